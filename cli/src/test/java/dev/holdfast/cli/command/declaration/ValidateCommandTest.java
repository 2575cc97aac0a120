package dev.holdfast.cli.command.declaration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.cli.Invocation;
import dev.holdfast.cli.Invocation.Result;
import dev.holdfast.cli.render.report.OfficialSchemas;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ValidateCommandTest {

    private static final int INVALID = 65;
    private static final int USAGE = 64;

    private static final String WRONG = """
            holdfast: 1
            name: shop
            defaults: { region: eastus }
            vaults: { v: { region: eastus } }
            policies: { p: { vault: v, retentoin: { daily: 7d } } }
            """;

    @TempDir
    Path directory;

    private String validated(String machines) throws IOException {
        Invocation.write(
                directory,
                List.of("holdfast.yaml", "holdfast: 1\nname: shop\ndefaults: { region: eastus }\n" + machines));
        return new Invocation(directory).run("validate").out();
    }

    @Test
    void a_valid_declaration_says_how_many_machines_it_has() throws IOException {
        assertThat(validated("")).isEqualTo("Valid: estate shop, 0 machines.\n");
        assertThat(validated("vms: { a: { unprotected: x } }\n")).isEqualTo("Valid: estate shop, 1 machine.\n");
        assertThat(validated("vms: { a: { unprotected: x }, b: { unprotected: y } }\n"))
                .isEqualTo("Valid: estate shop, 2 machines.\n");
    }

    private Result run(String... arguments) throws IOException {
        Files.createDirectories(directory.resolve(".git"));
        Invocation.write(directory, List.of("a/holdfast.yaml", WRONG));
        return new Invocation(directory).run(arguments);
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }

    @Test
    void the_exit_status_never_depends_on_the_format_and_formats_alone_are_on_standard_output() throws IOException {
        for (String format : List.of("text", "json", "sarif", "junit", "gitlab", "github", "azure", "rdjson")) {
            Result wrong = run("validate", "a", "--format", format);
            assertThat(wrong.status()).as(format).isEqualTo(INVALID);
            assertThat(wrong.err().isEmpty()).as(format + wrong.err()).isEqualTo(!format.equals("text"));
            assertThat(wrong.out().contains("retentoin")).as(format).isEqualTo(!format.equals("text"));
            Invocation.write(directory, List.of("b/holdfast.yaml", "holdfast: 1\nname: shop\n"));
            assertThat(run("validate", "b", "--format", format).status())
                    .as(format)
                    .isZero();
        }
    }

    @Test
    void sarif_marks_the_very_word() throws IOException {
        Result wrong = run("validate", "a", "--format", "sarif");
        JsonNode document = json(wrong.out());
        assertThat(new OfficialSchemas().sarifProblems(document)).isEmpty();
        JsonNode place = document.at("/runs/0/results/0/locations/0/physicalLocation");
        assertThat(place.at("/region")).hasToString("{\"startLine\":5,\"startColumn\":28,\"endColumn\":37}");
        assertThat(place.at("/artifactLocation/uri").stringValue()).isEqualTo("a/holdfast.yaml");
        assertThat(document.at("/runs/0/automationDetails/id").stringValue()).isEqualTo("holdfast-validation/a/");
    }

    @Test
    void what_cannot_be_read_at_all_still_gives_a_whole_document() throws IOException {
        Invocation.write(
                directory,
                List.of(
                        "nul/holdfast.yaml",
                        "name: a\0b\n",
                        "open/holdfast.yaml",
                        "{ [",
                        "empty/x.txt",
                        "",
                        "many/holdfast.yaml",
                        IntStream.range(0, 1_100)
                                .mapToObj(i -> "key" + i + ": 1\n")
                                .collect(Collectors.joining()),
                        "many/z.holdfast.yaml",
                        "# holdfast:ignore HF1001 until=2027-01-31 reason=\"x\"\n<br>\nCost: 1 <br>\n"));
        Files.write(directory.resolve("open/latin.holdfast.yaml"), new byte[] {'a', ':', ' ', (byte) 0xe4, '\n'});
        for (String path :
                List.of("nul", "open", "empty", "nowhere", "nowhere.yaml", "/proc/self/mem", "many", "empty/..")) {
            Result wrong = run("validate", path, "--format", "sarif", "--report", "junit=x.xml");
            assertThat(wrong.status()).as(path).isEqualTo(INVALID);
            assertThat(json(wrong.out()).at("/runs/0/results").size()).as(path).isPositive();
            assertThat(Files.readString(directory.resolve("x.xml"))).as(path).endsWith("</testsuites>\n");
        }
    }

    @Test
    void reports_are_files_beside_the_usual_text() throws IOException {
        Result wrong = run("validate", "a", "--report", "sarif=x.sarif", "--report", "text=x.txt");
        assertThat(wrong.out()).isEmpty();
        assertThat(wrong.err()).contains("Unknown key [HF0020]").endsWith("1 error in 1 file\n");
        assertThat(Files.readString(directory.resolve("x.txt"))).isEqualTo(wrong.err());
        assertThat(json(Files.readString(directory.resolve("x.sarif")))
                        .at("/runs/0/results")
                        .size())
                .isEqualTo(1);
        Result only = run("validate", "a", "--report", "github=-");
        assertThat(only.err()).isEmpty();
        assertThat(only.out())
                .contains(
                        "\n::error file=a/holdfast.yaml,line=5,endLine=5,col=28,endColumn=37,title=HF0020 unknown-key::");
    }

    @Test
    void a_name_that_is_declared_twice_has_its_first_place_beside_it() throws IOException {
        Invocation.write(
                directory,
                List.of(
                        "a/holdfast.yaml", "holdfast: 1\nname: shop\nvaults: { v: { region: eastus } }\n",
                        "a/more.holdfast.yaml", "vaults:\n  v: { region: eastus }\n"));
        Result wrong = new Invocation(directory).run("validate", "a", "--format", "sarif");
        JsonNode result = json(wrong.out()).at("/runs/0/results/0");
        assertThat(result.get("relatedLocations")).as(wrong.all()).isNotNull();
        assertThat(result.at("/relatedLocations/0/physicalLocation/artifactLocation/uri")
                        .stringValue())
                .isEqualTo("a/holdfast.yaml");
    }

    @ParameterizedTest
    @CsvSource({
        "--format=markdown, 'is no value of --format. Possible are: text, json, sarif, junit'",
        "--format=srif, Did you mean 'sarif'?",
        "--format=gitlab-terraform, is no value of --format",
        "--report=sarif, is no value of --report",
        "--report=sarif=, is no value of --report",
        "--report=jsonl=x, is no value of --report",
        "--report=sarif=x --report=junit=x, only one would be left",
        "--report=sarif=- --format=json, would mix",
        "--junit-flavor=gitlab, --junit-flavor is about JUnit",
        "--junit-flavor=maven --format=junit, 'Possible are: portable, gitlab'",
        "--suppressed, --suppressed",
        "--max-chars=1000, --max-chars",
    })
    void options_that_do_not_fit_are_explained(String options, String message) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("validate", "a"));
        arguments.addAll(List.of(options.split(" ", -1)));
        Result result = run(arguments.toArray(new String[0]));
        assertThat(result.status()).as(result.all()).isEqualTo(USAGE);
        assertThat(result.err()).contains(message);
    }

    @Test
    void a_report_that_cannot_be_written_is_an_error_of_its_own() throws IOException {
        Result result = run("validate", "a", "--report", "sarif=missing/folder/x.sarif");
        assertThat(result.status()).as(result.all()).isNotIn(0, INVALID);
        assertThat(result.err()).contains("missing/folder");
    }
}
