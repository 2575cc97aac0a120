package dev.holdfast.cli.render.report;

import dev.holdfast.cli.explain.CodeBook;
import dev.holdfast.cli.render.JsonText;
import dev.holdfast.cli.render.MarkdownText;
import dev.holdfast.cli.render.PlanRenderer;
import dev.holdfast.cli.render.view.PlanView;
import dev.holdfast.cli.session.ProductVersion;
import dev.holdfast.dsl.diagnostic.Severity;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.core.JsonGenerator;

/**
 * The findings as SARIF 2.1.0, one run, for code scanning. A finding without a place is shown on the first line of the
 * declaration, because GitHub refuses a whole file with one result that has no location. At most {@value #MOST_RESULTS}
 * results, the worst ones, as GitHub takes no more of a run; a notification says how many are missing.
 */
final class SarifPlan implements PlanRenderer {

    /** GitHub's limit of results in a run. */
    static final int MOST_RESULTS = 25_000;

    private static final String SCHEMA =
            "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
    private static final String BASE = "%SRCROOT%";

    /** What SARIF would take for a link, {@code [text](target)}, or a placeholder, <code>{0}</code>, in a message. */
    private static final Pattern LINK = Pattern.compile("](?=\\()");

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(?=\\d+})");

    private final ReportSettings settings;
    private final ReportSubject subject;
    private final ReportedFindings findings;
    private final int most;

    SarifPlan(ReportSettings settings, ReportSubject subject, ReportedFindings findings) {
        this(settings, subject, findings, MOST_RESULTS);
    }

    /** For so many results at most. */
    SarifPlan(ReportSettings settings, ReportSubject subject, ReportedFindings findings, int most) {
        this.settings = settings;
        this.subject = subject;
        this.findings = findings;
        this.most = most;
    }

    @Override
    public void render(PlanView view, PrintStream target) {
        List<ReportedFinding> all = findings.of(view);
        List<ReportedFinding> shown = all.subList(0, Math.min(most, all.size()));
        Map<String, ReportedFinding> rules = new LinkedHashMap<>();
        shown.forEach(finding -> rules.putIfAbsent(finding.rule(), finding));
        JsonText.write(target, json -> {
            json.writeStartObject();
            json.writeStringProperty("$schema", SCHEMA);
            json.writeStringProperty("version", "2.1.0");
            json.writeArrayPropertyStart("runs");
            json.writeStartObject();
            tool(rules, json);
            json.writeObjectPropertyStart("automationDetails");
            json.writeStringProperty(
                    "id",
                    "holdfast-" + subject.word() + "/"
                            + MarkdownText.marker(view.plan().estate()) + "/");
            json.writeEndObject();
            invocation(all.size() - shown.size(), json);
            json.writeObjectPropertyStart("originalUriBaseIds");
            json.writeObjectPropertyStart(BASE);
            text("description", "The top of the repository.", json);
            json.writeEndObject();
            json.writeEndObject();
            json.writeStringProperty("columnKind", "utf16CodeUnits");
            json.writeArrayPropertyStart("results");
            List<String> order = new ArrayList<>(rules.keySet());
            Map<String, Integer> indexes = new LinkedHashMap<>();
            order.forEach(rule -> indexes.put(rule, indexes.size()));
            SourcePlace main = settings.sources().main(view.document());
            for (ReportedFinding finding : shown) {
                result(finding, indexes.getOrDefault(finding.rule(), 0), main, json);
            }
            json.writeEndArray();
            json.writeEndObject();
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    private static void tool(Map<String, ReportedFinding> rules, JsonGenerator json) {
        CodeBook book = rules.isEmpty() ? CodeBook.empty() : CodeBook.load();
        json.writeObjectPropertyStart("tool");
        json.writeObjectPropertyStart("driver");
        json.writeStringProperty("name", "Holdfast");
        json.writeStringProperty("version", ProductVersion.text());
        json.writeStringProperty("informationUri", Reports.HOME);
        json.writeArrayPropertyStart("rules");
        for (ReportedFinding finding : rules.values()) {
            rule(finding, book.entry(finding.rule()), json);
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndObject();
    }

    /** A rule: as the page of findings has it, or, for one that is not there, what its first finding says. */
    private static void rule(ReportedFinding finding, Optional<CodeBook.Entry> entry, JsonGenerator json) {
        String summary = entry.map(CodeBook.Entry::summary).orElse(finding.name());
        String whole = entry.map(CodeBook.Entry::text).orElse(finding.name());
        json.writeStartObject();
        json.writeStringProperty("id", finding.rule());
        json.writeStringProperty("name", finding.name());
        text("shortDescription", summary, json);
        text("fullDescription", whole, json);
        json.writeObjectPropertyStart("defaultConfiguration");
        json.writeStringProperty(
                "level", entry.map(CodeBook.Entry::level).orElse(finding.level().word()));
        json.writeEndObject();
        json.writeObjectPropertyStart("help");
        json.writeStringProperty("text", plain(whole));
        json.writeStringProperty(
                "markdown",
                "**" + MarkdownText.escape(finding.name()) + "**: "
                        + entry.map(CodeBook.Entry::text).orElse(MarkdownText.escape(whole)));
        json.writeEndObject();
        json.writeObjectPropertyStart("properties");
        json.writeArrayPropertyStart("tags");
        json.writeString("backup");
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndObject();
    }

    private void invocation(int missing, JsonGenerator json) {
        json.writeArrayPropertyStart("invocations");
        json.writeStartObject();
        json.writeBooleanProperty("executionSuccessful", true);
        if (missing > 0) {
            json.writeArrayPropertyStart("toolExecutionNotifications");
            json.writeStartObject();
            json.writeStringProperty("level", Severity.WARNING.word());
            text(
                    "message",
                    missing + " more findings do not fit into this report, which has the worst ones; the "
                            + subject.word() + " has all.",
                    json);
            json.writeEndObject();
            json.writeEndArray();
        }
        json.writeEndObject();
        json.writeEndArray();
    }

    /** A result. What is waived is none, see {@link ReportedFinding#of}. */
    private static void result(ReportedFinding finding, int rule, SourcePlace main, JsonGenerator json) {
        json.writeStartObject();
        json.writeStringProperty("ruleId", finding.rule());
        json.writeNumberProperty("ruleIndex", rule);
        json.writeStringProperty("level", finding.level().word());
        text("message", finding.whole("\n"), json);
        json.writeArrayPropertyStart("locations");
        location(finding.place().orElse(main), json);
        json.writeEndArray();
        json.writeObjectPropertyStart("partialFingerprints");
        json.writeStringProperty("holdfastFinding/v1", finding.fingerprint());
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void location(SourcePlace place, JsonGenerator json) {
        json.writeStartObject();
        json.writeObjectPropertyStart("physicalLocation");
        json.writeObjectPropertyStart("artifactLocation");
        json.writeStringProperty("uri", place.uri());
        json.writeStringProperty("uriBaseId", BASE);
        json.writeEndObject();
        json.writeObjectPropertyStart("region");
        json.writeNumberProperty("startLine", place.line());
        place.start(ColumnUnit.UTF16).ifPresent(column -> json.writeNumberProperty("startColumn", column));
        place.end(ColumnUnit.UTF16).ifPresent(column -> json.writeNumberProperty("endColumn", column));
        json.writeEndObject();
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void text(String name, String text, JsonGenerator json) {
        json.writeObjectPropertyStart(name);
        json.writeStringProperty("text", plain(text));
        json.writeEndObject();
    }

    private static String plain(String text) {
        return PLACEHOLDER.matcher(LINK.matcher(text).replaceAll("] ")).replaceAll("{ ");
    }
}
