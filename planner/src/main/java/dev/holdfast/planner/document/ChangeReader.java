package dev.holdfast.planner.document;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;

/** Reads {@link ResourceChange.Change}: the one object whose values may be null and whose attributes have two shapes. */
final class ChangeReader extends ValueDeserializer<ResourceChange.Change> {

    /** For Jackson. */
    ChangeReader() {}

    @Override
    public ResourceChange.Change deserialize(JsonParser parser, DeserializationContext context) {
        List<String> actions = null;
        SortedMap<String, Object> before = null;
        SortedMap<String, Object> after = null;
        expect(context, parser.currentToken() == JsonToken.START_OBJECT, "A change is an object.");
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String key = parser.currentName();
            parser.nextToken();
            switch (key) {
                case "actions" -> actions = texts(parser, context);
                case "before" -> before = attributes(parser, context);
                case "after" -> after = attributes(parser, context);
                default -> parser.skipChildren();
            }
        }
        if (actions == null) {
            return context.reportInputMismatch(ResourceChange.Change.class, "The key 'actions' is missing.");
        }
        return new ResourceChange.Change(actions, before, after);
    }

    private static @Nullable SortedMap<String, Object> attributes(JsonParser parser, DeserializationContext context) {
        if (parser.currentToken() == JsonToken.VALUE_NULL) {
            return null;
        }
        expect(context, parser.currentToken() == JsonToken.START_OBJECT, "Attributes are an object or null.");
        SortedMap<String, Object> attributes = new TreeMap<>();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            JsonToken token = parser.nextToken();
            attributes.put(name, token == JsonToken.VALUE_STRING ? parser.getString() : texts(parser, context));
        }
        return attributes;
    }

    private static List<String> texts(JsonParser parser, DeserializationContext context) {
        expect(context, parser.currentToken() == JsonToken.START_ARRAY, "A value is a text or a list of texts.");
        List<String> texts = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            expect(context, parser.currentToken() == JsonToken.VALUE_STRING, "A list holds texts only.");
            texts.add(parser.getString());
        }
        return List.copyOf(texts);
    }

    private static void expect(DeserializationContext context, boolean fits, String message) {
        if (!fits) {
            context.reportInputMismatch(ResourceChange.Change.class, message);
        }
    }
}
