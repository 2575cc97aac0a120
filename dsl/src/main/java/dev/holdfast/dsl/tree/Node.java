package dev.holdfast.dsl.tree;

import dev.holdfast.dsl.diagnostic.SourceSpan;
import java.util.List;
import java.util.Optional;

/** One piece of a declaration's text: a scalar, a sequence or a mapping, with its place. Immutable. */
public sealed interface Node {

    /** Where it is written; for an alias the alias's own place, not the anchor's. */
    SourceSpan span();

    /** Which of the three kinds this is. */
    NodeKind kind();

    /**
     * A single value.
     *
     * @param text the value after unescaping; may be empty
     * @param type what the spelling says it is; a plain {@code 7} is a number, a quoted {@code "7"} is text
     * @param places where the parts of the text stand, if the span alone does not tell
     */
    record Scalar(String text, ScalarType type, SourceSpan span, Optional<ScalarPlaces> places) implements Node {

        /** A value whose span tells where its text stands. */
        public Scalar(String text, ScalarType type, SourceSpan span) {
            this(text, type, span, Optional.empty());
        }

        @Override
        public NodeKind kind() {
            return NodeKind.SCALAR;
        }
    }

    /**
     * Values in order.
     *
     * @param items in the order of the text; may be empty
     */
    record Sequence(List<Node> items, SourceSpan span) implements Node {
        public Sequence {
            items = List.copyOf(items);
        }

        @Override
        public NodeKind kind() {
            return NodeKind.SEQUENCE;
        }
    }

    /**
     * Named values in the order of the text; each key occurs once.
     *
     * @param entries in the order of the text; may be empty
     */
    record Mapping(List<Entry> entries, SourceSpan span) implements Node {
        public Mapping {
            entries = List.copyOf(entries);
        }

        @Override
        public NodeKind kind() {
            return NodeKind.MAPPING;
        }

        /** The entry with this key, if there is one. Linear in the number of entries. */
        public Optional<Entry> entry(String key) {
            for (Entry entry : entries) {
                if (entry.key().text().equals(key)) {
                    return Optional.of(entry);
                }
            }
            return Optional.empty();
        }
    }

    /**
     * One key and its value.
     *
     * @param key always text
     * @param value any node
     */
    record Entry(Scalar key, Node value) {}
}
