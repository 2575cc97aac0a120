package dev.holdfast.dsl.expression.parsing;

import dev.holdfast.dsl.diagnostic.DiagnosticCode;
import dev.holdfast.dsl.expression.MessageTemplate;
import dev.holdfast.dsl.expression.MessageTemplate.Part;
import dev.holdfast.dsl.expression.Problem;
import dev.holdfast.dsl.expression.type.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads messages with placeholders: text to a checked {@link MessageTemplate}, or to problems at their places. Never throws. */
public final class MessageParser {

    /** Longest text, in characters. */
    public static final int MAX_LENGTH = 2_000;

    private final String text;
    private final Vocabulary vocabulary;
    private final List<Part> parts = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private final StringBuilder plain = new StringBuilder();

    private MessageParser(String text, Vocabulary vocabulary) {
        this.text = text;
        this.vocabulary = vocabulary;
    }

    /** Reads a message whose placeholders may use the names of this vocabulary. */
    public static ParsedMessage parse(String text, Vocabulary vocabulary) {
        MessageParser parser = new MessageParser(text, vocabulary);
        if (text.length() > MAX_LENGTH) {
            parser.problem(
                    MAX_LENGTH,
                    1,
                    DiagnosticCode.EXPRESSION_BUDGET,
                    "The message has " + text.length() + " characters; at most " + MAX_LENGTH
                            + " are shown. Say it shorter.");
        } else {
            parser.read();
        }
        return parser.problems.isEmpty()
                ? new ParsedMessage(Optional.of(new MessageTemplate(text, parser.parts)), List.of())
                : new ParsedMessage(Optional.empty(), parser.problems);
    }

    private void read() {
        int next = 0;
        while (next < text.length()) {
            char letter = text.charAt(next);
            boolean doubled = next + 1 < text.length() && text.charAt(next + 1) == letter;
            if ((letter == '{' || letter == '}') && doubled) {
                plain.append(letter);
                next += 2;
            } else if (letter == '{') {
                next = placeholder(next);
            } else if (letter == '}') {
                problem(
                        next,
                        1,
                        DiagnosticCode.EXPRESSION_SYNTAX,
                        "This brace closes nothing. Placeholders stand in braces, such as {vm.name}; write }} for a brace"
                                + " of the text itself.");
                next++;
            } else {
                plain.append(letter);
                next++;
            }
        }
        parts.add(new Part(plain.toString(), Optional.empty()));
    }

    /** Reads the placeholder whose brace is at {@code open}; gives the index after it. */
    private int placeholder(int open) {
        int close = closing(open);
        if (close < 0) {
            problem(
                    open,
                    1,
                    DiagnosticCode.EXPRESSION_SYNTAX,
                    "This brace is not closed. Placeholders stand in braces, such as {vm.name}; write {{ for a brace of the"
                            + " text itself.");
            return text.length();
        }
        String inside = text.substring(open + 1, close);
        if (inside.isBlank()) {
            problem(
                    open,
                    close + 1 - open,
                    DiagnosticCode.EXPRESSION_SYNTAX,
                    "There is nothing between the braces. Name what is to be shown, such as {vm.name}; write {{}} for braces"
                            + " of the text itself.");
            return close + 1;
        }
        ParsedExpression parsed = ExpressionParser.parseValue(inside, vocabulary);
        for (Problem each : parsed.problems()) {
            problem(open + 1 + each.offset(), each.length(), each.code(), each.detail());
        }
        parsed.expression().ifPresent(expression -> {
            parts.add(new Part(plain.toString(), Optional.of(expression)));
            plain.setLength(0);
        });
        return close + 1;
    }

    /** The brace that closes the one at {@code open}; braces of closures count, those in quoted texts do not; -1 for none. */
    private int closing(int open) {
        int depth = 0;
        char quote = 0;
        for (int i = open; i < text.length(); i++) {
            char letter = text.charAt(i);
            if (quote != 0) {
                if (letter == '\\') {
                    i++;
                } else if (letter == quote) {
                    quote = 0;
                }
            } else if (letter == '\'' || letter == '"') {
                quote = letter;
            } else if (letter == '{') {
                depth++;
            } else if (letter == '}' && --depth == 0) {
                return i;
            }
        }
        return -1;
    }

    private void problem(int offset, int length, DiagnosticCode code, String detail) {
        problems.add(new Problem(offset, length, code, detail));
    }
}
