package dev.holdfast.cli.render.report.format;

import dev.holdfast.cli.render.report.finding.ColumnUnit;
import dev.holdfast.cli.render.report.finding.RelatedPlace;
import dev.holdfast.cli.render.report.finding.ReportContent;
import dev.holdfast.cli.render.report.finding.ReportedFinding;
import dev.holdfast.cli.render.report.finding.SourcePlace;
import dev.holdfast.cli.render.report.finding.Suppression;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.core.JsonGenerator;

/**
 * A result of a SARIF run.
 *
 * @param finding what it is of
 * @param rule index of its rule in the tool
 * @param content the report that it is in
 */
record SarifResult(ReportedFinding finding, int rule, ReportContent content) {

    /** What paths are relative to. */
    static final String BASE = "%SRCROOT%";

    /** What SARIF would take for a link, {@code [text](target)}, or a placeholder, <code>{0}</code>, in a message. */
    private static final Pattern LINK = Pattern.compile("](?=\\()");

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(?=\\d+})");

    /** Writes the result. */
    void write(JsonGenerator json) {
        json.writeStartObject();
        json.writeStringProperty("ruleId", finding.rule().id());
        json.writeNumberProperty("ruleIndex", rule);
        json.writeStringProperty("level", finding.level().word());
        text("message", finding.whole("\n"), json);
        json.writeArrayPropertyStart("locations");
        json.writeStartObject();
        physical(finding.place().orElse(content.main()), json);
        json.writeEndObject();
        json.writeEndArray();
        related(json);
        json.writeObjectPropertyStart("partialFingerprints");
        json.writeStringProperty("holdfastFinding/v1", finding.fingerprint());
        json.writeEndObject();
        baselineState().ifPresent(state -> json.writeStringProperty("baselineState", state));
        finding.suppression().ifPresent(suppression -> suppression(suppression, json));
        json.writeEndObject();
    }

    /** Absent for what is waived or ignored: a baseline has no entries for that, so nobody compared it. */
    private Optional<String> baselineState() {
        if (!content.compared()) {
            return Optional.empty();
        }
        return finding.suppression().isEmpty()
                ? Optional.of("new")
                : finding.suppression().filter(Suppression.BASELINE::equals).map(any -> "unchanged");
    }

    private void related(JsonGenerator json) {
        List<RelatedPlace> places = finding.text().related().stream()
                .filter(related -> related.place().isPresent())
                .toList();
        if (places.isEmpty()) {
            return;
        }
        json.writeArrayPropertyStart("relatedLocations");
        int number = 0;
        for (RelatedPlace related : places) {
            json.writeStartObject();
            json.writeNumberProperty("id", ++number);
            physical(related.place().orElseThrow(), json);
            text("message", related.message(), json);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void suppression(Suppression suppression, JsonGenerator json) {
        json.writeArrayPropertyStart("suppressions");
        json.writeStartObject();
        json.writeStringProperty("kind", suppression.inSource() ? "inSource" : "external");
        json.writeStringProperty("status", "accepted");
        json.writeStringProperty("justification", suppression.justification());
        suppression.comment().ifPresent(place -> {
            json.writeObjectPropertyStart("location");
            physical(place, json);
            json.writeEndObject();
        });
        json.writeEndObject();
        json.writeEndArray();
    }

    private static void physical(SourcePlace place, JsonGenerator json) {
        json.writeObjectPropertyStart("physicalLocation");
        json.writeObjectPropertyStart("artifactLocation");
        json.writeStringProperty("uri", place.uri());
        json.writeStringProperty("uriBaseId", BASE);
        json.writeEndObject();
        json.writeObjectPropertyStart("region");
        json.writeNumberProperty("startLine", place.line());
        place.start(ColumnUnit.UTF16).ifPresent(column -> json.writeNumberProperty("startColumn", column));
        if (place.endLine() > place.line()) {
            json.writeNumberProperty("endLine", place.endLine());
        }
        place.end(ColumnUnit.UTF16).ifPresent(column -> json.writeNumberProperty("endColumn", column));
        json.writeEndObject();
        json.writeEndObject();
    }

    /** Writes a message object. */
    static void text(String name, String text, JsonGenerator json) {
        json.writeObjectPropertyStart(name);
        json.writeStringProperty("text", plain(text));
        json.writeEndObject();
    }

    /** The text without anything that is more than text. */
    static String plain(String text) {
        return PLACEHOLDER.matcher(LINK.matcher(text).replaceAll("] ")).replaceAll("{ ");
    }
}
