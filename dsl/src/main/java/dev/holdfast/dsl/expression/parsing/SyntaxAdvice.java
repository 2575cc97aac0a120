package dev.holdfast.dsl.expression.parsing;

import dev.holdfast.dsl.expression.token.Token;
import dev.holdfast.dsl.expression.token.TokenKind;
import java.util.Locale;
import java.util.Map;

/** What to write instead of operators and habits of other languages. */
final class SyntaxAdvice {

    private static final Map<String, String> OPERATORS = Map.ofEntries(
            Map.entry("=", "'=' would assign a value. Write == to compare."),
            Map.entry("===", "There is no '==='. Write == to compare."),
            Map.entry("!==", "There is no '!=='. Write != to compare."),
            Map.entry("<>", "There is no '<>'. Write != to compare."),
            Map.entry("<=>", "There is no '<=>'. Write <, == or > to compare."),
            Map.entry("&", "There is no '&'. Write && for and."),
            Map.entry("|", "There is no '|'. Write || for or."),
            Map.entry("=~", "There are no regular expressions. Write .like('web-*'), .startsWith or .contains."),
            Map.entry("==~", "There are no regular expressions. Write .like('web-*'), .startsWith or .contains."),
            Map.entry("~", "There are no regular expressions. Write .like('web-*'), .startsWith or .contains."),
            Map.entry("..", "There are no ranges. Compare with >= and <=."),
            Map.entry("...", "There are no ranges. Compare with >= and <=."),
            Map.entry("*.", "There is no '*.'. Write .collect { it.name } instead."),
            Map.entry("++", "'++' would change a value, which expressions cannot do."),
            Map.entry(";", "Only one expression can stand here; join conditions with && or ||."),
            Map.entry("//", "Comments are not part of expressions. Write them beside, as comments of the file."),
            Map.entry("/*", "Comments are not part of expressions. Write them beside, as comments of the file."),
            Map.entry("^", "There is no '^'. Write != to compare two conditions."),
            Map.entry("`", "Text is written in straight single quotes: '…'."),
            Map.entry(
                    "$",
                    "'$' would insert a value, which expressions do not do. Write the name alone, such as vm.name."));

    private static final Map<String, String> WORDS = Map.of(
            "and", "Write && instead of 'and'.",
            "or", "Write || instead of 'or'.",
            "not", "Write ! in front of the condition instead of 'not'.",
            "is", "Write == instead of 'is'.",
            "eq", "Write == instead of 'eq'.",
            "ne", "Write != instead of 'ne'.",
            "like", "'like' is a method: write vm.name.like('web-*').",
            "matches", "There are no regular expressions. Write .like('web-*').",
            "contains", "'contains' is a method: write vm.name.contains('web').",
            "instanceof", "Types cannot be asked for; compare the value itself.");

    private SyntaxAdvice() {}

    /** Advice for an operator of another language; empty if the token is none. */
    static String wrongOperator(Token token) {
        return switch (token.kind()) {
            case SYMBOL -> OPERATORS.getOrDefault(token.text(), "");
            case WORD -> WORDS.getOrDefault(token.text().toLowerCase(Locale.ROOT), "");
            case VALUE, END -> "";
        };
    }

    /** True for the word {@code not} before something that it would negate. */
    static boolean isNot(Token token, Token following) {
        boolean operand = following.kind() == TokenKind.WORD
                || following.kind() == TokenKind.VALUE
                || following.isSymbol("(")
                || following.isSymbol("!");
        return token.text().equalsIgnoreCase("not") && operand;
    }

    /** What to say where an operator or the end was due. */
    static String afterOperand(Token token, Token before) {
        String advice = wrongOperator(token);
        if (!advice.isEmpty()) {
            return advice;
        }
        if (token.isSymbol(")") || token.isSymbol("]") || token.isSymbol("}")) {
            return "'" + token.text() + "' closes nothing. Remove it, or open it further left.";
        }
        String quotes = token.kind() == TokenKind.WORD && before.kind() == TokenKind.WORD
                ? " Text is written in quotes: '…'."
                : "";
        return "After " + before.text() + " an operator such as == or && is expected, or the end, but " + token.shown()
                + "." + quotes;
    }

    /** What to say where a value was due. */
    static String operandExpected(Token token) {
        String advice = wrongOperator(token);
        if (!advice.isEmpty()) {
            return advice;
        }
        return "A value is expected here, such as vm.name, 'text' or 64.GiB, but " + token.shown() + ".";
    }
}
