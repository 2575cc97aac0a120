package dev.holdfast.dsl.groovy.emission;

import dev.holdfast.dsl.diagnostic.SourceSpan;
import dev.holdfast.dsl.tree.Node;
import dev.holdfast.dsl.tree.ScalarType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One mapping that is being filled by the verbs of a block. The first value of a key stays. */
public final class BlockBuilder {

    private final Map<String, Slot> slots = new LinkedHashMap<>();

    /** A key and what it holds so far: one node, named nodes, or a list. */
    private static final class Slot {
        private final Node.Scalar key;
        private @Nullable Node node;
        private @Nullable BlockBuilder below;
        private @Nullable List<Node> items;

        Slot(Node.Scalar key) {
            this.key = key;
        }

        Node value() {
            if (below != null) {
                return below.build(key.span());
            }
            return items != null ? new Node.Sequence(items, key.span()) : node == null ? nothing(key.span()) : node;
        }
    }

    /** The empty scalar that stands where a value could not be made. */
    public static Node.Scalar nothing(SourceSpan span) {
        return new Node.Scalar("", ScalarType.NULL, span);
    }

    /** A key as the tree has it. */
    public static Node.Scalar key(String name, SourceSpan span) {
        return new Node.Scalar(name, ScalarType.TEXT, span);
    }

    /** True if nothing was put in yet. */
    public boolean isEmpty() {
        return slots.isEmpty();
    }

    /** Where the key at the end of this path is written, if it is. */
    public Optional<SourceSpan> place(List<String> path) {
        Slot slot = slots.get(path.get(0));
        if (slot == null) {
            return Optional.empty();
        }
        if (path.size() == 1) {
            return Optional.of(slot.key.span());
        }
        return slot.below == null ? Optional.of(slot.key.span()) : slot.below.place(path.subList(1, path.size()));
    }

    /**
     * Puts a value at the end of a path; mappings on the way are made.
     *
     * @param keys one key for each step, with its place
     * @return false if there is a value already, which stays
     */
    public boolean put(List<Node.Scalar> keys, Node value) {
        Node.Scalar key = keys.get(0);
        Slot slot = slots.get(key.text());
        if (keys.size() == 1) {
            return slot == null && fill(key, value);
        }
        if (slot == null) {
            slot = new Slot(key);
            slot.below = new BlockBuilder();
            slots.put(key.text(), slot);
        }
        return slot.below != null && slot.below.put(keys.subList(1, keys.size()), value);
    }

    private boolean fill(Node.Scalar key, Node value) {
        Slot slot = new Slot(key);
        slot.node = value;
        slots.put(key.text(), slot);
        return true;
    }

    /** Adds an element to the list under a key; false if the key holds something else. */
    public boolean append(Node.Scalar key, Node element) {
        Slot slot = slots.computeIfAbsent(key.text(), any -> {
            Slot list = new Slot(key);
            list.items = new ArrayList<>();
            return list;
        });
        return slot.items != null && slot.items.add(element);
    }

    /** The mapping with all that was put in, in the order of the first values. */
    public Node.Mapping build(SourceSpan span) {
        List<Node.Entry> entries = new ArrayList<>(slots.size());
        slots.values().forEach(slot -> entries.add(new Node.Entry(slot.key, slot.value())));
        return new Node.Mapping(entries, span);
    }
}
