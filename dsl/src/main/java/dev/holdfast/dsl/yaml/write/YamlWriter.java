package dev.holdfast.dsl.yaml.write;

import dev.holdfast.dsl.tree.Comments;
import dev.holdfast.dsl.tree.Node;
import dev.holdfast.dsl.tree.NodeKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Writes trees as YAML. Not thread safe; one writer writes one text. */
public final class YamlWriter {

    /** The longest line that holds a whole mapping or list. */
    private static final int WIDTH = 120;

    /** How many collections may stand in each other on one line: near the root, and further inside. */
    private static final int OUTER_HEIGHT = 1;

    private static final int INNER_HEIGHT = 2;

    /** Depth from which a collection is one of the further inside. */
    private static final int INNER_DEPTH = 2;

    private final Comments comments;
    private final Set<String> quotedKeys;
    private final StringBuilder text = new StringBuilder();

    /**
     * A writer.
     *
     * @param comments of the tree that will be written
     * @param quotedKeys keys whose values stand in quotes even where YAML needs none, such as conditions
     */
    public YamlWriter(Comments comments, Set<String> quotedKeys) {
        this.comments = comments;
        this.quotedKeys = Set.copyOf(quotedKeys);
    }

    /** The text of a whole file, ending with a line end unless it is empty. */
    public String write(Node.Mapping root) {
        comments.header(root).forEach(line -> comment("", line).append('\n'));
        if (!comments.header(root).isEmpty() && !root.entries().isEmpty()) {
            text.append('\n');
        }
        Optional<Node.Entry> previous = Optional.empty();
        for (Node.Entry entry : root.entries()) {
            boolean large = isLarge(entry) || previous.map(this::isLarge).orElse(false);
            if (previous.isPresent() && large) {
                text.append('\n');
            }
            entry(entry, 0, "");
            previous = Optional.of(entry);
        }
        after(root, "");
        return text.toString();
    }

    private boolean isLarge(Node.Entry entry) {
        return !onOneLine(entry.value(), 0, entry.key().text().length() + 2);
    }

    /** @param lead what stands before the key on its line; the indentation, or a dash */
    private void entry(Node.Entry entry, int depth, String lead) {
        String indent = "  ".repeat(lead.length() / 2);
        List<String> before = comments.before(entry.key());
        boolean dash = lead.endsWith("- ");
        before.forEach(
                line -> comment(dash ? indent.substring(2) : indent, line).append('\n'));
        String key = ScalarText.key(entry.key().text());
        text.append(lead).append(key).append(':');
        boolean quote = quotedKeys.contains(entry.key().text());
        value(entry.value(), depth, lead.length() + key.length() + 2, quote, comments.beside(entry.key()), indent);
    }

    private void value(Node value, int depth, int column, boolean quote, Optional<String> beside, String indent) {
        if (onOneLine(value, depth, column)) {
            text.append(' ').append(line(value, quote));
            beside(beside);
        } else if (value instanceof Node.Mapping mapping) {
            beside(beside);
            mapping.entries().forEach(inner -> entry(inner, depth + 1, indent + "  "));
            after(mapping, indent + "  ");
        } else {
            beside(beside);
            items((Node.Sequence) value, depth, indent + "  ");
        }
    }

    private void items(Node.Sequence list, int depth, String indent) {
        for (Node item : list.items()) {
            comments.before(item).forEach(line -> comment(indent, line).append('\n'));
            // elements are small things in a row: what would be a block under a key may stand on their line
            if (onOneLine(item, Math.max(depth + 1, INNER_DEPTH), indent.length() + 2)) {
                text.append(indent).append("- ").append(line(item, false));
                beside(comments.beside(item));
            } else if (item instanceof Node.Mapping mapping) {
                comments.beside(item).ifPresent(line -> comment(indent, line).append('\n'));
                String lead = indent + "- ";
                for (Node.Entry entry : mapping.entries()) {
                    entry(entry, depth + 2, lead);
                    lead = indent + "  ";
                }
                after(mapping, indent + "  ");
            } else {
                text.append(indent).append('-');
                beside(comments.beside(item));
                items((Node.Sequence) item, depth + 1, indent + "  ");
            }
        }
        after(list, indent);
    }

    private boolean onOneLine(Node node, int depth, int column) {
        return switch (node.kind()) {
            case SCALAR -> true;
            case SEQUENCE, MAPPING ->
                isEmpty(node)
                        || (height(node) <= (depth < INNER_DEPTH ? OUTER_HEIGHT : INNER_HEIGHT)
                                && isQuiet(node)
                                && column + line(node, false).length() <= WIDTH);
        };
    }

    private static boolean isEmpty(Node node) {
        return children(node).isEmpty();
    }

    private static List<Node> children(Node node) {
        if (node instanceof Node.Mapping mapping) {
            return mapping.entries().stream().map(Node.Entry::value).toList();
        }
        return node instanceof Node.Sequence list ? list.items() : List.of();
    }

    /** How many collections that hold something stand in each other; no more than one above the limit is looked at. */
    private static int height(Node node) {
        return height(node, INNER_HEIGHT + 1);
    }

    private static int height(Node node, int most) {
        int below = 0;
        if (most > 0) {
            for (Node child : children(node)) {
                below = Math.max(below, height(child, most - 1));
            }
        }
        return node.kind() == NodeKind.SCALAR || isEmpty(node) ? 0 : below + 1;
    }

    /** True if nothing inside has a comment. */
    private boolean isQuiet(Node node) {
        List<Node> elements = new ArrayList<>(children(node));
        if (node instanceof Node.Mapping mapping) {
            mapping.entries().forEach(entry -> elements.add(entry.key()));
        }
        return comments.after(node).isEmpty()
                && elements.stream()
                        .allMatch(element -> comments.before(element).isEmpty()
                                && comments.beside(element).isEmpty()
                                && isQuiet(element));
    }

    private String line(Node node, boolean quote) {
        if (node instanceof Node.Scalar scalar) {
            return ScalarText.of(scalar, quote);
        }
        if (node instanceof Node.Sequence list) {
            List<String> items =
                    list.items().stream().map(item -> line(item, quote)).toList();
            return items.isEmpty() ? "[]" : "[" + String.join(", ", items) + "]";
        }
        List<String> entries = new ArrayList<>();
        for (Node.Entry entry : ((Node.Mapping) node).entries()) {
            String key = entry.key().text();
            entries.add(ScalarText.key(key) + ": " + line(entry.value(), quotedKeys.contains(key)));
        }
        return entries.isEmpty() ? "{}" : "{ " + String.join(", ", entries) + " }";
    }

    private void after(Node node, String indent) {
        comments.after(node).forEach(line -> comment(indent, line).append('\n'));
    }

    private void beside(Optional<String> comment) {
        comment.ifPresent(line -> comment("  ", line));
        text.append('\n');
    }

    private StringBuilder comment(String before, String comment) {
        return text.append(before).append(comment.isEmpty() ? "#" : "# " + comment);
    }
}
