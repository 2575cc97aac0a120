package dev.holdfast.dsl.schema;

import dev.holdfast.dsl.tree.Node;
import java.math.BigDecimal;
import java.math.BigInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The neutral tree as JSON values, for the schema library. */
final class TreeJson {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private TreeJson() {}

    static JsonNode of(Node node) {
        return switch (node.kind()) {
            case SCALAR -> scalar((Node.Scalar) node);
            case SEQUENCE -> sequence((Node.Sequence) node);
            case MAPPING -> mapping((Node.Mapping) node);
        };
    }

    private static JsonNode scalar(Node.Scalar scalar) {
        String text = scalar.text();
        return switch (scalar.type()) {
            case TEXT -> JSON.stringNode(text);
            case INTEGER -> integer(text);
            case DECIMAL -> JSON.numberNode(new BigDecimal(text));
            case BOOLEAN -> JSON.booleanNode(text.equalsIgnoreCase("true"));
            case NULL -> JSON.nullNode();
        };
    }

    private static JsonNode integer(String text) {
        BigInteger value = new BigInteger(text);
        return value.bitLength() < 32 ? JSON.numberNode(value.intValue()) : JSON.numberNode(value);
    }

    private static JsonNode sequence(Node.Sequence sequence) {
        ArrayNode array = JSON.arrayNode();
        for (Node item : sequence.items()) {
            array.add(of(item));
        }
        return array;
    }

    private static JsonNode mapping(Node.Mapping mapping) {
        ObjectNode object = JSON.objectNode();
        for (Node.Entry entry : mapping.entries()) {
            object.set(entry.key().text(), of(entry.value()));
        }
        return object;
    }
}
