package dev.holdfast.dsl.expression.token;

import dev.holdfast.dsl.diagnostic.DiagnosticCode;
import dev.holdfast.dsl.expression.ExpressionText;
import dev.holdfast.dsl.expression.Problem;
import dev.holdfast.dsl.quantity.DataSize;
import dev.holdfast.dsl.quantity.Durations;
import dev.holdfast.dsl.quantity.QuantityException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Cuts the text of an expression into tokens; linear in its length. */
public final class Lexer {

    /** Most digits of a number before and after the point. */
    private static final int MOST_DIGITS = 18;

    /** Largest size in bytes; its canonical text has no more digits than a number may have. */
    private static final long LARGEST_SIZE = 999_999_999_999_999_999L;

    /** Longest first, so that the first that fits is the right one. */
    private static final List<String> SYMBOLS = List.of(
            "===", "!==", "<=>", "==~", "...", "&&", "||", "==", "!=", "<=", ">=", "?.", "?:", "->", "=~", "<>", "..",
            "*.", "++", "//", "/*", "(", ")", "[", "]", "{", "}", "!", "<", ">", "+", "-", "*", "/", "%", "?", ":", ".",
            ",", "=", "&", "|", ";", "~", "^", "@", "$", "#", "`");

    private static final Map<String, String> LONG_UNITS = Map.ofEntries(
            Map.entry("second", "s"),
            Map.entry("seconds", "s"),
            Map.entry("minute", "m"),
            Map.entry("minutes", "m"),
            Map.entry("hour", "h"),
            Map.entry("hours", "h"),
            Map.entry("day", "d"),
            Map.entry("days", "d"),
            Map.entry("week", "w"),
            Map.entry("weeks", "w"),
            Map.entry("month", "mo"),
            Map.entry("months", "mo"),
            Map.entry("year", "y"),
            Map.entry("years", "y"));

    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private int next;

    private Lexer(String text) {
        this.text = text;
    }

    /** All tokens, the last of kind {@link TokenKind#END}. */
    public static List<Token> tokens(String text) throws SyntaxProblem {
        Lexer lexer = new Lexer(text);
        lexer.run();
        return lexer.tokens;
    }

    private void run() throws SyntaxProblem {
        while (next < text.length()) {
            char c = text.charAt(next);
            if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
                next++;
            } else if (c == '\'' || c == '"') {
                quoted(c);
            } else if (isDigit(c)) {
                number();
            } else if (ExpressionText.isStart(c)) {
                int start = next;
                next = wordEnd(start);
                add(TokenKind.WORD, start, null);
            } else {
                symbol();
            }
        }
        tokens.add(new Token(TokenKind.END, "", null, text.length()));
    }

    private void add(TokenKind kind, int start, @Nullable Object value) {
        tokens.add(new Token(kind, text.substring(start, next), value, start));
    }

    private int wordEnd(int start) {
        int end = start;
        while (end < text.length() && ExpressionText.isPart(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private void symbol() throws SyntaxProblem {
        for (String symbol : SYMBOLS) {
            if (text.startsWith(symbol, next)) {
                int start = next;
                next += symbol.length();
                add(TokenKind.SYMBOL, start, null);
                return;
            }
        }
        int point = text.codePointAt(next);
        String shown = Character.isISOControl(point)
                ? "The control character U+" + Integer.toHexString(point)
                : "The character '" + Character.toString(point) + "'";
        String remedy = point == '\u2018' || point == '\u2019' || point == '\u201c' || point == '\u201d'
                ? " Write straight quotes: '…'."
                : " Text is written in quotes: '…'.";
        throw problem(next, Character.charCount(point), shown + " has no meaning in an expression." + remedy);
    }

    private void quoted(char quote) throws SyntaxProblem {
        int start = next++;
        StringBuilder value = new StringBuilder();
        while (next < text.length() && text.charAt(next) != quote) {
            char c = text.charAt(next);
            if (c == '$' && quote == '"') {
                throw problem(
                        next,
                        1,
                        "'$' in a text in double quotes would insert a value, which expressions do not do."
                                + " Write the text in single quotes, or join texts with +.");
            }
            if (c == '\\') {
                value.append(escaped());
            } else {
                value.append(c);
                next++;
            }
        }
        if (next >= text.length()) {
            throw problem(
                    start, 1, "The quote that opens here is never closed. Add " + quote + " where the text ends.");
        }
        next++;
        add(TokenKind.VALUE, start, value.toString());
    }

    private char escaped() throws SyntaxProblem {
        int start = next;
        char c = start + 1 < text.length() ? text.charAt(start + 1) : ' ';
        next += 2;
        return switch (c) {
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case '\\', '\'', '"', '$' -> c;
            case 'u' -> unicode(start);
            default ->
                throw problem(
                        start,
                        Math.min(2, text.length() - start),
                        "There is no escape '\\" + c
                                + "'. Write \\\\ for a backslash; others are \\' \\\" \\$ \\n \\r \\t"
                                + " and \\u with four hexadecimal digits.");
        };
    }

    private char unicode(int start) throws SyntaxProblem {
        int code = 0;
        for (int i = 0; i < 4; i++) {
            int digit = next < text.length() ? Character.digit(text.charAt(next), 16) : -1;
            if (digit < 0) {
                throw problem(start, next - start, "\\u needs four hexadecimal digits, such as \\u00e9.");
            }
            code = code * 16 + digit;
            next++;
        }
        return (char) code;
    }

    /** A number, and a unit if one follows directly or after a dot. */
    private void number() throws SyntaxProblem {
        int start = next;
        digits();
        if (next + 1 < text.length() && text.charAt(next) == '.' && isDigit(text.charAt(next + 1))) {
            next++;
            digits();
        }
        String digits = text.substring(start, next);
        if (digits.length() > MOST_DIGITS) {
            throw problem(start, next - start, "The number is too long. Numbers have at most 18 digits.");
        }
        boolean dotted =
                next + 1 < text.length() && text.charAt(next) == '.' && ExpressionText.isStart(text.charAt(next + 1));
        int unitStart = dotted ? next + 1 : next;
        int unitEnd = wordEnd(unitStart);
        if (unitEnd == unitStart) {
            add(TokenKind.VALUE, start, new BigDecimal(digits));
            return;
        }
        next = unitEnd;
        add(TokenKind.VALUE, start, quantity(digits, text.substring(unitStart, unitEnd), start));
    }

    private Object quantity(String digits, String unit, int start) throws SyntaxProblem {
        String shortUnit = LONG_UNITS.getOrDefault(unit, unit);
        try {
            boolean size = shortUnit.endsWith("B") || shortUnit.endsWith("b");
            if (!size) {
                return Durations.parse(digits + shortUnit);
            }
            DataSize parsed = DataSize.parse(digits + unit);
            if (parsed.bytes() > LARGEST_SIZE) {
                throw problem(start, next - start, "The size is too large. Sizes go up to 800PiB.");
            }
            return parsed;
        } catch (QuantityException e) {
            boolean known = LONG_UNITS.containsKey(unit) || LONG_UNITS.containsValue(unit);
            String detail = known || unit.endsWith("B")
                    ? String.valueOf(e.getMessage())
                    : "'" + unit + "' is not a unit. Write a size such as 64.GiB or a duration such as 4.hours.";
            throw problem(start, next - start, detail);
        }
    }

    private void digits() {
        while (next < text.length() && isDigit(text.charAt(next))) {
            next++;
        }
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static SyntaxProblem problem(int offset, int length, String detail) {
        return new SyntaxProblem(new Problem(offset, length, DiagnosticCode.EXPRESSION_SYNTAX, detail));
    }
}
