package dev.holdfast.cli.render.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.cli.Invocation;
import dev.holdfast.cli.render.OutputFormat;
import dev.holdfast.cli.render.report.format.JunitFlavor;
import dev.holdfast.cli.render.report.format.ReportSettings;
import dev.holdfast.cli.render.report.format.SarifWriter;
import dev.holdfast.dsl.diagnostic.Severity;
import dev.holdfast.planner.document.FindingEntry;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ReportsTest {

    @TempDir
    Path directory;

    @BeforeEach
    void declaration() {
        Invocation.write(directory, List.of("holdfast.yaml", "x: { \u00e4: rpo }\n"));
    }

    private String report(OutputFormat format, List<FindingEntry> findings) {
        return Reported.report(format, Reported.settings(directory), findings);
    }

    private static JsonNode run(String sarif) {
        return JsonMapper.shared().readTree(sarif).get("runs").get(0);
    }

    @Test
    void sarif_has_each_rule_once_with_what_explain_says() {
        JsonNode run = run(report(
                OutputFormat.SARIF,
                List.of(
                        Reported.finding("note", "holdfast.yaml:1:9", "Third.", "a"),
                        Reported.finding("error", "holdfast.yaml:1:9", "First.", "b"),
                        Reported.finding("error", "holdfast.yaml:1:9", "Second.", "c"))));
        JsonNode rules = run.get("tool").get("driver").get("rules");
        assertThat(rules).hasSize(1);
        assertThat(rules.get(0).get("shortDescription").get("text").stringValue())
                .isEqualTo("Scheduled data loss exceeds the objective.");
        assertThat(run.get("results").findValuesAsString("level")).containsExactly("error", "error", "note");
        JsonNode region = run.get("results")
                .get(0)
                .get("locations")
                .get(0)
                .get("physicalLocation")
                .get("region");
        assertThat(region).hasToString("{\"startLine\":1,\"startColumn\":9,\"endColumn\":12}");
        assertThat(run.get("invocations").get(0).has("toolExecutionNotifications"))
                .isFalse();
    }

    @Test
    void sarif_of_a_rule_that_the_page_does_not_know_says_what_the_finding_says() {
        FindingEntry own = new FindingEntry(
                "HF1200",
                "rule/tagged",
                "warning",
                List.of(),
                "No owner.",
                Optional.empty(),
                new TreeMap<>(),
                Optional.empty(),
                Optional.empty());
        JsonNode run = run(report(OutputFormat.SARIF, List.of(own)));
        assertThat(run.get("tool").get("driver").get("rules").get(0).get("id").stringValue())
                .isEqualTo("rule/tagged");
        assertThat(run.get("results").findValuesAsString("uri")).containsExactly("holdfast.yaml");
    }

    @Test
    void sarif_keeps_the_worst_findings_and_tells_how_many_are_missing() {
        List<FindingEntry> findings = new ArrayList<>(Reported.findings("note", 5));
        findings.addAll(Reported.findings("error", 2));
        ReportSettings settings = Reported.settings(directory);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new SarifWriter(3)
                .write(
                        new PlanFindings(settings, ReportSubject.PLAN).of(Reported.view(findings)),
                        new PrintStream(bytes, true, StandardCharsets.UTF_8));
        JsonNode run = run(bytes.toString(StandardCharsets.UTF_8));
        assertThat(run.get("results").findValuesAsString("level")).containsExactly("error", "error", "note");
        assertThat(run.get("invocations").toString()).contains("4 more findings do not fit");
    }

    @Test
    void junit_fails_on_errors_and_on_what_makes_the_plan_fail() {
        List<FindingEntry> findings = List.of(
                Reported.finding("error", "", "A.", "a"),
                Reported.finding("warning", "holdfast.yaml:1:1", "B.", "b"),
                Reported.finding("note", "", "C.", "c"));
        for (Severity failOn : Severity.values()) {
            String xml = Reported.report(
                    OutputFormat.JUNIT, Reported.settings(directory, JunitFlavor.PORTABLE, failOn), findings);
            assertThat(xml).contains("tests=\"3\" failures=\"" + (failOn.ordinal() + 1) + "\" errors=\"0\"");
            assertThat(xml.split("<failure ", -1)).hasSize(failOn.ordinal() + 2);
            String output = xml.substring(xml.indexOf("<system-out>"), xml.indexOf("</system-out>"));
            assertThat(output.split("For: ", -1))
                    .as("what has passed is told by the suite")
                    .hasSize(3 - failOn.ordinal());
            assertThat(xml).doesNotContain(" file=");
        }
        assertThat(Reported.report(
                        OutputFormat.JUNIT, Reported.settings(directory, JunitFlavor.GITLAB, Severity.ERROR), findings))
                .contains("<testcase name=\"b\" classname=\"holdfast.HF1031\" time=\"0\" file=\"holdfast.yaml\">");
    }

    @Test
    void junit_of_a_plan_without_findings_has_passed_cases() {
        String xml = report(OutputFormat.JUNIT, List.of());
        assertThat(xml).contains("tests=\"8\" failures=\"0\"", "name=\"objectives: no finding (HF103x)\"");
        assertThat(xml.split("<testcase ", -1)).hasSize(9);
    }

    @Test
    void gitlab_puts_what_has_no_place_on_the_first_line_of_the_declaration() {
        String json = report(
                OutputFormat.GITLAB,
                List.of(
                        Reported.finding("error", "", "A.", "a"),
                        Reported.finding("warning", "holdfast.yaml:4:1", "B."),
                        Reported.finding("note", "/etc/passwd:4:1", "C.")));
        JsonNode root = JsonMapper.shared().readTree(json);
        assertThat(root.findValuesAsString("path")).containsOnly("holdfast.yaml");
        assertThat(root.findValuesAsString("begin")).containsExactly("1", "4", "1");
        assertThat(root.findValuesAsString("severity")).containsExactly("critical", "major", "info");
        assertThat(root.findValuesAsString("description")).containsExactly("A. For: a.", "B.", "C.");
    }

    @Test
    void gitlab_counts_a_replacement_as_created_and_deleted() {
        assertThat(report(OutputFormat.GITLAB_TERRAFORM, List.of()))
                .isEqualTo("{\"create\":1,\"update\":0,\"delete\":1}\n");
    }

    @Test
    void github_shows_nine_of_a_kind_and_counts_the_others() {
        List<FindingEntry> findings = new ArrayList<>(Reported.findings("warning", 25));
        findings.addAll(Reported.findings("error", 9));
        List<String> lines = report(OutputFormat.GITHUB, findings).lines().toList();
        assertThat(lines.stream().filter(line -> line.startsWith("::error "))).hasSize(9);
        assertThat(lines.stream().filter(line -> line.startsWith("::warning "))).hasSize(10);
        assertThat(lines.get(lines.size() - 1)).isEqualTo("::warning title=Holdfast::16 more warnings, see the plan.");
        assertThat(lines)
                .contains("::error file=holdfast.yaml,line=1,endLine=1,col=1,endColumn=2,"
                        + "title=HF1031 rpo-violated::It is bad.%0AFor: web-0.");
    }

    @Test
    void azure_has_issues_for_errors_and_warnings_and_never_ends_the_task() {
        String log = report(
                OutputFormat.AZURE,
                List.of(
                        Reported.finding("error", "holdfast.yaml:1:9", "A.", "a"),
                        Reported.finding("warning", "", "B."),
                        Reported.finding("note", "", "C.")));
        assertThat(log)
                .contains("\n##vso[task.logissue type=error;sourcepath=holdfast.yaml;linenumber=1;columnnumber=9;"
                        + "code=HF1031;]rpo-violated: A.%0AFor: a.\n")
                .endsWith("\n##vso[task.logissue type=warning;code=HF1031;]rpo-violated: B.\n")
                .doesNotContain("task.complete");
    }

    @Test
    void rdjson_counts_bytes_and_leaves_out_a_location_that_is_not_known() {
        JsonNode root = JsonMapper.shared()
                .readTree(report(
                        OutputFormat.RDJSON,
                        List.of(
                                Reported.finding("warning", "holdfast.yaml:1:9", "A."),
                                Reported.finding("note", "", "B."))));
        assertThat(root.get("severity").stringValue()).isEqualTo("WARNING");
        assertThat(root.get("diagnostics").get(0).get("location").get("range"))
                .hasToString("{\"start\":{\"line\":1,\"column\":10},\"end\":{\"line\":1,\"column\":13}}");
        assertThat(root.get("diagnostics").get(1).has("location")).isFalse();
    }

    @Test
    void json_lines_hold_the_entries_of_the_document() {
        List<FindingEntry> findings = Reported.findings("error", 2);
        List<String> lines = report(OutputFormat.JSONL, findings).lines().toList();
        JsonNode document = JsonMapper.shared()
                .readTree(report(OutputFormat.JSON, findings))
                .get("holdfast");
        List<JsonNode> read = lines.stream()
                .map(JsonMapper.shared()::readTree)
                .filter(line -> line.get("type").stringValue().equals("finding"))
                .map(line -> line.get("finding"))
                .toList();
        assertThat(read).hasSize(2).containsExactlyElementsOf(document.get("findings"));
        assertThat(lines.get(0)).contains("\"verdict\":\"", "\"findings\":2");
    }

    @Test
    void addresses_are_listed_up_to_twenty() {
        List<String> names = new ArrayList<>();
        for (int index = 0; index < 23; index++) {
            names.add("m" + index);
        }
        String json =
                report(OutputFormat.GITLAB, List.of(Reported.finding("error", "", "A.", names.toArray(new String[0]))));
        assertThat(json).contains(", m19 and 3 more.").doesNotContain("m20");
    }
}
