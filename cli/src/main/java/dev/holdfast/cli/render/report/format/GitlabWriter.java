package dev.holdfast.cli.render.report.format;

import dev.holdfast.cli.render.JsonText;
import dev.holdfast.cli.render.report.finding.ReportContent;
import dev.holdfast.cli.render.report.finding.ReportedFinding;
import dev.holdfast.cli.render.report.finding.SourcePlace;
import dev.holdfast.dsl.diagnostic.Severity;
import java.io.PrintStream;
import tools.jackson.core.JsonGenerator;

/**
 * The findings as a report of GitLab's Code Quality: a JSON array. Each entry needs a file; a finding without a place gets
 * the first line of the declaration.
 */
final class GitlabWriter implements FindingsWriter {

    @Override
    public void write(ReportContent content, PrintStream target) {
        JsonText.write(target, json -> {
            json.writeStartArray();
            for (ReportedFinding finding : content.findings()) {
                entry(finding, finding.place().orElse(content.main()), json);
            }
            json.writeEndArray();
        });
    }

    private static void entry(ReportedFinding finding, SourcePlace place, JsonGenerator json) {
        json.writeStartObject();
        json.writeStringProperty("description", finding.whole(" "));
        json.writeStringProperty("check_name", finding.rule().title());
        json.writeStringProperty("fingerprint", finding.fingerprint());
        json.writeStringProperty("severity", severity(finding.level()));
        json.writeObjectPropertyStart("location");
        json.writeStringProperty("path", place.path());
        json.writeObjectPropertyStart("lines");
        json.writeNumberProperty("begin", place.line());
        json.writeEndObject();
        json.writeEndObject();
        json.writeEndObject();
    }

    private static String severity(Severity level) {
        return switch (level) {
            case ERROR -> "critical";
            case WARNING -> "major";
            case NOTE -> "info";
        };
    }
}
