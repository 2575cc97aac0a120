package dev.holdfast.cli.render;

import java.io.StringWriter;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Writes JSON for programs: one line, keys in the order in which they are written. */
public final class JsonText {

    private JsonText() {}

    /** The text that the content writes, with a line end. */
    public static String write(Consumer<JsonGenerator> content) {
        StringWriter text = new StringWriter(1_024);
        try (JsonGenerator json = new JsonFactory().createGenerator(ObjectWriteContext.empty(), text)) {
            content.accept(json);
        }
        return text.append('\n').toString();
    }
}
