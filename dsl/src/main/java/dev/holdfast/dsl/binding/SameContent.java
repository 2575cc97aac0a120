package dev.holdfast.dsl.binding;

import dev.holdfast.dsl.tree.Node;
import java.util.List;

/** Compares trees by what they say: places and the order of keys make no difference. */
final class SameContent {

    private SameContent() {}

    static boolean same(Node one, Node other) {
        if (one instanceof Node.Scalar a && other instanceof Node.Scalar b) {
            return a.text().equals(b.text()) && a.type() == b.type();
        }
        if (one instanceof Node.Sequence a && other instanceof Node.Sequence b) {
            return sameItems(a.items(), b.items());
        }
        if (one instanceof Node.Mapping a && other instanceof Node.Mapping b) {
            return a.entries().size() == b.entries().size()
                    && a.entries().stream()
                            .allMatch(entry -> b.entry(entry.key().text())
                                    .filter(found -> same(entry.value(), found.value()))
                                    .isPresent());
        }
        return false;
    }

    private static boolean sameItems(List<Node> a, List<Node> b) {
        if (a.size() != b.size()) {
            return false;
        }
        for (int i = 0; i < a.size(); i++) {
            if (!same(a.get(i), b.get(i))) {
                return false;
            }
        }
        return true;
    }
}
