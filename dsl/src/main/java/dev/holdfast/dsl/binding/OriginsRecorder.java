package dev.holdfast.dsl.binding;

import dev.holdfast.dsl.diagnostic.SourceSpan;
import dev.holdfast.dsl.tree.Node;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Remembers where each part of a declaration is written: for scalars the value, for mappings and lists the key that names
 * them, for list items the item.
 */
final class OriginsRecorder {

    private final Map<String, SourceSpan> spans = new HashMap<>();

    /** An entry and everything below it; {@code parent} is empty at the top. */
    void entry(String parent, Node.Entry entry) {
        String path = parent.isEmpty()
                ? entry.key().text()
                : parent + "/" + entry.key().text();
        boolean scalar = entry.value() instanceof Node.Scalar;
        spans.put(path, scalar ? entry.value().span() : entry.key().span());
        below(path, entry.value());
    }

    /** An item of a list and everything below it. */
    void item(String parent, int index, Node item) {
        String path = parent + "/" + index;
        spans.put(path, item.span());
        below(path, item);
    }

    private void below(String path, Node node) {
        if (node instanceof Node.Mapping mapping) {
            mapping.entries().forEach(entry -> entry(path, entry));
        } else if (node instanceof Node.Sequence list) {
            List<Node> items = list.items();
            for (int i = 0; i < items.size(); i++) {
                item(path, i, items.get(i));
            }
        }
    }

    Origins done() {
        return new Origins(spans);
    }
}
