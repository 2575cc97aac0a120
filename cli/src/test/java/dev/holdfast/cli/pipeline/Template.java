package dev.holdfast.cli.pipeline;

import dev.holdfast.cli.Invocation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** A template in {@code docs/ci}. */
record Template(String name, String text) {

    /** The folder of the templates. */
    static final Path FOLDER = Invocation.repository().resolve("docs/ci");

    /** Reads one. */
    static Template of(String name) {
        try {
            return new Template(name, Files.readString(FOLDER.resolve(name)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What it says, if it is YAML. */
    JsonNode yaml() {
        return new YAMLMapper().readTree(text);
    }

    /** What it says, with every number and truth value as a text: so Azure DevOps reads YAML, and so says its schema. */
    JsonNode texts() {
        return texts(yaml(), new JsonMapper());
    }

    private static JsonNode texts(JsonNode node, JsonMapper mapper) {
        if (node.isObject()) {
            ObjectNode object = mapper.createObjectNode();
            node.properties().forEach(entry -> object.set(entry.getKey(), texts(entry.getValue(), mapper)));
            return object;
        }
        if (node.isArray()) {
            ArrayNode array = mapper.createArrayNode();
            node.forEach(entry -> array.add(texts(entry, mapper)));
            return array;
        }
        return mapper.getNodeFactory().stringNode(node.asString());
    }

    /** A map of texts; empty if there is none. */
    static Map<String, String> texts(JsonNode node) {
        Map<String, String> texts = new LinkedHashMap<>();
        node.properties()
                .forEach(entry -> texts.put(entry.getKey(), entry.getValue().asString()));
        return texts;
    }
}
