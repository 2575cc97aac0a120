package dev.holdfast.dsl.price.retail;

import dev.holdfast.dsl.tree.Node;
import java.util.List;
import java.util.Optional;

/** Parts of a tree by their keys; what is not there, or of another kind, is simply missing. */
final class Nodes {

    /** Most characters of a text of others that messages repeat. */
    private static final int SHOWN = 60;

    private Nodes() {}

    /** A text as messages repeat it. */
    static String shown(String text) {
        return text.codePointCount(0, text.length()) <= SHOWN
                ? text
                : text.substring(0, text.offsetByCodePoints(0, SHOWN)) + "…";
    }

    /** What is under a key. */
    static Optional<Node> child(Node node, String key) {
        return node instanceof Node.Mapping mapping ? mapping.entry(key).map(Node.Entry::value) : Optional.empty();
    }

    /** The single value under a key; an empty one counts as missing. */
    static Optional<Node.Scalar> scalar(Node node, String key) {
        return child(node, key)
                .filter(Node.Scalar.class::isInstance)
                .map(Node.Scalar.class::cast)
                .filter(scalar -> !scalar.text().isBlank() && !scalar.text().equals("null"));
    }

    /** Its text. */
    static Optional<String> text(Node node, String key) {
        return scalar(node, key).map(Node.Scalar::text);
    }

    /** The values under a key. */
    static List<Node> items(Node node, String key) {
        return child(node, key)
                .filter(Node.Sequence.class::isInstance)
                .map(value -> ((Node.Sequence) value).items())
                .orElse(List.of());
    }

    /** Their texts. */
    static List<String> texts(Node node, String key) {
        return items(node, key).stream()
                .filter(Node.Scalar.class::isInstance)
                .map(item -> ((Node.Scalar) item).text())
                .toList();
    }
}
