package dev.holdfast.dsl.model.retention;

import dev.holdfast.dsl.quantity.QuantityException;
import java.util.ArrayList;
import java.util.List;

/**
 * The text of tag groups: {@code [monthly, audit], [legal]}. A tag with characters other than letters, digits and
 * {@code _ . : / = @ + -} stands in single quotes; a quote or backslash inside is preceded by a backslash.
 */
final class TagGroups {

    private static final String PLAIN = "_.:/=@+-";

    private final String text;
    private int next;

    private TagGroups(String text) {
        this.text = text;
    }

    static String format(List<List<String>> groups) {
        StringBuilder out = new StringBuilder();
        for (List<String> group : groups) {
            out.append(out.length() == 0 ? "[" : ", [");
            for (int i = 0; i < group.size(); i++) {
                out.append(i == 0 ? "" : ", ");
                write(group.get(i), out);
            }
            out.append(']');
        }
        return out.toString();
    }

    static List<List<String>> parse(String text) throws QuantityException {
        TagGroups reader = new TagGroups(text);
        List<List<String>> groups = new ArrayList<>();
        do {
            groups.add(reader.group());
        } while (reader.take(','));
        if (reader.next < text.length()) {
            throw reader.problem();
        }
        return groups;
    }

    private static void write(String tag, StringBuilder out) {
        boolean plain = !tag.isEmpty();
        for (int i = 0; i < tag.length(); i++) {
            plain &= isPlain(tag.charAt(i));
        }
        if (plain) {
            out.append(tag);
            return;
        }
        out.append('\'');
        for (int i = 0; i < tag.length(); i++) {
            char c = tag.charAt(i);
            if (c == '\'' || c == '\\') {
                out.append('\\');
            }
            out.append(c);
        }
        out.append('\'');
    }

    private static boolean isPlain(char c) {
        return Character.isLetterOrDigit(c) || PLAIN.indexOf(c) >= 0;
    }

    private List<String> group() throws QuantityException {
        List<String> tags = new ArrayList<>();
        if (!take('[')) {
            throw problem();
        }
        if (take(']')) {
            return tags;
        }
        do {
            tags.add(tag());
        } while (take(','));
        if (!take(']')) {
            throw problem();
        }
        return tags;
    }

    private String tag() throws QuantityException {
        StringBuilder tag = new StringBuilder();
        if (take('\'')) {
            while (next < text.length() && text.charAt(next) != '\'') {
                if (text.charAt(next) == '\\' && next + 1 < text.length()) {
                    next++;
                }
                tag.append(text.charAt(next++));
            }
            if (next == text.length()) {
                throw problem();
            }
            next++;
            return tag.toString();
        }
        while (next < text.length() && isPlain(text.charAt(next))) {
            tag.append(text.charAt(next++));
        }
        if (tag.isEmpty()) {
            throw problem();
        }
        return tag.toString();
    }

    private boolean take(char wanted) {
        while (next < text.length() && text.charAt(next) == ' ') {
            next++;
        }
        if (next < text.length() && text.charAt(next) == wanted) {
            next++;
            return true;
        }
        return false;
    }

    private QuantityException problem() {
        return new QuantityException("'" + text + "' is not a list of tag groups (column " + (next + 1)
                + "). Write groups in brackets, such as [monthly, audit], [legal].");
    }
}
