package dev.holdfast.planner.document;

import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.BiConsumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;

/**
 * Writes JSON as RFC 8785 wants it: no blanks, escapes only where they must be and in lower case, whole numbers only. The
 * caller names the keys of an object in the order of their UTF-16 units.
 *
 * <p>RFC 8785 forbids halves of surrogate pairs; names in foreign inventories can hold them, so each becomes U+FFFD.
 */
final class CanonicalJson implements AutoCloseable {

    private final JsonGenerator generator;

    CanonicalJson(OutputStream target) {
        this.generator = Holder.FACTORY.createGenerator(ObjectWriteContext.empty(), target);
    }

    void startObject() {
        generator.writeStartObject();
    }

    void startObject(String key) {
        generator.writeName(key);
        generator.writeStartObject();
    }

    void endObject() {
        generator.writeEndObject();
    }

    void text(String key, String value) {
        generator.writeName(key);
        generator.writeString(wellFormed(value));
    }

    /** Leaves the key out if there is no value. */
    void text(String key, Optional<String> value) {
        if (value.isPresent()) {
            text(key, value.get());
        }
    }

    void number(String key, long value) {
        generator.writeName(key);
        generator.writeNumber(value);
    }

    void flag(String key, boolean value) {
        generator.writeName(key);
        generator.writeBoolean(value);
    }

    void nothing(String key) {
        generator.writeName(key);
        generator.writeNull();
    }

    void texts(String key, List<String> values) {
        generator.writeName(key);
        generator.writeStartArray();
        for (String value : values) {
            generator.writeString(wellFormed(value));
        }
        generator.writeEndArray();
    }

    /** A text or a list of texts, as attributes of objects are. */
    void attribute(String key, Object value) {
        if (value instanceof String text) {
            text(key, text);
        } else if (value instanceof List<?> members) {
            generator.writeName(key);
            generator.writeStartArray();
            for (Object member : members) {
                generator.writeString(wellFormed(String.valueOf(member)));
            }
            generator.writeEndArray();
        } else {
            throw new IllegalArgumentException("an attribute is a text or a list of texts: " + key + " = " + value);
        }
    }

    void attributes(String key, SortedMap<String, Object> values) {
        startObject(key);
        for (Map.Entry<String, Object> entry : values.entrySet()) {
            attribute(wellFormed(entry.getKey()), entry.getValue());
        }
        endObject();
    }

    void textMap(String key, SortedMap<String, String> values) {
        startObject(key);
        values.forEach((name, value) -> text(wellFormed(name), value));
        endObject();
    }

    <T> void list(String key, List<T> values, BiConsumer<CanonicalJson, T> writer) {
        generator.writeName(key);
        generator.writeStartArray();
        for (T value : values) {
            generator.writeStartObject();
            writer.accept(this, value);
            generator.writeEndObject();
        }
        generator.writeEndArray();
    }

    @Override
    public void close() {
        generator.close();
    }

    private static String wellFormed(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                return repaired(text);
            }
        }
        return text;
    }

    private static String repaired(String text) {
        StringBuilder repaired = new StringBuilder(text.length());
        text.codePoints()
                .forEach(point -> repaired.appendCodePoint(
                        point <= Character.MAX_VALUE && Character.isSurrogate((char) point) ? 0xFFFD : point));
        return repaired.toString();
    }

    /** Made on first use. */
    private static final class Holder {
        static final JsonFactory FACTORY = JsonFactory.builder()
                .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
                .disable(JsonWriteFeature.ESCAPE_FORWARD_SLASHES)
                .disable(JsonWriteFeature.ESCAPE_NON_ASCII)
                .disable(JsonWriteFeature.WRITE_HEX_UPPER_CASE)
                .disable(StreamWriteFeature.AUTO_CLOSE_CONTENT)
                .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
                .build();
    }
}
