package dev.holdfast.cli.render.report.format;

import dev.holdfast.cli.render.JsonText;
import dev.holdfast.cli.render.report.finding.ColumnUnit;
import dev.holdfast.cli.render.report.finding.ReportContent;
import dev.holdfast.cli.render.report.finding.ReportedFinding;
import dev.holdfast.cli.render.report.finding.SourcePlace;
import dev.holdfast.dsl.diagnostic.Severity;
import java.io.PrintStream;
import java.util.List;
import java.util.OptionalInt;
import tools.jackson.core.JsonGenerator;

/**
 * The findings in the Reviewdog Diagnostic Format, one {@code DiagnosticResult}. Columns count bytes in UTF-8. Edits of a
 * fix are sentences in the message, not suggestions: the document does not say which characters they replace.
 */
final class RdjsonWriter implements FindingsWriter {

    @Override
    public void write(ReportContent content, PrintStream target) {
        List<ReportedFinding> all = content.findings();
        JsonText.write(target, json -> {
            json.writeStartObject();
            json.writeObjectPropertyStart("source");
            json.writeStringProperty("name", "holdfast");
            json.writeStringProperty("url", FindingsWriter.HOME);
            json.writeEndObject();
            json.writeStringProperty(
                    "severity", all.isEmpty() ? "INFO" : severity(all.get(0).level()));
            json.writeArrayPropertyStart("diagnostics");
            all.forEach(finding -> diagnostic(finding, json));
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    private static void diagnostic(ReportedFinding finding, JsonGenerator json) {
        json.writeStartObject();
        json.writeStringProperty("message", finding.whole("\n"));
        finding.place().ifPresent(place -> location(place, json));
        json.writeStringProperty("severity", severity(finding.level()));
        json.writeObjectPropertyStart("code");
        json.writeStringProperty("value", finding.rule().id());
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void location(SourcePlace place, JsonGenerator json) {
        json.writeObjectPropertyStart("location");
        json.writeStringProperty("path", place.path());
        json.writeObjectPropertyStart("range");
        position("start", place.line(), place.start(ColumnUnit.UTF8), json);
        OptionalInt end = place.end(ColumnUnit.UTF8);
        if (end.isPresent()) {
            position("end", place.endLine(), end, json);
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void position(String name, int line, OptionalInt column, JsonGenerator json) {
        json.writeObjectPropertyStart(name);
        json.writeNumberProperty("line", line);
        column.ifPresent(number -> json.writeNumberProperty("column", number));
        json.writeEndObject();
    }

    private static String severity(Severity level) {
        return switch (level) {
            case ERROR -> "ERROR";
            case WARNING -> "WARNING";
            case NOTE -> "INFO";
        };
    }
}
