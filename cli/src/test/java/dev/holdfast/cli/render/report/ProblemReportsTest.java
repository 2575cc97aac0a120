package dev.holdfast.cli.render.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.cli.Invocation;
import dev.holdfast.cli.render.OutputFormat;
import dev.holdfast.cli.render.report.ProblemReports.Problems;
import dev.holdfast.cli.render.report.finding.SourceFiles;
import dev.holdfast.cli.render.report.format.JunitFlavor;
import dev.holdfast.cli.render.report.format.ReportSettings;
import dev.holdfast.dsl.diagnostic.Diagnostic;
import dev.holdfast.dsl.diagnostic.DiagnosticCode;
import dev.holdfast.dsl.diagnostic.DiagnosticText;
import dev.holdfast.dsl.diagnostic.Severity;
import dev.holdfast.dsl.diagnostic.SourceSpan;
import dev.holdfast.dsl.generator.Seeds;
import dev.holdfast.dsl.tree.SourceLines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What build servers are told of a declaration that is wrong. */
class ProblemReportsTest {

    private static final int SEEDS = Boolean.getBoolean("holdfast.long") ? 5_000 : 300;
    private static final Instant AT = Instant.parse("2026-11-20T15:00:00Z");

    private static final List<OutputFormat> FORMATS = List.of(
            OutputFormat.SARIF,
            OutputFormat.JUNIT,
            OutputFormat.GITLAB,
            OutputFormat.GITHUB,
            OutputFormat.AZURE,
            OutputFormat.RDJSON);

    @TempDir
    Path directory;

    private String report(OutputFormat format, List<Diagnostic> problems, int omitted) {
        return report(format, JunitFlavor.PORTABLE, directory, new Problems(problems, omitted, "What people read.\n"));
    }

    private static String report(OutputFormat format, JunitFlavor flavor, Path directory, Problems problems) {
        return new ProblemReports(Reported.settings(directory, flavor, Severity.ERROR), directory, AT, problems)
                .of(format);
    }

    private static JsonNode result(String sarif) {
        return JsonMapper.shared().readTree(sarif).at("/runs/0/results/0");
    }

    private static Diagnostic problem(String file, int line, int column, int endLine, int endColumn) {
        return Diagnostic.at(
                new SourceSpan(file, line, column, endLine, endColumn), DiagnosticCode.UNKNOWN_KEY, "No key 'vmz'.");
    }

    @Test
    void sarif_has_the_whole_place_in_utf_16_units_and_related_places() {
        Invocation.write(
                directory,
                List.of(
                        ".git/HEAD",
                        "",
                        "in fra/holdfast.yaml",
                        "\ud83d\ude00: { \ud83d\ude00\ud83d\ude00: 1 }\nb: \ud83d\ude00x\n"));
        Diagnostic found = problem("holdfast.yaml", 1, 6, 1, 8)
                .withRelated(new SourceSpan("holdfast.yaml", 1, 1, 2, 5), "first declared here")
                .withRelated(SourceSpan.at("../../elsewhere.yaml", 3, 4), "or here");
        ReportSettings settings = Reported.settings(directory.resolve("in fra"));
        JsonNode result = result(
                new ProblemReports(settings, directory.resolve("in fra"), AT, new Problems(List.of(found), 0, "x\n"))
                        .of(OutputFormat.SARIF));
        assertThat(result.at("/locations/0/physicalLocation/region"))
                .hasToString("{\"startLine\":1,\"startColumn\":7,\"endColumn\":11}");
        assertThat(result.at("/locations/0/physicalLocation/artifactLocation"))
                .hasToString("{\"uri\":\"in%20fra/holdfast.yaml\",\"uriBaseId\":\"%SRCROOT%\"}");
        assertThat(result.get("relatedLocations"))
                .as("what is outside of the repository is only told")
                .hasSize(1);
        assertThat(result.at("/relatedLocations/0/physicalLocation/region"))
                .hasToString("{\"startLine\":1,\"startColumn\":1,\"endLine\":2,\"endColumn\":6}");
        assertThat(result.at("/relatedLocations/0/message/text").stringValue()).isEqualTo("first declared here");
        assertThat(result.at("/message/text").stringValue())
                .isEqualTo("No key 'vmz'.\nSee holdfast.yaml:1:1: first declared here.\nSee ../../elsewhere.yaml:3:4:"
                        + " or here.");
    }

    @Test
    void sarif_has_the_help_of_the_page_of_findings_and_one_category_for_right_and_wrong_texts() {
        JsonNode run = JsonMapper.shared()
                .readTree(report(OutputFormat.SARIF, List.of(problem("a.yaml", 1, 1, 1, 2)), 7))
                .at("/runs/0");
        assertThat(run.at("/tool/driver/rules/0/name").stringValue()).isEqualTo("unknown-key");
        assertThat(run.at("/tool/driver/rules/0/help/text").stringValue()).startsWith("Unknown key. No such key");
        assertThat(run.at("/invocations/0/toolExecutionNotifications/0/message/text")
                        .stringValue())
                .isEqualTo("7 more problems were counted and not put into words. Repair these first.");
        JsonNode right = JsonMapper.shared().readTree(report(OutputFormat.SARIF, List.of(), 0));
        assertThat(right.at("/runs/0/automationDetails")).isEqualTo(run.get("automationDetails"));
        assertThat(right.at("/runs/0/results")).isEmpty();
    }

    @Test
    void fingerprints_stay_where_lines_move_and_tell_files_and_repetitions_apart() {
        List<String> before = fingerprints(
                problem("a.yaml", 3, 1, 3, 4), problem("a.yaml", 9, 1, 9, 4), problem("b.yaml", 3, 1, 3, 4));
        List<String> after = fingerprints(
                problem("a.yaml", 13, 5, 13, 8), problem("a.yaml", 19, 1, 20, 1), problem("b.yaml", 1, 1, 1, 4));
        assertThat(after).isEqualTo(before);
        assertThat(before).doesNotHaveDuplicates().hasSize(3);
        assertThat(fingerprints(problem("b.yaml", 1, 1, 1, 4)))
                .as("other files do not matter")
                .containsExactly(before.get(2));
        Invocation.write(directory, List.of(".git/HEAD", ""));
        ReportSettings below = Reported.settings(directory.resolve("sub"));
        Problems same = new Problems(List.of(problem("../b.yaml", 1, 1, 1, 4)), 0, "x\n");
        assertThat(new ProblemReports(below, directory, AT, same).of(OutputFormat.SARIF))
                .as("nor where the program is called")
                .contains(before.get(2));
    }

    private List<String> fingerprints(Diagnostic... problems) {
        return JsonMapper.shared()
                .readTree(report(OutputFormat.SARIF, List.of(problems), 0))
                .findValuesAsString("holdfastFinding/v1");
    }

    @Test
    void github_has_columns_on_one_line_only_and_nine_of_a_kind() {
        List<Diagnostic> problems = new ArrayList<>();
        problems.add(problem("a.yaml", 1, 2, 1, 5));
        problems.add(problem("a.yaml", 1, 2, 3, 1));
        for (int line = 1; line < 20; line++) {
            problems.add(problem("b.yaml", line, 1, line, 2));
        }
        List<String> lines = report(OutputFormat.GITHUB, problems, 0).lines().toList();
        assertThat(lines)
                .contains(
                        "What people read.",
                        "::error file=a.yaml,line=1,endLine=1,col=2,endColumn=5,title=HF0020 unknown-key::No key 'vmz'.",
                        "::error file=a.yaml,line=1,endLine=3,title=HF0020 unknown-key::No key 'vmz'.",
                        "::error title=Holdfast::12 more errors, see the validation.");
        assertThat(lines.stream().filter(line -> line.startsWith("::error "))).hasSize(10);
        assertThat(report(OutputFormat.GITHUB, problems, 5))
                .endsWith("::12 more errors and 5 problems that are not put into words, see the validation.\n");
    }

    @Test
    void what_has_no_place_or_one_outside_of_the_repository_is_shown_on_the_main_file() throws IOException {
        Invocation.write(directory, List.of(".git/HEAD", "", "holdfast.groovy", "name 'x'\n"));
        Diagnostic outside = problem("../x.yaml", 3, 1, 3, 4);
        Diagnostic nowhere = Diagnostic.of(DiagnosticCode.NOTHING_TO_READ, "Nothing is here.");
        JsonNode outsideResult = result(report(OutputFormat.SARIF, List.of(outside), 0));
        assertThat(outsideResult
                        .at("/locations/0/physicalLocation/artifactLocation/uri")
                        .stringValue())
                .isEqualTo("holdfast.groovy");
        assertThat(outsideResult.at("/message/text").stringValue()).isEqualTo("No key 'vmz'. It is at ../x.yaml:3:1.");
        assertThat(result(report(OutputFormat.SARIF, List.of(nowhere), 0)).at("/locations/0/physicalLocation/region"))
                .hasToString("{\"startLine\":1}");
        Files.delete(directory.resolve("holdfast.groovy"));
        Path missing = directory.resolve("missing.yaml");
        assertThat(new SourceFiles(directory).main(missing).path()).isEqualTo("missing.yaml");
        assertThat(new SourceFiles(directory).main(directory).path()).isEqualTo("holdfast.yaml");
        assertThat(new SourceFiles(directory).main(Path.of("/etc")).path()).isEqualTo("holdfast.yaml");
    }

    @Test
    void junit_of_a_right_text_has_passed_and_each_problem_is_a_case_of_its_own() {
        assertThat(report(OutputFormat.JUNIT, List.of(), 0))
                .contains("tests=\"1\" failures=\"0\"", "name=\"text: no finding (HF00xx)\"");
        assertThat(report(OutputFormat.JUNIT, List.of(problem("a.yaml", 1, 2, 1, 5), problem("a.yaml", 4, 2, 4, 5)), 0))
                .contains("failures=\"2\"", "name=\"unknown-key at a.yaml:1\"", "name=\"unknown-key at a.yaml:4\"");
    }

    @Test
    void hostile_texts_are_inert_in_every_format() {
        ReportCheck check = new ReportCheck();
        Seeds.forEach(SEEDS, random -> {
            List<Diagnostic> found = problems(random);
            DiagnosticText words = new DiagnosticText(new SourceLines(Map.of()));
            StringBuilder text = new StringBuilder();
            found.forEach(problem -> text.append(words.format(problem)));
            for (OutputFormat format : FORMATS) {
                for (JunitFlavor flavor : JunitFlavor.values()) {
                    Problems problems = new Problems(found, random.nextInt(3), text + "End.\n");
                    String report = report(format, flavor, random.nextBoolean() ? directory : Path.of("/"), problems);
                    try {
                        check.check(format, flavor, 0, report);
                    } catch (AssertionError e) {
                        throw new AssertionError("as " + format.word() + ": " + e.getMessage(), e);
                    }
                }
            }
        });
    }

    private static List<Diagnostic> problems(RandomGenerator random) {
        List<Diagnostic> problems = new ArrayList<>();
        int count = random.nextInt(40);
        for (int index = 0; index < count; index++) {
            DiagnosticCode code = DiagnosticCode.values()[random.nextInt(DiagnosticCode.values().length)];
            Diagnostic problem = new Diagnostic(
                    code,
                    Severity.values()[random.nextInt(Severity.values().length)],
                    "Name '" + HostilePlans.text(random) + "' is wrong. " + HostilePlans.text(random),
                    random.nextInt(4) == 0 ? Optional.empty() : Optional.of(span(random)),
                    List.of());
            int related = random.nextInt(4) == 0 ? random.nextInt(30) : 0;
            for (int other = 0; other < related; other++) {
                problem = problem.withRelated(span(random), HostilePlans.text(random));
            }
            problems.add(problem);
        }
        return problems;
    }

    private static SourceSpan span(RandomGenerator random) {
        String file = HostilePlans.text(random);
        int line = 1 + random.nextInt(3);
        return new SourceSpan(
                file.isEmpty() || random.nextBoolean() ? "holdfast.yaml" : file,
                line,
                1 + random.nextInt(9),
                line + random.nextInt(2),
                1 + random.nextInt(9));
    }
}
