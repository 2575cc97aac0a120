package dev.holdfast.dsl.generator;

import dev.holdfast.dsl.tree.Node;
import dev.holdfast.dsl.tree.ScalarType;

/** What trees say, without where they say it. */
public final class Trees {

    private Trees() {}

    /** Types, texts and order of a tree; all spellings of nothing are one. */
    public static String plain(Node node) {
        StringBuilder plain = new StringBuilder();
        write(node, plain);
        return plain.toString();
    }

    private static void write(Node node, StringBuilder out) {
        if (node instanceof Node.Scalar scalar) {
            String text = scalar.type() == ScalarType.NULL ? "" : scalar.text();
            out.append(scalar.type()).append('<').append(text).append('>');
        } else if (node instanceof Node.Sequence list) {
            out.append('[');
            list.items().forEach(item -> {
                write(item, out);
                out.append(',');
            });
            out.append(']');
        } else {
            out.append('{');
            for (Node.Entry entry : ((Node.Mapping) node).entries()) {
                out.append('<').append(entry.key().text()).append(">=");
                write(entry.value(), out);
                out.append(',');
            }
            out.append('}');
        }
    }
}
