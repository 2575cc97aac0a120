package dev.holdfast.dsl.inventory.azure;

import dev.holdfast.dsl.tree.Node;
import dev.holdfast.dsl.tree.ScalarType;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * Looks up parts of a cloud record. Keys are found ignoring case, because tools spell the same key differently; null and
 * parts of another kind count as absent.
 */
public final class RecordFields {

    private RecordFields() {}

    /** The value of a key below a mapping; empty for null and for anything that is no mapping. */
    static Optional<Node> find(Node node, String key) {
        if (!(node instanceof Node.Mapping mapping)) {
            return Optional.empty();
        }
        for (Node.Entry entry : mapping.entries()) {
            if (entry.key().text().equalsIgnoreCase(key)) {
                return isNull(entry.value()) ? Optional.empty() : Optional.of(entry.value());
            }
        }
        return Optional.empty();
    }

    /** The value at the end of several keys. */
    static Optional<Node> find(Node node, String first, String... rest) {
        Optional<Node> found = find(node, first);
        for (String key : rest) {
            if (found.isEmpty()) {
                return found;
            }
            found = find(found.get(), key);
        }
        return found;
    }

    /** Text that is not blank, or a number as written. */
    public static Optional<String> text(Optional<Node> node) {
        if (node.isPresent()
                && node.get() instanceof Node.Scalar scalar
                && scalar.type() != ScalarType.NULL
                && scalar.type() != ScalarType.BOOLEAN
                && !scalar.text().isBlank()) {
            return Optional.of(scalar.text());
        }
        return Optional.empty();
    }

    /** A text at the end of several keys. */
    static Optional<String> text(Node node, String first, String... rest) {
        return text(find(node, first, rest));
    }

    /** True for {@code true}, also as text. */
    static boolean isTrue(Optional<Node> node) {
        return node.isPresent()
                && node.get() instanceof Node.Scalar scalar
                && scalar.text().equalsIgnoreCase("true");
    }

    /** True for {@code false}, also as text. */
    static boolean isFalse(Optional<Node> node) {
        return node.isPresent()
                && node.get() instanceof Node.Scalar scalar
                && scalar.text().equalsIgnoreCase("false");
    }

    /** Items of a list; empty if it is none. */
    static List<Node> items(Optional<Node> node) {
        return node.isPresent() && node.get() instanceof Node.Sequence sequence ? sequence.items() : List.of();
    }

    /** A number, also as text; empty if it is something else or has more than 30 characters. */
    public static Optional<BigDecimal> number(Node node) {
        if (!(node instanceof Node.Scalar scalar) || scalar.text().length() > 30) {
            return Optional.empty();
        }
        try {
            return Optional.of(new BigDecimal(scalar.text().strip()));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** True for a null that is written. */
    public static boolean isNull(Node node) {
        return node instanceof Node.Scalar scalar && scalar.type() == ScalarType.NULL;
    }
}
