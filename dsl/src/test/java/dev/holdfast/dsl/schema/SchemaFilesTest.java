package dev.holdfast.dsl.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.dsl.generator.Seeds;
import dev.holdfast.dsl.model.schedule.RecurrenceText;
import dev.holdfast.dsl.quantity.Age;
import dev.holdfast.dsl.quantity.ChurnRate;
import dev.holdfast.dsl.quantity.DataRate;
import dev.holdfast.dsl.quantity.DataSize;
import dev.holdfast.dsl.quantity.Durations;
import dev.holdfast.dsl.quantity.GrowthRate;
import dev.holdfast.dsl.quantity.Money;
import dev.holdfast.dsl.quantity.Percent;
import dev.holdfast.dsl.quantity.QuantityException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The two files of the public schema, and that they say the same. */
class SchemaFilesTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static JsonNode file(String name) throws IOException {
        Path root = Path.of(System.getProperty("holdfast.root"));
        return JSON.readTree(Files.readString(root.resolve("schema").resolve(name)));
    }

    @Test
    void the_product_validates_with_the_published_file() throws IOException {
        assertThat(SchemaCheck.publicSchema()).isEqualTo(file("holdfast.schema.json"));
    }

    @Test
    void the_copy_for_editors_says_the_same_in_draft_07() throws IOException {
        assertThat(file("holdfast.schema.draft-07.json")).isEqualTo(draft07(file("holdfast.schema.json")));
    }

    /**
     * Draft 7 calls definitions by another name and ignores what stands beside a reference; what only the spelling in Groovy
     * needs is of no use to editors of YAML.
     */
    private static JsonNode draft07(JsonNode node) {
        if (node instanceof ArrayNode list) {
            ArrayNode copy = JsonNodeFactory.instance.arrayNode();
            list.forEach(item -> copy.add(draft07(item)));
            return copy;
        }
        if (!(node instanceof ObjectNode object)) {
            return node;
        }
        ObjectNode copy = JsonNodeFactory.instance.objectNode();
        object.properties().forEach(entry -> {
            String key = entry.getKey();
            JsonNode value = entry.getValue();
            if (key.startsWith("x-")) {
                return;
            }
            switch (key) {
                case "$defs" -> copy.set("definitions", draft07(value));
                case "$schema" -> copy.put(key, "http://json-schema.org/draft-07/schema#");
                case "$id" -> copy.put(key, value.asString().replace("schema.json", "schema.draft-07.json"));
                case "$ref" -> copy.put(key, value.asString().replace("$defs", "definitions"));
                case "enum", "default", "examples" -> copy.set(key, value);
                default -> copy.set(key, draft07(value));
            }
        });
        if (copy.has("$ref") && copy.size() > 1) {
            JsonNode reference = copy.remove("$ref");
            copy.putArray("allOf").addObject().set("$ref", reference);
        }
        return copy;
    }

    @Test
    void every_key_is_described_and_every_value_has_a_name_for_messages() throws IOException {
        JsonNode schema = file("holdfast.schema.json");
        List<String> gaps = new ArrayList<>();
        walk("", schema, schema, gaps);
        assertThat(gaps).isEmpty();
    }

    private static void walk(String path, JsonNode node, JsonNode root, List<String> gaps) {
        JsonNode target = node.has("$ref")
                ? root.path("$defs").path(node.path("$ref").asString().substring("#/$defs/".length()))
                : node;
        if (target.isMissingNode() || !target.has("title")) {
            gaps.add("no title: " + path);
        }
        for (String group : List.of("properties", "$defs")) {
            node.path(group).properties().forEach(entry -> {
                if (!entry.getValue().has("description")) {
                    gaps.add("no description: " + path + "/" + entry.getKey());
                }
                walk(path + "/" + entry.getKey(), entry.getValue(), root, gaps);
            });
        }
        node.path("patternProperties").properties().forEach(entry -> walk(path + "/*", entry.getValue(), root, gaps));
        for (String child : List.of("items", "additionalProperties")) {
            if (node.path(child).isObject()) {
                walk(path + "/" + child, node.path(child), root, gaps);
            }
        }
        boolean open = node.path("type").toString().contains("object") && !node.has("additionalProperties");
        if (open) {
            gaps.add("takes any key: " + path);
        }
    }

    @Test
    void the_schema_names_no_machine() throws IOException {
        assertThat(file("holdfast.schema.json").path("$id").asString())
                .isEqualTo("https://holdfast.dev/schema/holdfast.schema.json");
    }

    @FunctionalInterface
    private interface Reader {
        Object read(String text) throws QuantityException;
    }

    @Test
    void editors_accept_every_quantity_that_the_program_accepts() throws IOException {
        JsonNode definitions = file("holdfast.schema.json").path("$defs");
        Map<String, Reader> readers = Map.of(
                "growthRate", GrowthRate::parse,
                "duration", Durations::parse,
                "age", Age::parse,
                "size", DataSize::parse,
                "dataRate", DataRate::parse,
                "churnRate", ChurnRate::parse,
                "percent", Percent::parse,
                "money", Money::parse,
                "timeOfDay", RecurrenceText::parseTime);
        String[] pieces = {
            "1", "0", "7", ".", "5", " ", "+", "-", ":", "00", "22:00", "smhdwy", "mo", "h", "d", "w", "y", "s", "m",
            "P", "PT", "D", "H", "M", "GiB", "MB", "gb", "kib", "B", "/s", "/d", "%", "USD", " EUR"
        };
        Seeds.forEach(3_000, random -> {
            StringBuilder text = new StringBuilder();
            for (int i = 1 + random.nextInt(5); i > 0; i--) {
                text.append(Seeds.oneOf(random, pieces));
            }
            readers.forEach((name, reader) -> {
                String pattern = definitions.path(name).path("pattern").asString();
                if (accepts(reader, text.toString())) {
                    assertThat(Pattern.compile(pattern).matcher(text).find())
                            .as("%s '%s'", name, text)
                            .isTrue();
                }
            });
        });
    }

    private static boolean accepts(Reader reader, String text) {
        try {
            reader.read(text);
            return true;
        } catch (QuantityException e) {
            return false;
        }
    }
}
