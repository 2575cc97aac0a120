package dev.holdfast.cli.render;

import java.io.PrintStream;
import java.io.StringWriter;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
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

    /** Writes the content straight to a stream, with a line end: for results that are better not held as a whole. */
    public static void write(PrintStream out, Consumer<JsonGenerator> content) {
        JsonFactory leavingOpen = JsonFactory.builder()
                .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
                .build();
        try (JsonGenerator json = leavingOpen.createGenerator(ObjectWriteContext.empty(), out)) {
            content.accept(json);
        }
        out.print('\n');
    }
}
