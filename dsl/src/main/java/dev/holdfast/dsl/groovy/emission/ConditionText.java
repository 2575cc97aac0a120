package dev.holdfast.dsl.groovy.emission;

import dev.holdfast.dsl.diagnostic.SourceSpan;
import dev.holdfast.dsl.groovy.value.Value;
import dev.holdfast.dsl.groovy.value.ValueProblem;
import dev.holdfast.dsl.groovy.value.Values;
import dev.holdfast.dsl.tree.Node;
import dev.holdfast.dsl.tree.ScalarPlaces;
import dev.holdfast.dsl.tree.ScalarType;
import dev.holdfast.dsl.tree.SourceLines;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The text between the braces of a condition, as the language of expressions reads it: comments are blanks, values of the
 * file's variables stand where their names stood, and every part keeps its place.
 */
public final class ConditionText {

    private final SourceLines source;
    private final SourceSpan inside;
    private final StringBuilder text = new StringBuilder();
    private final List<ScalarPlaces.Part> parts = new ArrayList<>();

    private ConditionText(SourceLines source, SourceSpan inside) {
        this.source = source;
        this.inside = inside;
    }

    /**
     * A piece of the text that a value replaces.
     *
     * @param span what is replaced; on one line
     * @param value the value
     */
    public record Replaced(SourceSpan span, Value value) {}

    /**
     * The scalar of a condition.
     *
     * @param inside the text between the braces
     * @param replaced in the order of the text, not overlapping
     * @throws ValueProblem if a value cannot be written in an expression
     */
    public static Node.Scalar of(SourceLines source, SourceSpan inside, List<Replaced> replaced) {
        ConditionText text = new ConditionText(source, inside);
        text.read(replaced);
        return new Node.Scalar(
                text.text.toString(), ScalarType.TEXT, inside, Optional.of(new ScalarPlaces(text.parts)));
    }

    private void read(List<Replaced> replaced) {
        int next = 0;
        Comments comments = new Comments();
        for (int number = inside.startLine(); number <= inside.endLine(); number++) {
            String line = source.line(inside.file(), number).orElse("");
            int from = number == inside.startLine() ? inside.startColumn() : 1;
            int to = number == inside.endLine() ? inside.endColumn() : line.codePointCount(0, line.length()) + 1;
            if (number > inside.startLine()) {
                text.append('\n');
            }
            String blanked = comments.blanked(slice(line, from, to));
            int done = 0;
            while (next < replaced.size() && replaced.get(next).span().startLine() == number) {
                Replaced piece = replaced.get(next++);
                int start = units(blanked, piece.span().startColumn() - from);
                verbatim(blanked.substring(done, start), number, from + blanked.codePointCount(0, done));
                parts.add(new ScalarPlaces.Part(
                        text.length(), piece.span().origin().isPresent() ? piece.span() : placed(piece.span()), false));
                text.append(literal(piece.value()));
                done = units(blanked, piece.span().endColumn() - from);
            }
            verbatim(blanked.substring(done), number, from + blanked.codePointCount(0, done));
        }
    }

    private SourceSpan placed(SourceSpan span) {
        return inside.origin().map(span::by).orElse(span);
    }

    private static String slice(String line, int from, int to) {
        int points = line.codePointCount(0, line.length());
        int start = line.offsetByCodePoints(0, Math.min(from - 1, points));
        return line.substring(
                start, line.offsetByCodePoints(0, Math.max(Math.min(from - 1, points), Math.min(to - 1, points))));
    }

    private static int units(String text, int points) {
        return text.offsetByCodePoints(0, Math.min(points, text.codePointCount(0, text.length())));
    }

    private void verbatim(String piece, int line, int column) {
        if (!piece.isEmpty() || parts.isEmpty()) {
            int width = Math.max(1, piece.codePointCount(0, piece.length()));
            parts.add(new ScalarPlaces.Part(
                    text.length(), placed(new SourceSpan(inside.file(), line, column, line, column + width)), true));
            text.append(piece);
        }
    }

    /** The value in the language of expressions. */
    private static String literal(Value value) {
        return switch (value.kind()) {
            case TEXT, WORD -> quoted(Values.text(value));
            case NUMBER -> {
                String number = Values.text(value);
                yield number.startsWith("-") ? "(" + number + ")" : number;
            }
            case TRUTH -> Values.text(value);
            case QUANTITY -> quantity((Value.Quantity) value);
            case NULL, LIST, MAP, ENTRY, RANGE, CLOSURE, UNKNOWN ->
                throw new ValueProblem(
                        "A condition can use variables that hold texts, numbers, quantities, true or false,"
                                + " and this is " + Values.described(value) + ".");
        };
    }

    private static String quantity(Value.Quantity quantity) {
        String checked = Values.text(quantity);
        return switch (quantity.of()) {
            case DURATION -> quantity.amount().toBigInteger() + "s";
            case SIZE -> quantity.amount().toBigInteger() + "B";
            case CALENDAR ->
                throw new ValueProblem("Months and years have no fixed length, so " + checked
                        + " cannot be compared in a condition. Write days.");
        };
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("'");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\'', '\\' -> quoted.append('\\').append(c);
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                case '\t' -> quoted.append("\\t");
                default -> quoted.append(c);
            }
        }
        return quoted.append('\'').toString();
    }

    /** Turns comments into blanks, line by line. */
    private static final class Comments {
        private boolean open;

        String blanked(String line) {
            StringBuilder out = new StringBuilder(line);
            char quote = 0;
            for (int i = 0; i < out.length(); i++) {
                if (open) {
                    open = !line.startsWith("*/", i);
                    if (!open) {
                        out.setCharAt(i++, ' ');
                    }
                    out.setCharAt(i, ' ');
                } else if (quote != 0) {
                    if (line.charAt(i) == '\\') {
                        i++;
                    } else if (line.charAt(i) == quote) {
                        quote = 0;
                    }
                } else if (line.startsWith("//", i)) {
                    return out.substring(0, i) + " ".repeat(out.codePointCount(i, out.length()));
                } else if (line.startsWith("/*", i)) {
                    open = true;
                    out.setCharAt(i++, ' ');
                    out.setCharAt(i, ' ');
                } else if (line.charAt(i) == '\'' || line.charAt(i) == '"') {
                    quote = line.charAt(i);
                }
            }
            return out.toString();
        }
    }
}
