package dev.holdfast.cli.check;

import dev.holdfast.cli.render.JsonLines;
import dev.holdfast.cli.render.JsonText;
import dev.holdfast.cli.render.PlanRenderer;
import dev.holdfast.cli.render.view.PlanView;
import dev.holdfast.dsl.diagnostic.Severity;
import dev.holdfast.planner.document.FindingEntry;
import dev.holdfast.planner.plan.Check;
import java.io.PrintStream;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/** A check for programs: one object, or a line for each finding between a heading and an end that counts the lines. */
final class JsonCheck implements PlanRenderer {

    private static final String VERSION = "1.0";

    private final CheckView check;
    private final boolean lines;

    /**
     * A check for programs.
     *
     * @param lines true for JSON lines
     */
    JsonCheck(CheckView check, boolean lines) {
        this.check = check;
        this.lines = lines;
    }

    @Override
    public void render(PlanView view, PrintStream target) {
        if (lines) {
            asLines(view, target);
            return;
        }
        JsonText.write(target, json -> {
            json.writeStartObject();
            heading(view, json);
            list("findings", view.plan().findings(), json);
            list("accepted", check.accepted(), json);
            json.writeArrayPropertyStart("gone");
            check.gone().forEach(entry -> gone(entry, json));
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    private void asLines(PlanView view, PrintStream target) {
        JsonLines written = new JsonLines(target);
        written.line("check", json -> heading(view, json));
        view.plan().findings().forEach(finding -> line("finding", finding, written));
        check.accepted().forEach(finding -> line("accepted", finding, written));
        check.gone()
                .forEach(entry -> written.line("gone", json -> {
                    json.writeName("gone");
                    gone(entry, json);
                }));
        written.end();
    }

    private static void line(String type, FindingEntry finding, JsonLines written) {
        written.line(type, json -> {
            json.writeName(type);
            finding(finding, json);
        });
    }

    private void heading(PlanView view, JsonGenerator json) {
        json.writeStringProperty("format_version", VERSION);
        json.writeStringProperty("estate", view.plan().estate());
        json.writeStringProperty("at", view.plan().at());
        json.writeObjectPropertyStart("counts");
        for (Severity level : Severity.values()) {
            json.writeNumberProperty(level.word(), check.count(level));
        }
        json.writeNumberProperty("waived", check.waived());
        json.writeNumberProperty("accepted", check.accepted().size());
        json.writeNumberProperty("gone", check.gone().size());
        json.writeEndObject();
        json.writeObjectPropertyStart("notJudged");
        texts("rules", check.notJudged(), json);
        texts("findings", Check.notLookedFor().stream().map(type -> type.word()).toList(), json);
        json.writeEndObject();
    }

    private static void list(String name, List<FindingEntry> findings, JsonGenerator json) {
        json.writeArrayPropertyStart(name);
        findings.forEach(finding -> finding(finding, json));
        json.writeEndArray();
    }

    /** With the keys of the JSON plan. */
    private static void finding(FindingEntry finding, JsonGenerator json) {
        json.writeStartObject();
        json.writeStringProperty("id", finding.id());
        json.writeStringProperty("name", finding.name());
        json.writeStringProperty("level", finding.level());
        texts("addresses", finding.addresses(), json);
        json.writeStringProperty("message", finding.message());
        finding.place().ifPresent(place -> json.writeStringProperty("place", place));
        json.writeObjectPropertyStart("evidence");
        finding.evidence().forEach(json::writeStringProperty);
        json.writeEndObject();
        finding.fix().ifPresent(fix -> json.writeStringProperty("fix", fix));
        finding.waiver().ifPresent(waiver -> {
            json.writeObjectPropertyStart("waiver");
            waiver.owner().ifPresent(owner -> json.writeStringProperty("owner", owner));
            waiver.ignoredAt().ifPresent(place -> json.writeStringProperty("ignoredAt", place));
            json.writeStringProperty("reason", waiver.reason());
            json.writeStringProperty("until", waiver.until());
            json.writeEndObject();
        });
        json.writeEndObject();
    }

    private static void gone(BaselineEntry entry, JsonGenerator json) {
        json.writeStartObject();
        json.writeStringProperty("id", entry.id());
        json.writeStringProperty("name", entry.name());
        json.writeStringProperty("address", entry.address());
        json.writeStringProperty("message", entry.message());
        json.writeStringProperty("fingerprint", entry.fingerprint());
        json.writeEndObject();
    }

    private static void texts(String name, List<String> values, JsonGenerator json) {
        json.writeArrayPropertyStart(name);
        values.forEach(json::writeString);
        json.writeEndArray();
    }
}
