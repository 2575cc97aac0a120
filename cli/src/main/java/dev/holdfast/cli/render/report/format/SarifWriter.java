package dev.holdfast.cli.render.report.format;

import dev.holdfast.cli.render.JsonText;
import dev.holdfast.cli.render.MarkdownText;
import dev.holdfast.cli.render.report.finding.ReportContent;
import dev.holdfast.cli.render.report.finding.ReportHeading;
import dev.holdfast.cli.render.report.finding.ReportedFinding;
import dev.holdfast.cli.render.report.finding.ReportedRule;
import dev.holdfast.dsl.diagnostic.Severity;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonGenerator;

/**
 * The findings as SARIF 2.1.0, one run, for code scanning. A finding without a place is shown on the first line of the
 * declaration, because GitHub refuses a whole file with one result that has no location. At most {@value #MOST_RESULTS}
 * results, the worst ones of those that count and then of the suppressed ones, as GitHub takes no more of a run; notifications say how
 * many are missing.
 */
public final class SarifWriter implements FindingsWriter {

    /** GitHub's limit of results in a run. */
    static final int MOST_RESULTS = 25_000;

    private static final String SCHEMA =
            "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

    private final int most;

    /** With as many results as GitHub takes. */
    public SarifWriter() {
        this(MOST_RESULTS);
    }

    /** For so many results at most. */
    public SarifWriter(int most) {
        this.most = most;
    }

    @Override
    public void write(ReportContent content, PrintStream target) {
        List<ReportedFinding> all = new ArrayList<>(content.findings());
        all.addAll(content.suppressed());
        List<ReportedFinding> shown = all.subList(0, Math.min(most, all.size()));
        Map<String, ReportedRule> rules = new LinkedHashMap<>();
        shown.forEach(finding -> rules.putIfAbsent(finding.rule().id(), finding.rule()));
        Map<String, Integer> indexes = new LinkedHashMap<>();
        rules.keySet().forEach(rule -> indexes.put(rule, indexes.size()));
        JsonText.write(target, json -> {
            json.writeStartObject();
            json.writeStringProperty("$schema", SCHEMA);
            json.writeStringProperty("version", "2.1.0");
            json.writeArrayPropertyStart("runs");
            json.writeStartObject();
            SarifRules.write(rules.values(), shown, json);
            json.writeObjectPropertyStart("automationDetails");
            json.writeStringProperty("id", category(content.heading()));
            json.writeEndObject();
            invocation(notifications(content, all.size() - shown.size()), json);
            json.writeObjectPropertyStart("originalUriBaseIds");
            json.writeObjectPropertyStart(SarifResult.BASE);
            SarifResult.text("description", "The top of the repository.", json);
            json.writeEndObject();
            json.writeEndObject();
            json.writeStringProperty("columnKind", "utf16CodeUnits");
            json.writeArrayPropertyStart("results");
            for (ReportedFinding finding : shown) {
                int rule = indexes.getOrDefault(finding.rule().id(), 0);
                new SarifResult(finding, rule, content).write(json);
            }
            json.writeEndArray();
            json.writeEndObject();
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    /** Tells this run from others on the same commit: GitHub takes what is in one category for the successor of what was in it. */
    private static String category(ReportHeading heading) {
        String name = MarkdownText.marker(heading.name());
        return "holdfast-" + heading.word() + "/" + (name.isEmpty() ? "" : name + "/");
    }

    private static List<String> notifications(ReportContent content, int missing) {
        List<String> notifications = new ArrayList<>();
        String word = content.heading().word();
        if (missing > 0) {
            notifications.add(missing + " more findings do not fit into this report, which has the worst ones; the "
                    + word + " has all.");
        }
        if (content.omitted() > 0) {
            notifications.add(
                    content.omitted() + " more problems were counted and not put into words. Repair these first.");
        }
        return notifications;
    }

    private static void invocation(List<String> notifications, JsonGenerator json) {
        json.writeArrayPropertyStart("invocations");
        json.writeStartObject();
        json.writeBooleanProperty("executionSuccessful", true);
        if (!notifications.isEmpty()) {
            json.writeArrayPropertyStart("toolExecutionNotifications");
            for (String notification : notifications) {
                json.writeStartObject();
                json.writeStringProperty("level", Severity.WARNING.word());
                SarifResult.text("message", notification, json);
                json.writeEndObject();
            }
            json.writeEndArray();
        }
        json.writeEndObject();
        json.writeEndArray();
    }
}
