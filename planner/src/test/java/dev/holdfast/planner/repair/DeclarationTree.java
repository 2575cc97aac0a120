package dev.holdfast.planner.repair;

import dev.holdfast.dsl.diagnostic.Diagnostics;
import dev.holdfast.dsl.text.TextGate;
import dev.holdfast.dsl.tree.Node;
import dev.holdfast.dsl.tree.ScalarType;
import dev.holdfast.dsl.yaml.YamlReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of a declaration as a tree of mappings, lists and scalars, so that a test can do to it what a person does who follows
 * a fix. Mutable.
 */
final class DeclarationTree {

    private static final Pattern IN_POLICY = Pattern.compile("(.+?)( beside the other classes)? in policy '([^']+)'");
    private static final Pattern IN_VAULT = Pattern.compile("(.+) in vault '([^']+)'");
    private static final Pattern IN_COPY = Pattern.compile("(.+) in the copy to (\\S+) of policy '([^']+)'");
    private static final Pattern NEW_COPY = Pattern.compile("(\\{.+}) among the copies of policy '([^']+)'");
    private static final Pattern TAKEN_OUT = Pattern.compile("[Tt]ake (.+) out of 'survive' of policy '([^']+)'");

    private final Map<String, Object> root;

    DeclarationTree(String yaml) {
        this.root = mapping(read(yaml));
    }

    /** Follows each part of an edit. */
    void apply(String edit) {
        String text = edit.startsWith("Write ") ? edit.substring("Write ".length()) : edit;
        for (String part : text.split(", and ", -1)) {
            applyPart(part);
        }
    }

    private void applyPart(String part) {
        Matcher inVault = IN_VAULT.matcher(part);
        Matcher inCopy = IN_COPY.matcher(part);
        Matcher newCopy = NEW_COPY.matcher(part);
        Matcher takenOut = TAKEN_OUT.matcher(part);
        Matcher inPolicy = IN_POLICY.matcher(part);
        if (inVault.matches()) {
            at("vaults", inVault.group(2)).putAll(mapping(read(inVault.group(1))));
        } else if (inCopy.matches()) {
            for (Object rule : list(at("policies", inCopy.group(3)), "copies")) {
                if (mapping(rule).get("to").equals('"' + inCopy.group(2) + '"')) {
                    mapping(rule).putAll(mapping(read(inCopy.group(1))));
                }
            }
        } else if (newCopy.matches()) {
            list(at("policies", newCopy.group(2)), "copies").add(read(newCopy.group(1)));
        } else if (takenOut.matches()) {
            Map<String, Object> survive = mapping(
                    mapping(at("policies", takenOut.group(2)).get("objectives")).get("survive"));
            for (String word : takenOut.group(1).split(", ", -1)) {
                if (survive.remove(word) == null) {
                    throw new IllegalArgumentException(word + " is not in survive: " + part);
                }
            }
        } else if (inPolicy.matches()) {
            Map<String, Object> policy = at("policies", inPolicy.group(3));
            mapping(read(inPolicy.group(1))).forEach((key, value) -> write(policy, key, mapping(value), inPolicy));
        } else {
            throw new IllegalArgumentException("nobody could follow this: " + part);
        }
    }

    /** A schedule replaces the one before; objectives, and what says so, come beside what is there. */
    private static void write(Map<String, Object> policy, String key, Map<String, Object> value, Matcher inPolicy) {
        if (key.equals("objectives")) {
            merge(mapping(policy.computeIfAbsent(key, any -> new LinkedHashMap<>())), value);
        } else if (inPolicy.group(2) != null) {
            mapping(policy.get(key)).putAll(value);
        } else {
            policy.put(key, value);
        }
    }

    private static void merge(Map<String, Object> into, Map<String, Object> more) {
        more.forEach((key, value) -> {
            if (value instanceof Map && into.get(key) instanceof Map) {
                merge(mapping(into.get(key)), mapping(value));
            } else {
                into.put(key, value);
            }
        });
    }

    private Map<String, Object> at(String section, String name) {
        return mapping(mapping(root.get(section)).get(name));
    }

    @SuppressWarnings("unchecked") // trees are made of these
    private static Map<String, Object> mapping(Object tree) {
        return (Map<String, Object>) tree;
    }

    @SuppressWarnings("unchecked") // trees are made of these
    private static List<Object> list(Map<String, Object> mapping, String key) {
        return (List<Object>) mapping.computeIfAbsent(key, any -> new ArrayList<>());
    }

    /** Flow style, which is YAML too. */
    @Override
    public String toString() {
        return flow(root) + "\n";
    }

    private static String flow(Object tree) {
        if (tree instanceof Map<?, ?> map) {
            List<String> entries = new ArrayList<>();
            map.forEach((key, value) -> entries.add("\"" + key + "\": " + flow(value)));
            return "{ " + String.join(", ", entries) + " }";
        }
        if (tree instanceof List<?> list) {
            return "[ "
                    + String.join(", ", list.stream().map(DeclarationTree::flow).toList()) + " ]";
        }
        return tree.toString();
    }

    private static Object read(String yaml) {
        Diagnostics diagnostics = new Diagnostics();
        Node node = TextGate.open("test", yaml.getBytes(StandardCharsets.UTF_8), diagnostics)
                .flatMap(text -> new YamlReader(diagnostics).read(text).root())
                .orElseThrow(() -> new IllegalArgumentException(yaml));
        if (diagnostics.hasErrors()) {
            throw new IllegalArgumentException(yaml + ": " + diagnostics);
        }
        return tree(node);
    }

    private static Object tree(Node node) {
        if (node instanceof Node.Mapping mapping) {
            Map<String, Object> map = new LinkedHashMap<>();
            mapping.entries().forEach(entry -> map.put(entry.key().text(), tree(entry.value())));
            return map;
        }
        if (node instanceof Node.Sequence sequence) {
            return new ArrayList<>(
                    sequence.items().stream().map(DeclarationTree::tree).toList());
        }
        Node.Scalar scalar = (Node.Scalar) node;
        return scalar.type() == ScalarType.TEXT ? '"' + scalar.text() + '"' : scalar.text();
    }
}
