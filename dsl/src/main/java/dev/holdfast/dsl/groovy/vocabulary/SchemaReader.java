package dev.holdfast.dsl.groovy.vocabulary;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * Reads verbs and blocks from the public schema.
 *
 * <p>Most follows from its shape: an object with properties is a block, one with free names is a verb with a name or with
 * entries, a list of objects is a verb that may be repeated, everything else is a setting. Annotations add what only Groovy
 * needs: {@code x-verb} another name, {@code x-argument} the key whose value the first argument gives, {@code x-value} the
 * kind of value, {@code x-words} words beside or instead of an {@code enum}, {@code x-whole} that a list may also be given
 * whole under its key.
 */
final class SchemaReader {

    private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final String DEFINITION = "#/$defs/";

    private final JsonNode schema;
    private final Set<String> words = new LinkedHashSet<>();

    /** One for each object of the schema and title, so that equal blocks are the same. */
    private final IdentityHashMap<JsonNode, Map<String, BlockType>> blocks = new IdentityHashMap<>();

    SchemaReader(JsonNode schema) {
        this.schema = schema;
    }

    /** The blocks, from the file itself down. */
    BlockType root() {
        return block("declaration", schema);
    }

    /** The words of all settings met so far that are identifiers. */
    Set<String> words() {
        return words;
    }

    private BlockType block(String title, JsonNode object) {
        Map<String, BlockType> known = blocks.computeIfAbsent(object, any -> new HashMap<>());
        BlockType same = known.get(title);
        if (same != null) {
            return same;
        }
        BlockType block = read(title, object);
        known.put(title, block);
        return block;
    }

    private BlockType read(String title, JsonNode object) {
        Map<String, Verb> verbs = new LinkedHashMap<>();
        object.path("properties")
                .properties()
                .forEach(property -> add(verbs, List.of(property.getKey()), property.getValue()));
        return new BlockType(title, verbs);
    }

    private void add(Map<String, Verb> verbs, List<String> path, JsonNode use) {
        JsonNode definition = resolve(use);
        String key = path.get(path.size() - 1);
        String name = annotation(use, "x-verb").orElse(key);
        String description = use.path("description").asString("");
        put(verbs, new Verb(name, path, form(name, use, definition), description));
        if (use.path("x-whole").asBoolean(false)) {
            ValueShape list = new ValueShape(title(definition), List.of(), true, false, false);
            put(verbs, new Verb(key, path, new VerbForm.Setting(list), "All at once; an empty list for none."));
        }
        if (freeNames(definition).isPresent()) {
            definition.path("properties").properties().forEach(reserved -> {
                List<String> below = new ArrayList<>(path);
                below.add(reserved.getKey());
                add(verbs, below, reserved.getValue());
            });
        }
    }

    private static void put(Map<String, Verb> verbs, Verb verb) {
        if (verbs.put(verb.name(), verb) != null) {
            throw new IllegalArgumentException("two verbs of one block are called " + verb.name());
        }
    }

    private VerbForm form(String name, JsonNode use, JsonNode definition) {
        Optional<JsonNode> free = freeNames(definition);
        if (free.isPresent()) {
            JsonNode value = resolve(free.get());
            return takes(value, "object")
                    ? new VerbForm.Named(block(name, value), mayBeEmpty(value))
                    : new VerbForm.Entries(shape(free.get(), value), scalar(use, definition));
        }
        if (definition.has("properties")) {
            return new VerbForm.Block(block(name, definition), scalar(use, definition), mayBeEmpty(definition));
        }
        if (definition.has("items")) {
            JsonNode item = resolve(definition.path("items"));
            if (item.has("properties")) {
                Optional<String> nameVerb = annotation(use, "x-argument")
                        .map(key -> annotation(item.path("properties").path(key), "x-verb")
                                .orElse(key));
                return new VerbForm.Item(block(name, item), nameVerb);
            }
        }
        return new VerbForm.Setting(shape(use, definition));
    }

    /** What stands under names that the user chooses, if the object has such names. */
    private static Optional<JsonNode> freeNames(JsonNode object) {
        for (JsonNode value : object.path("patternProperties")) {
            return Optional.of(value);
        }
        JsonNode others = object.path("additionalProperties");
        return others.isObject() ? Optional.of(others) : Optional.empty();
    }

    /** The scalar that may stand instead of a mapping. */
    private Optional<ValueShape> scalar(JsonNode use, JsonNode definition) {
        for (String type : List.of("string", "integer", "number", "boolean")) {
            if (takes(definition, type)) {
                return Optional.of(shape(use, definition));
            }
        }
        return Optional.empty();
    }

    private ValueShape shape(JsonNode use, JsonNode definition) {
        List<String> possible = new ArrayList<>();
        collectWords(definition.path("enum"), possible);
        collectWords(definition.path("x-words"), possible);
        possible.stream().filter(word -> IDENTIFIER.matcher(word).matches()).forEach(words::add);
        String value = annotation(use, "x-value")
                .or(() -> annotation(definition, "x-value"))
                .orElse("");
        return new ValueShape(
                title(definition),
                possible,
                takes(definition, "array"),
                value.equals("condition"),
                value.equals("day"),
                QuantityKind.of(value));
    }

    private static void collectWords(JsonNode values, List<String> into) {
        values.forEach(value -> {
            if (value.isString() && !Character.isDigit(value.asString().charAt(0))) {
                into.add(value.asString());
            }
        });
    }

    private JsonNode resolve(JsonNode use) {
        String reference = use.path("$ref").asString("");
        if (reference.isEmpty()) {
            return use;
        }
        JsonNode definition = schema.path("$defs").path(reference.substring(DEFINITION.length()));
        if (definition.isMissingNode()) {
            throw new IllegalArgumentException("the schema lacks " + reference);
        }
        return definition;
    }

    private static String title(JsonNode definition) {
        return definition.path("title").asString("a value");
    }

    private static Optional<String> annotation(JsonNode node, String name) {
        return node.has(name) ? Optional.of(node.path(name).asString()) : Optional.empty();
    }

    /** True if nothing has to be said inside. */
    private static boolean mayBeEmpty(JsonNode object) {
        return object.path("required").isEmpty() && object.path("minProperties").asInt(0) == 0;
    }

    private static boolean takes(JsonNode definition, String type) {
        JsonNode types = definition.path("type");
        if (types.isString()) {
            return types.asString().equals(type);
        }
        for (JsonNode each : types) {
            if (each.asString().equals(type)) {
                return true;
            }
        }
        return false;
    }
}
