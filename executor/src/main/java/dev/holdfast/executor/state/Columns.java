package dev.holdfast.executor.state;

import dev.holdfast.dsl.model.retention.RetentionRule;
import dev.holdfast.dsl.model.retention.RetentionText;
import dev.holdfast.dsl.quantity.QuantityException;
import dev.holdfast.planner.state.AttributeValue;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.json.JsonFactory;

/** How values stand in columns. Reading what was written gives an equal value. */
public final class Columns {

    private static final JsonFactory JSON = new JsonFactory();

    private Columns() {}

    /** Attributes as a JSON object. */
    public static String attributes(SortedMap<String, AttributeValue> attributes) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(tools.jackson.core.ObjectWriteContext.empty(), text)) {
            json.writeStartObject();
            for (Map.Entry<String, AttributeValue> entry : attributes.entrySet()) {
                json.writeName(entry.getKey());
                if (entry.getValue() instanceof AttributeValue.Members members) {
                    write(json, members.members());
                } else {
                    json.writeString(entry.getValue().display());
                }
            }
            json.writeEndObject();
        }
        return text.toString();
    }

    /**
     * Attributes from a JSON object.
     *
     * @throws StateException if the text is something else
     */
    public static SortedMap<String, AttributeValue> attributes(String text) throws StateException {
        SortedMap<String, AttributeValue> attributes = new TreeMap<>();
        try (JsonParser json = JSON.createParser(tools.jackson.core.ObjectReadContext.empty(), text)) {
            json.nextToken();
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = json.currentName();
                attributes.put(
                        name,
                        json.nextToken() == JsonToken.START_ARRAY
                                ? AttributeValue.of(members(json))
                                : AttributeValue.of(json.getString()));
            }
        } catch (JacksonException e) {
            throw new StateException("A row of the record is damaged: " + e.getOriginalMessage(), e);
        }
        return attributes;
    }

    /** Texts as a JSON list. */
    public static String list(List<String> members) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(tools.jackson.core.ObjectWriteContext.empty(), text)) {
            write(json, members);
        }
        return text.toString();
    }

    /**
     * Texts from a JSON list.
     *
     * @throws StateException if the text is something else
     */
    public static List<String> list(String text) throws StateException {
        try (JsonParser json = JSON.createParser(tools.jackson.core.ObjectReadContext.empty(), text)) {
            json.nextToken();
            return members(json);
        } catch (JacksonException e) {
            throw new StateException("A row of the record is damaged: " + e.getOriginalMessage(), e);
        }
    }

    /** A retention rule as lines of {@code key=value}. */
    public static String rule(RetentionRule rule) {
        StringBuilder text = new StringBuilder();
        RetentionText.toAttributes(rule)
                .forEach((key, value) ->
                        text.append(key).append('=').append(value).append('\n'));
        return text.toString();
    }

    /**
     * A retention rule from such lines.
     *
     * @throws StateException if the text is something else
     */
    public static RetentionRule rule(String text) throws StateException {
        SortedMap<String, String> attributes = new TreeMap<>();
        text.lines().forEach(line -> {
            int equals = line.indexOf('=');
            attributes.put(line.substring(0, Math.max(equals, 0)), line.substring(equals + 1));
        });
        try {
            return RetentionText.fromAttributes(attributes);
        } catch (QuantityException e) {
            throw new StateException("A promised rule in the record cannot be read: " + e.getMessage(), e);
        }
    }

    private static void write(JsonGenerator json, List<String> members) {
        json.writeStartArray();
        for (String member : members) {
            json.writeString(member);
        }
        json.writeEndArray();
    }

    private static List<String> members(JsonParser json) {
        List<String> members = new ArrayList<>();
        while (json.nextToken() == JsonToken.VALUE_STRING) {
            members.add(json.getString());
        }
        return members;
    }
}
