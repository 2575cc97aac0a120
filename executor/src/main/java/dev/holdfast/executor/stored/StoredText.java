package dev.holdfast.executor.stored;

import dev.holdfast.dsl.model.retention.RetentionRule;
import dev.holdfast.dsl.model.retention.RetentionText;
import dev.holdfast.dsl.quantity.QuantityException;
import dev.holdfast.planner.state.AttributeValue;
import dev.holdfast.planner.state.LegalHold;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Values that stand as text in one column. What is written reads back as an equal value. */
public final class StoredText {

    private StoredText() {}

    /** Attributes as a JSON object: a text or a list of texts each. */
    public static String attributes(SortedMap<String, AttributeValue> attributes) {
        return StoredJson.write(json -> {
            json.writeStartObject();
            attributes.forEach((name, value) -> {
                json.writeName(name);
                if (value instanceof AttributeValue.Members members) {
                    texts(json, members.members());
                } else {
                    json.writeString(value.display());
                }
            });
            json.writeEndObject();
        });
    }

    /**
     * What {@link #attributes(SortedMap)} wrote.
     *
     * @throws tools.jackson.core.JacksonException if the text is damaged
     */
    public static SortedMap<String, AttributeValue> attributes(String text) {
        SortedMap<String, AttributeValue> attributes = new TreeMap<>();
        try (JsonParser json = StoredJson.parser(text)) {
            json.nextToken();
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = json.currentName();
                attributes.put(
                        name,
                        json.nextToken() == JsonToken.START_ARRAY
                                ? AttributeValue.of(texts(json))
                                : AttributeValue.of(json.getString()));
            }
        }
        return attributes;
    }

    /** Texts as a JSON list. */
    public static String texts(List<String> texts) {
        return texts.isEmpty() ? "[]" : StoredJson.write(json -> texts(json, texts));
    }

    /**
     * What {@link #texts(List)} wrote.
     *
     * @throws tools.jackson.core.JacksonException if the text is damaged
     */
    public static List<String> texts(String text) {
        if (text.equals("[]")) {
            return List.of();
        }
        try (JsonParser json = StoredJson.parser(text)) {
            json.nextToken();
            return texts(json);
        }
    }

    /** A legal hold as a JSON list: since, until (empty if it has no end), by, reason. */
    public static String hold(LegalHold hold) {
        return texts(List.of(
                hold.since().toString(), hold.until().map(Instant::toString).orElse(""), hold.by(), hold.reason()));
    }

    /**
     * What {@link #hold(LegalHold)} wrote.
     *
     * @throws tools.jackson.core.JacksonException if the text is damaged
     * @throws IllegalArgumentException if it is another list
     * @throws java.time.DateTimeException if a time cannot be read
     */
    public static LegalHold hold(String text) {
        List<String> parts = texts(text);
        if (parts.size() != 4) {
            throw new IllegalArgumentException("a stored legal hold has four parts: " + text);
        }
        Optional<Instant> until = parts.get(1).isEmpty() ? Optional.empty() : Optional.of(Instant.parse(parts.get(1)));
        return new LegalHold(Instant.parse(parts.get(0)), until, parts.get(2), parts.get(3));
    }

    /** A rule, one part a line. */
    public static String rule(RetentionRule rule) {
        StringBuilder text = new StringBuilder();
        RetentionText.toAttributes(rule)
                .forEach((key, value) ->
                        text.append(key).append('=').append(value).append('\n'));
        return text.toString();
    }

    /**
     * What {@link #rule(RetentionRule)} wrote.
     *
     * @throws QuantityException if a line cannot be read
     */
    public static RetentionRule rule(String text) throws QuantityException {
        SortedMap<String, String> attributes = new TreeMap<>();
        for (String line : text.lines().toList()) {
            int equals = line.indexOf('=');
            if (equals < 0) {
                throw new QuantityException("The line '" + line + "' of a stored rule has no '='.");
            }
            attributes.put(line.substring(0, equals), line.substring(equals + 1));
        }
        return RetentionText.fromAttributes(attributes);
    }

    private static void texts(JsonGenerator json, List<String> texts) {
        json.writeStartArray();
        for (String text : texts) {
            json.writeString(text);
        }
        json.writeEndArray();
    }

    private static List<String> texts(JsonParser json) {
        List<String> texts = new ArrayList<>();
        while (json.nextToken() == JsonToken.VALUE_STRING) {
            texts.add(json.getString());
        }
        return texts;
    }
}
