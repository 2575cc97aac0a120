package dev.holdfast.dsl.yaml.write;

import dev.holdfast.dsl.tree.Node;
import dev.holdfast.dsl.tree.ScalarType;
import dev.holdfast.dsl.yaml.CoreSchema;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Single values as YAML reads them: plain where that is safe in every place, else in double quotes. */
final class ScalarText {

    /**
     * Words, numbers with units, paths, dates: nothing that means something in a flow, before a comment or to readers of
     * YAML 1.1.
     */
    private static final Pattern PLAIN =
            Pattern.compile("[A-Za-z0-9_./+][A-Za-z0-9_./+%-]*(?: [A-Za-z0-9_./+%][A-Za-z0-9_./+%-]*)*");

    /** What YAML 1.1 takes for true and false. */
    private static final Set<String> OLD_TRUTHS = Set.of("y", "n", "yes", "no", "on", "off");

    /** What the core schema takes for numbers, and our reader takes for text. */
    private static final Pattern OTHER_NUMBER = Pattern.compile(
            "[-+]?(?:\\.[0-9]+|[0-9]+(?:\\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?|0x[0-9a-fA-F]+|0o[0-7]+|[0-9][0-9_]+|[-+]?\\.(?:inf|Inf|INF)"
                    + "|\\.(?:nan|NaN|NAN)");

    private ScalarText() {}

    static String of(Node.Scalar scalar, boolean quote) {
        return switch (scalar.type()) {
            case TEXT -> text(scalar.text(), quote);
            case INTEGER, DECIMAL, BOOLEAN -> scalar.text();
            case NULL -> "null";
        };
    }

    /** A key; readers of YAML 1.1 that take {@code on} for true are not meant. */
    static String key(String key) {
        return key.equals("on") ? key : text(key, false);
    }

    private static String text(String text, boolean quote) {
        boolean plain = !quote
                && PLAIN.matcher(text).matches()
                && !text.startsWith("--")
                && !text.startsWith("...")
                && CoreSchema.typeOf(text) == ScalarType.TEXT
                && !OTHER_NUMBER.matcher(text).matches()
                && !OLD_TRUTHS.contains(text.toLowerCase(Locale.ROOT));
        return plain ? text : quoted(text);
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
        text.codePoints().forEach(point -> {
            switch (point) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\t' -> quoted.append("\\t");
                case '\r' -> quoted.append("\\r");
                default -> {
                    if (isVisible(point)) {
                        quoted.appendCodePoint(point);
                    } else {
                        quoted.append(String.format(Locale.ROOT, point > 0xffff ? "\\U%08X" : "\\u%04X", point));
                    }
                }
            }
        });
        return quoted.append('"').toString();
    }

    private static boolean isVisible(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> false;
            case Character.SPACE_SEPARATOR -> point == ' ';
            default -> true;
        };
    }
}
