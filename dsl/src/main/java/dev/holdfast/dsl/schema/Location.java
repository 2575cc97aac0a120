package dev.holdfast.dsl.schema;

import dev.holdfast.dsl.diagnostic.SourceSpan;
import dev.holdfast.dsl.tree.Node;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;

/**
 * A place in the tree that the schema complains about.
 *
 * @param node the value there
 * @param name its key, {@code item 2 of 'copies'}, or the file for the root; ready to be put into a sentence
 * @param head where its key is written; the value itself for list items and the root
 */
record Location(Node node, String name, SourceSpan head) {

    /** Finds places in one tree; remembers the keys of large mappings, so that many complaints stay cheap. */
    static final class Finder {

        private static final int LARGE = 16;

        private final Node root;
        private final IdentityHashMap<Node, Map<String, Node.Entry>> keys = new IdentityHashMap<>();

        Finder(Node root) {
            this.root = root;
        }

        /** The place with these steps from the root: keys as text, indexes as numbers. */
        Location find(Object[] steps) {
            Location location = new Location(root, "the declaration", start(root.span()));
            String key = "the declaration";
            for (Object step : steps) {
                if (location.node() instanceof Node.Mapping mapping) {
                    Node.Entry entry = entry(mapping, step.toString());
                    key = "'" + step + "'";
                    location = new Location(entry.value(), key, entry.key().span());
                } else if (location.node() instanceof Node.Sequence list) {
                    int index = Integer.parseInt(step.toString());
                    Node item = list.items().get(index);
                    location = new Location(item, "item " + (index + 1) + " of " + key, start(item.span()));
                } else {
                    throw new IllegalArgumentException("no " + step + " below " + location.node());
                }
            }
            return location;
        }

        Node.Entry entry(Node.Mapping mapping, String key) {
            Node.Entry entry = mapping.entries().size() <= LARGE
                    ? mapping.entry(key).orElse(null)
                    : keys.computeIfAbsent(mapping, Finder::index).get(key);
            if (entry == null) {
                throw new IllegalArgumentException("no key " + key);
            }
            return entry;
        }

        private static Map<String, Node.Entry> index(Node node) {
            Map<String, Node.Entry> index = new HashMap<>();
            for (Node.Entry entry : ((Node.Mapping) node).entries()) {
                index.put(entry.key().text(), entry);
            }
            return index;
        }

        private static SourceSpan start(SourceSpan span) {
            return SourceSpan.at(span.file(), span.startLine(), span.startColumn());
        }
    }
}
