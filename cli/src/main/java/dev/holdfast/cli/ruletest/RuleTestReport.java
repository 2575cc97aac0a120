package dev.holdfast.cli.ruletest;

import dev.holdfast.cli.render.JsonText;
import dev.holdfast.cli.render.OutputFormat;
import dev.holdfast.cli.render.report.format.JunitFlavor;
import dev.holdfast.cli.render.report.format.JunitWriter;
import dev.holdfast.cli.render.report.format.JunitWriter.Case;
import dev.holdfast.cli.render.report.format.JunitWriter.Heading;
import dev.holdfast.cli.terminal.Cell;
import dev.holdfast.cli.terminal.Page;
import dev.holdfast.cli.terminal.SafeText;
import dev.holdfast.cli.terminal.Style;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/** How tests ended, in words. */
public final class RuleTestReport {

    /** The formats that there are. */
    public static final List<OutputFormat> FORMATS = List.of(OutputFormat.TEXT, OutputFormat.JSON, OutputFormat.JUNIT);

    private static final String VERSION = "1.0";

    private RuleTestReport() {}

    /**
     * The result as text.
     *
     * @param format one of {@link #FORMATS}
     * @param colored whether text is coloured
     * @param flavor whose JUnit is written
     */
    public static String of(RuleTestResult result, OutputFormat format, boolean colored, JunitFlavor flavor) {
        return switch (format) {
            case TEXT -> text(result, colored);
            case JSON -> json(result);
            case JUNIT -> junit(result, flavor);
            case MARKDOWN, ICS, JSONL, SARIF, GITLAB, GITLAB_TERRAFORM, GITHUB, AZURE, RDJSON ->
                throw new IllegalArgumentException("tests have no format " + format.word());
        };
    }

    private static Map<String, List<RuleTestOutcome>> byFile(RuleTestResult result) {
        Map<String, List<RuleTestOutcome>> files = new LinkedHashMap<>();
        result.outcomes()
                .forEach(outcome -> files.computeIfAbsent(outcome.file(), any -> new ArrayList<>())
                        .add(outcome));
        return files;
    }

    private static String text(RuleTestResult result, boolean colored) {
        Page page = new Page(colored);
        page.line(Cell.strong("Holdfast rule tests of " + result.estate()));
        byFile(result).forEach((file, outcomes) -> {
            page.gap();
            page.line(file);
            outcomes.forEach(outcome -> text(outcome, page));
        });
        page.gap();
        names("Never violated in a test: ", result.neverViolated(), page);
        names("Never seen to hold in a test: ", result.neverHeld(), page);
        page.line(Cell.strong(result.counts()));
        return page.toString();
    }

    private static void text(RuleTestOutcome outcome, Page page) {
        String name = outcome.test().name().text();
        if (outcome.passed()) {
            page.line(Cell.of("  "), new Cell(Style.ADDED, "✓"), Cell.of(" " + name));
            return;
        }
        page.line(
                Cell.of("  "),
                new Cell(Style.REMOVED, "✗"),
                Cell.of(" " + name),
                Cell.faint("   " + outcome.test().name().place().place()));
        outcome.problems().forEach(problem -> page.paragraph("      ", problem));
    }

    private static void names(String what, List<String> names, Page page) {
        if (!names.isEmpty()) {
            page.paragraph("", what + String.join(", ", names) + ".");
        }
    }

    private static String json(RuleTestResult result) {
        return JsonText.write(json -> {
            json.writeStartObject();
            json.writeStringProperty("format_version", VERSION);
            json.writeStringProperty("estate", result.estate());
            json.writeObjectPropertyStart("counts");
            json.writeNumberProperty("tests", result.outcomes().size());
            json.writeNumberProperty("failed", result.failed());
            json.writeNumberProperty("rules", result.rules());
            json.writeEndObject();
            texts("neverViolated", result.neverViolated(), json);
            texts("neverHeld", result.neverHeld(), json);
            json.writeArrayPropertyStart("tests");
            for (RuleTestOutcome outcome : result.outcomes()) {
                json.writeStartObject();
                json.writeStringProperty("name", outcome.test().name().text());
                json.writeStringProperty("place", outcome.test().name().place().place());
                json.writeBooleanProperty("passed", outcome.passed());
                texts("problems", outcome.problems(), json);
                texts("violated", outcome.violated().stream().sorted().toList(), json);
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    private static void texts(String name, List<String> texts, JsonGenerator json) {
        json.writeArrayPropertyStart(name);
        texts.forEach(json::writeString);
        json.writeEndArray();
    }

    /** A suite for each file. */
    private static String junit(RuleTestResult result, JunitFlavor flavor) {
        Heading heading = new Heading(
                "test",
                SafeText.of("Holdfast rule tests of " + result.estate()),
                result.at().toString());
        JunitWriter junit = new JunitWriter(flavor, heading, result.outcomes().size(), result.failed());
        byFile(result).forEach((file, outcomes) -> {
            int failed =
                    (int) outcomes.stream().filter(outcome -> !outcome.passed()).count();
            junit.open(SafeText.of(file), outcomes.size(), failed);
            outcomes.forEach(outcome -> junit(outcome, junit));
            junit.close();
        });
        return junit.end();
    }

    private static void junit(RuleTestOutcome outcome, JunitWriter junit) {
        StringBuilder whole = new StringBuilder();
        if (!outcome.passed()) {
            whole.append(SafeText.of(outcome.test().name().place().place()));
            outcome.problems().forEach(problem -> whole.append('\n').append(SafeText.of(problem)));
        }
        Case one = new Case(
                SafeText.of(outcome.test().name().text()),
                "rules",
                Optional.of(SafeText.of(outcome.file())),
                whole.toString());
        if (outcome.passed()) {
            junit.passed(one);
        } else {
            junit.failed(one, "rule-test", SafeText.of(outcome.problems().get(0)));
        }
    }
}
