package dev.holdfast.dsl.expression.parsing;

import dev.holdfast.dsl.diagnostic.DiagnosticCode;
import dev.holdfast.dsl.expression.Expression;
import dev.holdfast.dsl.expression.Problem;
import dev.holdfast.dsl.expression.token.Lexer;
import dev.holdfast.dsl.expression.token.SyntaxProblem;
import dev.holdfast.dsl.expression.type.Checker;
import dev.holdfast.dsl.expression.type.Typed;
import dev.holdfast.dsl.expression.type.Vocabulary;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Reads expressions: text to a checked {@link Expression}, or to problems at their places. Never throws for any text.
 *
 * <p>Time and memory are bounded by the three limits below, which no sensible expression meets.
 */
public final class ExpressionParser {

    /** Longest text, in characters. */
    public static final int MAX_LENGTH = 10_000;
    /** Most parts: literals, names, operators, calls. */
    public static final int MAX_NODES = 2_000;
    /** Deepest nesting of parentheses, brackets, closures, signs and alternatives. */
    public static final int MAX_DEPTH = 24;

    private ExpressionParser() {}

    /** Parses a condition: an expression that gives true or false. */
    public static ParsedExpression parse(String text, Vocabulary vocabulary) {
        return parse(text, vocabulary, true);
    }

    /** Parses an expression that may give any value, such as a placeholder of a message. */
    public static ParsedExpression parseValue(String text, Vocabulary vocabulary) {
        return parse(text, vocabulary, false);
    }

    private static ParsedExpression parse(String text, Vocabulary vocabulary, boolean condition) {
        if (text.length() > MAX_LENGTH) {
            Problem problem = new Problem(
                    MAX_LENGTH,
                    1,
                    DiagnosticCode.EXPRESSION_BUDGET,
                    "The expression has " + text.length() + " characters; at most " + MAX_LENGTH
                            + " are read. Split it into several bindings or rules.");
            return new ParsedExpression(Optional.empty(), List.of(problem));
        }
        Checker checker = new Checker(vocabulary);
        try {
            Typed whole = new Grammar(Lexer.tokens(text), checker).whole();
            if (condition) {
                checker.requireCondition(whole, "The expression");
            }
            if (checker.problems().isEmpty()) {
                return new ParsedExpression(Optional.of(whole.expression()), List.of());
            }
        } catch (SyntaxProblem e) {
            checker.problems().add(e.problem());
        }
        checker.problems().sort(Comparator.comparingInt(Problem::offset).thenComparing(Problem::detail));
        return new ParsedExpression(Optional.empty(), checker.problems());
    }
}
