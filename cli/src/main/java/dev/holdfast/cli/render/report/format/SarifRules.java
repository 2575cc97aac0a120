package dev.holdfast.cli.render.report.format;

import dev.holdfast.cli.explain.CodeBook;
import dev.holdfast.cli.render.MarkdownText;
import dev.holdfast.cli.render.report.finding.ReportedFinding;
import dev.holdfast.cli.render.report.finding.ReportedRule;
import dev.holdfast.cli.session.ProductVersion;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/** The tool of a SARIF run, with the rules that its results name. */
final class SarifRules {

    private SarifRules() {}

    /**
     * Writes the tool.
     *
     * @param rules in the order of their indexes
     * @param shown the results; the level of the first one of a rule stands for one that the book does not know
     */
    static void write(Collection<ReportedRule> rules, List<ReportedFinding> shown, JsonGenerator json) {
        CodeBook book = rules.isEmpty() ? CodeBook.empty() : CodeBook.load();
        Map<String, String> levels = new LinkedHashMap<>();
        shown.forEach(finding ->
                levels.putIfAbsent(finding.rule().id(), finding.level().word()));
        json.writeObjectPropertyStart("tool");
        json.writeObjectPropertyStart("driver");
        json.writeStringProperty("name", "Holdfast");
        json.writeStringProperty("version", ProductVersion.text());
        json.writeStringProperty("informationUri", FindingsWriter.HOME);
        json.writeArrayPropertyStart("rules");
        for (ReportedRule rule : rules) {
            rule(rule, levels.getOrDefault(rule.id(), "none"), book.entry(rule.id()), json);
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndObject();
    }

    /** A rule: as the book of findings has it, or, for one that is not there, what its first finding says. */
    private static void rule(ReportedRule rule, String level, Optional<CodeBook.Entry> entry, JsonGenerator json) {
        String summary = entry.map(CodeBook.Entry::summary).orElse(rule.name());
        String whole = entry.map(CodeBook.Entry::text).orElse(rule.name());
        json.writeStartObject();
        json.writeStringProperty("id", rule.id());
        json.writeStringProperty("name", rule.name());
        SarifResult.text("shortDescription", summary, json);
        SarifResult.text("fullDescription", whole, json);
        json.writeObjectPropertyStart("defaultConfiguration");
        json.writeStringProperty("level", entry.map(CodeBook.Entry::level).orElse(level));
        json.writeEndObject();
        json.writeObjectPropertyStart("help");
        json.writeStringProperty("text", SarifResult.plain(whole));
        json.writeStringProperty(
                "markdown",
                "**" + MarkdownText.escape(rule.name()) + "**: "
                        + entry.map(CodeBook.Entry::text).orElse(MarkdownText.escape(whole)));
        json.writeEndObject();
        json.writeObjectPropertyStart("properties");
        json.writeArrayPropertyStart("tags");
        json.writeString("backup");
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndObject();
    }
}
