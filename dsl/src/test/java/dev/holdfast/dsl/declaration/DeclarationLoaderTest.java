package dev.holdfast.dsl.declaration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.dsl.diagnostic.Diagnostic;
import dev.holdfast.dsl.diagnostic.DiagnosticCode;
import dev.holdfast.dsl.diagnostic.Severity;
import dev.holdfast.dsl.diagnostic.SourceSpan;
import dev.holdfast.dsl.inventory.KnownMachine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeclarationLoaderTest {

    private static final String HEAD = "holdfast: 1\nname: x\ndefaults: { region: eastus }\n";

    @TempDir
    Path folder;

    private void write(String name, String text) {
        Loading.write(folder.resolve(name), text.getBytes(StandardCharsets.UTF_8));
    }

    private LoadedDeclaration load(String path) {
        return new DeclarationLoader(folder).load(Path.of(path));
    }

    private static List<String> machines(LoadedDeclaration loaded) {
        return loaded.machines().stream().map(known -> known.machine().name()).toList();
    }

    /** A copy of a folder of test resources. */
    private void copy(String resources) throws IOException {
        Path source = Path.of(System.getProperty("holdfast.root"), "dsl/src/test/resources", resources);
        try (var files = Files.walk(source)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Loading.write(folder.resolve(source.relativize(file).toString()), Files.readAllBytes(file));
            }
        }
    }

    @Test
    void the_text_of_a_file_that_cannot_be_parsed_is_kept_for_messages() {
        write("holdfast.groovy", "policy('gold') {\n  vault 'x\n}\n");
        LoadedDeclaration loaded = load(".");
        assertThat(loaded.declaration()).isEmpty();
        assertThat(loaded.sources().get("holdfast.groovy").lines()).contains("  vault 'x");
    }

    @Test
    void the_example_of_the_language_loads_without_errors_and_with_its_inventories() throws IOException {
        copy("declarations/language");
        LoadedDeclaration loaded = load(".");
        assertThat(loaded.diagnostics().stream().filter(each -> each.severity() == Severity.ERROR))
                .isEmpty();
        assertThat(loaded.declaration().orElseThrow().name()).isEqualTo("contoso-prod");
        assertThat(machines(loaded)).containsExactlyInAnyOrder("sql-01", "web-01", "lab-01", "lab-02");
        assertThat(Loading.notes(loaded))
                .contains("consistency", "vms.workload")
                .doesNotContain("prices", "limits", "rules");
        KnownMachine web = loaded.machines().stream()
                .filter(known -> known.machine().name().equals("web-01"))
                .findFirst()
                .orElseThrow();
        assertThat(web.machine().osDisk().orElseThrow().size().value()).hasToString("64GiB");
        assertThat(loaded.sources()).containsOnlyKeys("contoso.holdfast.yaml", "prices/azure-eastus-2026-11.yaml");
        assertThat(loaded.origins().find("vms/sql-01/disks/data0/size").map(SourceSpan::place))
                .contains("contoso.holdfast.yaml:44:32");
    }

    @Test
    void a_folder_is_read_with_its_subfolders_in_path_order() {
        write("b/holdfast.yml", "bindings: [{ name: second, policy: p }]\n");
        write("a.holdfast.yaml", HEAD + "policies: { p: {} }\nbindings: [{ name: first, policy: p }]\n");
        write("b/c/z.holdfast.yaml", "bindings: [{ name: third, policy: p }]\n");
        write("other.yaml", "nonsense: [");
        write(".hidden/holdfast.yaml", "nonsense: [");
        write("b/.git/x.holdfast.yaml", "nonsense: [");
        LoadedDeclaration loaded = load(".");
        assertThat(Loading.problems(loaded)).isEmpty();
        assertThat(loaded.declaration().orElseThrow().bindings().stream()
                        .map(each -> each.name().orElse("")))
                .containsExactly("first", "third", "second");
    }

    @Test
    void a_single_file_may_have_any_name() {
        write("backup.yaml", HEAD);
        assertThat(load("backup.yaml").declaration()).isPresent();
    }

    @Test
    void folders_that_link_to_each_other_are_read_once() throws IOException {
        write("a/holdfast.yaml", HEAD);
        Files.createSymbolicLink(folder.resolve("a/loop"), folder);
        Files.createSymbolicLink(folder.resolve("again"), folder.resolve("a"));
        Files.createSymbolicLink(folder.resolve("dangling.holdfast.yaml"), folder.resolve("nowhere"));
        LoadedDeclaration loaded = load(".");
        assertThat(Loading.problems(loaded)).containsExactly("FILE_UNREADABLE 1:1");
        assertThat(loaded.sources()).containsKeys("a/holdfast.yaml");
    }

    @Test
    void nothing_to_read_says_what_to_do() {
        LoadedDeclaration loaded = load(".");
        assertThat(loaded.diagnostics())
                .singleElement()
                .matches(each -> each.code() == DiagnosticCode.NOTHING_TO_READ)
                .matches(each -> each.detail().contains("holdfast init"));
        assertThat(load("nowhere").diagnostics().get(0).detail()).contains("'nowhere'");
        assertThat(loaded.declaration()).isEmpty();
        assertThat(loaded.declarationDigest()).isEmpty();
    }

    @Test
    void both_spellings_together_are_one_declaration() {
        write("holdfast.yaml", HEAD);
        write("x.holdfast.groovy", "vault('near') { region 'eastus' }\nvm('a') { os linux }\n");
        LoadedDeclaration loaded = load(".");
        assertThat(Loading.problems(loaded)).isEmpty();
        assertThat(loaded.declaration().orElseThrow().vaults()).containsOnlyKeys("near");
        assertThat(loaded.machines()).hasSize(1);
    }

    @Test
    void an_applied_file_counts_once_wherever_it_is() {
        write("holdfast.groovy", "holdfast 1\nname 'a'\napply from: 'shared/tiers.holdfast.groovy'\nnear('n')\n");
        write(
                "shared/tiers.holdfast.groovy",
                "def near(it_name) { vault(it_name) { region 'eastus' } }\nvault('m') { region 'westus' }\n");
        LoadedDeclaration loaded = load(".");
        assertThat(Loading.problems(loaded)).isEmpty();
        assertThat(loaded.declaration().orElseThrow().vaults()).containsOnlyKeys("m", "n");
    }

    @Test
    void files_that_apply_each_other_are_an_error_at_the_line_that_closes_the_circle() {
        write("a.holdfast.groovy", "apply from: 'b.holdfast.groovy'\n");
        write("b.holdfast.groovy", "apply from: 'a.holdfast.groovy'\n");
        assertThat(Loading.problems(load("."))).contains("BAD_INCLUDE 1:13");
    }

    @Test
    void a_link_out_of_the_folder_is_not_followed() throws IOException {
        write("outside.groovy", "vault('x') { region 'eastus' }\n");
        write("in/holdfast.groovy", "holdfast 1\nname 'a'\napply from: 'o.groovy'\n");
        Files.createSymbolicLink(folder.resolve("in/o.groovy"), folder.resolve("outside.groovy"));
        assertThat(Loading.problems(load("in"))).containsExactly("BAD_INCLUDE 3:13");
    }

    @Test
    void a_folder_instead_of_a_file_is_read_as_a_folder_even_when_named_like_one() throws IOException {
        Files.createDirectories(folder.resolve("holdfast.yaml"));
        write("holdfast.yaml/holdfast.yaml", HEAD);
        assertThat(load(".").declaration()).isPresent();
    }

    @Test
    void all_problems_of_all_files_appear_at_once() {
        write("a.holdfast.yaml", HEAD + "vaults: { v: { region: e, x: 1 } }\n");
        write("b.holdfast.yaml", "policies: { p: [\n");
        write("c.holdfast.yaml", "policies: { q: { timeZone: Nowhere } }\ninventories: [{ azure: gone.json }]\n");
        LoadedDeclaration loaded = load(".");
        assertThat(loaded.diagnostics().stream()
                        .map(each -> each.span().orElseThrow().file() + " " + each.code()))
                .containsExactly(
                        "a.holdfast.yaml UNKNOWN_KEY",
                        "b.holdfast.yaml SYNTAX",
                        "c.holdfast.yaml BAD_TIME_ZONE",
                        "c.holdfast.yaml INVENTORY_UNREADABLE");
    }

    @Test
    void an_inventory_that_is_missing_is_reported_where_it_is_named() {
        write("sub/holdfast.yaml", HEAD + "inventories:\n  - { azure: vms.json, disks: d.json }\n  - { ndjson: .. }\n");
        LoadedDeclaration loaded = load("sub");
        assertThat(Loading.problems(loaded))
                .containsExactly("INVENTORY_UNREADABLE 5:14", "INVENTORY_UNREADABLE 5:31", "INVENTORY_UNREADABLE 6:15");
        assertThat(loaded.diagnostics().get(0).detail()).contains("'sub/vms.json'");
        assertThat(loaded.declaration()).isEmpty();
    }

    @Test
    void an_inventory_named_twice_is_read_once() {
        write("fleet.ndjson", "{\"name\":\"a\"}\n");
        write("holdfast.yaml", HEAD + "inventories:\n  - { ndjson: fleet.ndjson }\n  - { ndjson: ./fleet.ndjson }\n");
        LoadedDeclaration loaded = load(".");
        assertThat(Loading.problems(loaded)).containsExactly("DUPLICATE_NAME 6:15");
        assertThat(machines(loaded)).containsExactly("a");
    }

    @Test
    void inventories_are_checked_even_if_the_declaration_has_errors() {
        write("fleet.ndjson", "{\"name\":\"a\",\"policy\":\"gld\"}\n{broken\n");
        write("holdfast.yaml", HEAD + "polices: {}\npolicies: { gold: {} }\ninventories: [{ ndjson: fleet.ndjson }]\n");
        LoadedDeclaration loaded = load(".");
        assertThat(loaded.diagnostics().stream().map(Diagnostic::code))
                .contains(
                        DiagnosticCode.UNKNOWN_KEY,
                        DiagnosticCode.INVENTORY_RECORD_DAMAGED,
                        DiagnosticCode.UNKNOWN_REFERENCE);
    }

    @Test
    void paths_are_shown_as_the_user_would_write_them() {
        write("x/y/holdfast.yaml", "holdfast: 1\nname: x\nfoo: 1\n");
        LoadedDeclaration below = load("x/../x/y");
        assertThat(below.diagnostics().get(0).span().orElseThrow().file()).isEqualTo("x/y/holdfast.yaml");
        LoadedDeclaration beside = new DeclarationLoader(folder.resolve("other")).load(folder.resolve("x"));
        assertThat(beside.diagnostics().get(0).span().orElseThrow().file())
                .isEqualTo(folder.resolve("x/y/holdfast.yaml").toString());
    }

    @Test
    void files_on_disk_are_refused_by_size_without_reading_them() throws IOException {
        try (var file =
                new java.io.RandomAccessFile(folder.resolve("holdfast.yaml").toFile(), "rw")) {
            file.setLength(100L * 1024 * 1024);
        }
        LoadedDeclaration loaded = load(".");
        assertThat(Loading.problems(loaded)).containsExactly("FILE_TOO_LARGE 1:1");
        assertThat(Loading.onlyDetail(loaded)).contains("100 MiB").contains("NDJSON");
    }

    @Test
    void loading_again_gives_an_equal_result() throws IOException {
        copy("declarations/language");
        assertThat(load(".")).usingRecursiveComparison().isEqualTo(load("."));
    }

    @Test
    void an_unreadable_map_of_files_has_no_effect_on_the_digest_of_machines() {
        LoadedDeclaration one = Loading.files(folder, Map.of("holdfast.yaml", HEAD));
        LoadedDeclaration other = new DeclarationLoader(folder).load(Path.of("holdfast.yaml"));
        assertThat(one.inventoryDigest()).isEqualTo(other.inventoryDigest()).hasSize(64);
        assertThat(one.declarationDigest()).isEqualTo(other.declarationDigest()).hasSize(64);
    }
}
