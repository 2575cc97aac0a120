package dev.holdfast.cli.runbook;

import dev.holdfast.cli.render.JsonText;
import dev.holdfast.cli.runbook.Runbook.Fact;
import dev.holdfast.cli.runbook.Runbook.Section;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/** A runbook as JSON. */
public final class RunbookJson {

    private RunbookJson() {}

    /** The whole page in one line. */
    public static String write(Runbook runbook) {
        return JsonText.write(json -> {
            json.writeStartObject();
            json.writeStringProperty("subject", runbook.subject());
            json.writeStringProperty("kind", runbook.kind());
            json.writeStringProperty("estate", runbook.estate());
            json.writeStringProperty("at", runbook.at());
            json.writeArrayPropertyStart("sections");
            runbook.sections().forEach(section -> section(section, json));
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    private static void section(Section section, JsonGenerator json) {
        json.writeStartObject();
        json.writeNumberProperty("level", section.level());
        json.writeStringProperty("title", section.title());
        texts("notes", section.notes(), json);
        json.writeArrayPropertyStart("facts");
        for (Fact fact : section.facts()) {
            json.writeStartObject();
            json.writeStringProperty("name", fact.name());
            json.writeStringProperty("value", fact.value());
            json.writeEndObject();
        }
        json.writeEndArray();
        texts("commands", section.commands(), json);
        texts("checks", section.checks(), json);
        json.writeEndObject();
    }

    private static void texts(String name, List<String> texts, JsonGenerator json) {
        json.writeArrayPropertyStart(name);
        texts.forEach(json::writeString);
        json.writeEndArray();
    }
}
