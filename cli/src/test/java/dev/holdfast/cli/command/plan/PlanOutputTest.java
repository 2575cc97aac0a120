package dev.holdfast.cli.command.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.cli.Invocation;
import dev.holdfast.cli.Invocation.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanOutputTest {

    private static final String DECLARATION = """
            holdfast: 1
            name: small
            vaults:
              v: { region: eastus }
            policies:
              p: { vault: v, objectives: { rpo: 4h }, schedule: { daily: "22:00" }, retention: { daily: 7d } }
            vms:
              web: { region: eastus, disks: { os: { size: 64GiB, used: 9GiB, churn: 1%/d } } }
            bindings:
              - { where: "true", policy: p }
            """;

    @TempDir
    Path directory;

    @BeforeEach
    void declaration() {
        Invocation.write(directory, List.of("holdfast.yaml", DECLARATION));
    }

    private Result plan(String... more) {
        return run("plan", more);
    }

    private Result run(String command, String... more) {
        String[] arguments = new String[more.length + 1];
        arguments[0] = command;
        System.arraycopy(more, 0, arguments, 1, more.length);
        return new Invocation(directory).run(arguments);
    }

    private String file(String name) throws IOException {
        return Files.readString(directory.resolve(name));
    }

    @Test
    void reports_are_what_the_formats_are_and_no_format_changes_the_exit_status() throws IOException {
        Result text = plan("--report", "sarif=a.sarif", "--report", "junit=b.xml", "--report", "text=c.txt");
        assertThat(text.status()).isEqualTo(4);
        assertThat(text.out()).startsWith("Holdfast plan for small");
        for (Map.Entry<String, String> report :
                Map.of("sarif", "a.sarif", "junit", "b.xml").entrySet()) {
            Result shown = plan("--format", report.getKey());
            assertThat(shown.status()).isEqualTo(4);
            assertThat(shown.out()).isEqualTo(file(report.getValue()));
        }
        assertThat(file("c.txt")).isEqualTo(text.out());
    }

    @Test
    void a_report_on_standard_output_is_there_alone() throws IOException {
        Result result = plan("--report", "sarif=a.sarif", "--report", "markdown=-", "--out", "p.plan");
        assertThat(result.out()).startsWith("<!-- holdfast-plan small -->").endsWith("<!-- holdfast:plan:small -->\n");
        assertThat(file("a.sarif")).startsWith("{\"$schema\"");
        assertThat(file("p.plan")).startsWith("{\"applyable\"");
    }

    @Test
    void show_writes_the_reports_that_plan_writes() {
        assertThat(plan("--out", "p.plan").status()).isEqualTo(4);
        for (String format :
                List.of("jsonl", "sarif", "junit", "gitlab", "gitlab-terraform", "github", "azure", "rdjson")) {
            Result shown = run("show", "p.plan", "--format", format);
            assertThat(shown.status()).as(shown.all()).isZero();
            assertThat(shown.out()).isEqualTo(plan("--format", format).out());
        }
    }

    @Test
    void outputs_and_summary_of_a_step_are_added_to_its_files() throws IOException {
        Invocation.write(directory, List.of("outputs", "before=1\n", "summary", "# before\n"));
        Result result = new Invocation(directory)
                .with("GITHUB_OUTPUT", directory.resolve("outputs").toString())
                .with("GITHUB_STEP_SUMMARY", directory.resolve("summary").toString())
                .run("plan", "--github-output", "--github-summary", "--max-chars", "1000");
        assertThat(result.status()).as(result.all()).isEqualTo(4);
        List<String> lines = file("outputs").lines().toList();
        assertThat(lines.get(0)).isEqualTo("before=1");
        String end = lines.get(3);
        assertThat(end).matches("holdfast-[0-9a-f]{64}");
        assertThat(lines.get(1)).isEqualTo("plan-digest<<" + end);
        assertThat(lines.get(2)).isEqualTo("sha256:" + end.substring("holdfast-".length()));
        assertThat(file("outputs"))
                .contains("changes<<" + end + "\ntrue\n" + end)
                .contains("errors<<" + end + "\n1\n" + end)
                .endsWith("points-lost<<" + end + "\n0\n" + end + "\n");
        assertThat(file("summary")).startsWith("# before\n<!-- holdfast-plan small -->");
        assertThat(file("summary").length()).isLessThanOrEqualTo(1_000 + "# before\n".length());
    }

    @Test
    void what_does_not_fit_together_is_said_before_anything_is_planned() {
        Map<List<String>, String> mistakes = Map.ofEntries(
                Map.entry(List.of("--format", "sarf"), "'sarf' is no value of --format"),
                Map.entry(List.of("--report", "sarif"), "'sarif' is no value of --report"),
                Map.entry(List.of("--report", "xml=a.xml"), "'xml' is no value of --report"),
                Map.entry(List.of("--report", "ics=a.ics"), "'ics' is no value of --report"),
                Map.entry(
                        List.of("--report", "json=-", "--report", "sarif=-"),
                        "Both --report json=- and --report sarif=-"),
                Map.entry(List.of("--out", "-", "--report", "sarif=-"), "Both --out - and --report sarif=-"),
                Map.entry(List.of("--format", "json", "--report", "sarif=-"), "Both --format and --report sarif=-"),
                Map.entry(List.of("--report", "json=a", "--report", "sarif=./a"), "go to the file 'a'"),
                Map.entry(List.of("--report", "sarif=a", "--out", "a"), "go to the file 'a'"),
                Map.entry(List.of("--format", "markdown", "--max-chars", "999"), "from 1000 to 100000000"),
                Map.entry(List.of("--format", "markdown", "--max-chars", "lots"), "'lots' is no value of --max-chars"),
                Map.entry(List.of("--max-chars", "5000"), "--max-chars shortens Markdown"),
                Map.entry(List.of("--format", "junit", "--junit-flavor", "gitlb"), "Did you mean 'gitlab'?"),
                Map.entry(List.of("--junit-flavor", "gitlab"), "--junit-flavor is about JUnit"),
                Map.entry(List.of("--github-output"), "the variable GITHUB_OUTPUT names, and it is not set"),
                Map.entry(List.of("--github-summary"), "GITHUB_STEP_SUMMARY"));
        mistakes.forEach((arguments, message) -> {
            Result result = plan(arguments.toArray(new String[0]));
            assertThat(result.status()).as(result.all()).isEqualTo(64);
            assertThat(result.err()).startsWith("Error: ").contains(message);
            assertThat(result.out()).isEmpty();
        });
        assertThat(directory.resolve("a")).doesNotExist();
    }

    @Test
    void a_report_that_cannot_be_written_ends_with_an_error() {
        assertThat(plan("--report", "sarif=none/a.sarif").status()).isEqualTo(1);
        Result result = new Invocation(directory)
                .with("GITHUB_OUTPUT", directory.toString())
                .run("plan", "--github-output");
        assertThat(result.status()).isEqualTo(1);
        assertThat(result.err()).contains("it is a directory");
    }
}
