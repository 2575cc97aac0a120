package dev.holdfast.cli.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.cli.Invocation;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a hostile folder tries that one file cannot: links, devices, files of absurd size, and many machines that are fine. */
@Timeout(120)
class HostileFoldersTest {

    private static final String HEAD = "holdfast 1\nname 'victim'\n";
    private static final String SECRET = "correct-horse-battery-staple";

    @TempDir
    Path folder;

    private Invocation.Result plan(String... pathsAndTexts) {
        Invocation.write(folder, List.of(pathsAndTexts));
        return new Invocation(folder).run("plan", "declaration");
    }

    private static void refused(Invocation.Result result, String why) {
        assertThat(result.status()).as(result.all()).isEqualTo(65);
        assertThat(result.all().replaceAll("\\s+", " ")).contains(why).doesNotContain(SECRET);
    }

    @Test
    void a_file_outside_of_the_folder_is_not_even_looked_at() {
        for (String path : List.of(
                folder.resolve("secret.groovy").toString(),
                "../secret.groovy",
                "a/../../secret.groovy",
                "./../secret.groovy")) {
            Invocation.Result result = plan(
                    "secret.groovy",
                    SECRET + " @ (\n",
                    "declaration/holdfast.groovy",
                    HEAD + "apply from: '" + path + "'\n");
            refused(result, "The path must name a .groovy file beside or below this one");
            assertThat(result.all()).contains("1 error in 1 file");
        }
    }

    @Test
    void a_link_to_a_secret_is_not_followed_whatever_it_is_called() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), SECRET + ": [\n");
        Path declaration = Files.createDirectories(folder.resolve("declaration"));
        Files.createSymbolicLink(declaration.resolve("a.holdfast.yaml"), secret);
        Files.createSymbolicLink(declaration.resolve("b.holdfast.groovy"), secret);
        Files.createSymbolicLink(declaration.resolve("c.groovy"), secret);
        Invocation.Result result = plan("declaration/holdfast.groovy", HEAD + "apply from: 'c.groovy'\n");
        refused(result, "This is a link to a file outside of the declaration's folder");
        refused(result, "is a link out of the declaration's folder");
    }

    @Test
    void a_link_to_a_folder_outside_is_not_entered_by_any_command() throws IOException {
        Path outside = Files.createDirectories(folder.resolve("outside"));
        String text = SECRET + ":   [\n";
        Files.writeString(outside.resolve("holdfast.yaml"), text);
        Path declaration = Files.createDirectories(folder.resolve("declaration"));
        Files.createSymbolicLink(declaration.resolve("in"), outside);
        Files.createSymbolicLink(declaration.resolve("around"), folder);
        refused(
                plan("declaration/holdfast.groovy", HEAD),
                "This is a link to a folder outside of the declaration's folder");
        for (String command : List.of("validate", "fmt", "convert --to yaml --out elsewhere")) {
            String[] words = (command + " declaration").split(" ");
            refused(new Invocation(folder).run(words), "This is a link to a folder outside");
        }
        assertThat(outside.resolve("holdfast.yaml")).hasContent(text);
        assertThat(folder.resolve("elsewhere")).doesNotExist();
    }

    @Test
    void names_and_lines_of_files_give_no_commands_to_a_build_server() {
        String name = "::set-output name=a::b\u202e\n::error::c.holdfast.yaml";
        String text = "holdfast:   1\nname: victim\n\n\n\n##vso[task.complete]x\nvmms:   {  }\n#   ##[error]x\n";
        for (String command : List.of("validate", "plan", "fmt --check", "fmt --diff", "fmt", "convert --to groovy")) {
            Invocation.write(folder, List.of(name, text));
            String all = new Invocation(folder).run((command + " .").split(" ")).all();
            assertThat(all)
                    .as(command)
                    .doesNotContainPattern("(?m)^\\s*::\\w")
                    .doesNotContain("##vso[", "##[", "\u202e");
        }
    }

    @Test
    void pipes_and_devices_are_refused_wherever_they_are_named() throws Exception {
        Path declaration = Files.createDirectories(folder.resolve("declaration"));
        assertThat(makesPipe(declaration.resolve("pipe.groovy"))).isTrue();
        refused(plan("declaration/holdfast.groovy", HEAD + "apply from: 'pipe.groovy'\n"), "There is no file");
        refused(
                plan("declaration/holdfast.groovy", HEAD + "inventory(ndjson: 'pipe.groovy')\n"),
                "is a pipe or a device");
        refused(plan("declaration/holdfast.groovy", HEAD + "inventory(azure: '/dev/zero')\n"), "is a pipe or a device");
        for (String command : List.of("validate", "plan", "fmt", "convert --to yaml", "convert --to groovy")) {
            for (String path : List.of("declaration/pipe.groovy", "/dev/zero", "/dev/tty")) {
                String[] words = (command + " " + path).split(" ");
                refused(new Invocation(folder).run(words), "is a pipe or a device");
            }
        }
        assertThat(makesPipe(declaration.resolve("b.holdfast.yaml"))).isTrue();
        refused(plan("declaration/holdfast.groovy", HEAD), "This is a pipe or a device");
        refused(new Invocation(folder).run("fmt", "declaration"), "This is a pipe or a device");
    }

    private static boolean makesPipe(Path path) throws Exception {
        try {
            return new ProcessBuilder("mkfifo", path.toString()).start().waitFor() == 0;
        } catch (IOException none) {
            return false;
        }
    }

    @Test
    void a_folder_and_a_loop_of_links_called_like_a_declaration_are_no_declaration() throws IOException {
        Path declaration = Files.createDirectories(folder.resolve("declaration"));
        Files.createDirectories(declaration.resolve("holdfast.groovy"));
        assertThat(plan().status()).isEqualTo(65);
        Files.createSymbolicLink(declaration.resolve("a.holdfast.groovy"), Path.of("b.holdfast.groovy"));
        Files.createSymbolicLink(declaration.resolve("b.holdfast.groovy"), Path.of("a.holdfast.groovy"));
        Files.createSymbolicLink(declaration.resolve("around"), Path.of("."));
        refused(plan(), "a.holdfast.groovy");
        refused(plan("declaration/z.holdfast.groovy", HEAD + "apply from: 'a.holdfast.groovy'\n"), "There is no file");
        refused(
                plan("declaration/z.holdfast.groovy", HEAD + "inventory(ndjson: 'a.holdfast.groovy')\n"),
                "There is no file");
    }

    /** The superuser may read everything, so for it the file is a file like any other. */
    @Test
    void a_file_without_permission_is_an_error_for_whoever_needs_it() throws IOException {
        Path file = Files.createDirectories(folder.resolve("declaration")).resolve("b.groovy");
        Files.writeString(file, "// nothing\n");
        assertThat(file.toFile().setReadable(false)).isTrue();
        Invocation.Result applied = plan("declaration/holdfast.groovy", HEAD + "apply from: 'b.groovy'\n");
        if (Files.isReadable(file)) {
            assertThat(applied.status()).as(applied.all()).isZero();
        } else {
            refused(applied, "permission denied");
            refused(new Invocation(folder).run("plan", "declaration/b.groovy"), "permission denied");
        }
    }

    @Test
    void a_file_that_grows_while_it_is_read_ends_at_the_limit() throws Exception {
        Path file = Files.createDirectories(folder.resolve("declaration")).resolve("holdfast.groovy");
        Files.writeString(file, HEAD);
        AtomicBoolean over = new AtomicBoolean();
        Thread writer = new Thread(() -> {
            byte[] more = "// and so on\n".repeat(10_000).getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i < 400 && !over.get(); i++) {
                try {
                    Files.write(file, more, StandardOpenOption.APPEND);
                } catch (IOException e) {
                    return;
                }
            }
        });
        writer.start();
        try {
            int status;
            do {
                status = plan().status();
                assertThat(status).isIn(0, 65);
            } while (status == 0 && writer.isAlive());
        } finally {
            over.set(true);
            writer.join();
        }
    }

    /** What a secret file holds must not come out by making it an inventory. */
    @Test
    void no_content_of_a_file_that_is_no_inventory_is_shown() {
        for (String content : List.of(
                SECRET,
                "KEY=" + SECRET + "\0PATH=/bin\0",
                "{\"auths\": {\"" + SECRET + "\": {\"auth\": \"" + SECRET + "\"}}}",
                "{\"" + SECRET + "\": 1}",
                "[\"" + SECRET + "\"]",
                "-----BEGIN PRIVATE KEY-----\n" + SECRET + "\n-----END PRIVATE KEY-----",
                "default:\n  token: " + SECRET)) {
            for (String kind : List.of("ndjson", "azure")) {
                Invocation.Result result = plan(
                        "secret",
                        content,
                        "declaration/holdfast.groovy",
                        HEAD + "inventory(" + kind + ": '../secret')\n");
                assertThat(result.status()).as(kind + " " + content).isEqualTo(65);
                assertThat(result.all()).as(kind + " " + content).doesNotContain(SECRET);
            }
        }
    }

    @Test
    void a_file_of_64_mebibytes_is_refused_unread() throws IOException {
        Files.createDirectories(folder.resolve("declaration"));
        try (RandomAccessFile file = new RandomAccessFile(
                folder.resolve("declaration/holdfast.groovy").toFile(), "rw")) {
            file.setLength(64L << 20);
        }
        refused(plan(), "64 MiB");
    }

    @Test
    void nested_brackets_and_closures_end_at_the_gate() {
        refused(plan("declaration/holdfast.groovy", HEAD + "def x = " + "[".repeat(30_000) + "\n"), "24");
        refused(plan("declaration/holdfast.groovy", HEAD + "vm { \n".repeat(100_000)), "24");
        refused(
                plan("declaration/holdfast.groovy", HEAD + "x { }\n".repeat(250_000)),
                "more than 300000 words, signs and lines");
    }

    @Test
    void a_quote_in_a_variable_stays_text_in_a_condition() {
        for (String value : List.of("x' || true || '", "x\\\" || true || \\\"", "' == '", "\\\\' || true || '")) {
            Invocation.Result result = plan(
                    "declaration/holdfast.groovy",
                    HEAD + "def env = \"" + value + "\"\n"
                            + "vm('web-01') { region 'eastus'; tags env: 'dev' }\n"
                            + "bind('all') { where { vm.tags.env == env }; unprotected 'nothing of value' }\n");
            assertThat(result.all()).as(value).doesNotContain("nothing of value");
        }
    }

    @Test
    void nine_thousand_machines_from_a_loop_are_planned() {
        Invocation.Result result = plan("declaration/holdfast.groovy", HEAD + """
                defaults { region 'eastus' }
                vault('rsv') { region 'eastus'; redundancy LRS }
                policy('gold') {
                  vault 'rsv'
                  schedule { daily '22:00' }
                  retention { daily 30.days }
                }
                bind('all') { policy 'gold' }
                (1..9_000).each { i ->
                  vm("web-$i") {
                    os linux
                    zone i % 3 + 1
                    tags env: 'prod', tier: "t${i % 5}"
                    disk('os') { size 64.GiB; used 20.GiB }
                    (0..1).each { n -> disk("data$n") { lun n; size 128.GiB; used 10.GiB * (n + 1) } }
                  }
                }
                """);
        assertThat(result.status())
                .as(result.all().substring(0, Math.min(2_000, result.all().length())))
                .isLessThan(64);
        assertThat(result.all()).contains("of 9000 machines");
    }
}
