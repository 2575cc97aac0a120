package dev.holdfast.executor.stored;

import java.io.StringWriter;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Values of columns that hold JSON. */
public final class StoredJson {

    private StoredJson() {}

    /** The text that is written so. */
    public static String write(Consumer<JsonGenerator> content) {
        StringWriter target = new StringWriter();
        try (JsonGenerator json = Holder.FACTORY.createGenerator(ObjectWriteContext.empty(), target)) {
            content.accept(json);
        }
        return target.toString();
    }

    /** Reads a text; the caller closes it. */
    public static JsonParser parser(String text) {
        return Holder.FACTORY.createParser(ObjectReadContext.empty(), text);
    }

    /** Made when first needed. */
    private static final class Holder {
        static final JsonFactory FACTORY = new JsonFactory();
    }
}
