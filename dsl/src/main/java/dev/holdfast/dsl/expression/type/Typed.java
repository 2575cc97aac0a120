package dev.holdfast.dsl.expression.type;

import dev.holdfast.dsl.expression.Expression;

/**
 * A part of the text, parsed.
 *
 * @param expression its meaning
 * @param type what it gives
 * @param start first character
 * @param end first character after it
 */
public record Typed(Expression expression, Type type, int start, int end) {

    /** True for quoted text. */
    boolean isTextLiteral() {
        return expression instanceof Expression.Literal literal && literal.value() instanceof String;
    }

    String literalText() {
        if (expression instanceof Expression.Literal literal && literal.value() instanceof String text) {
            return text;
        }
        throw new IllegalStateException("not a text: " + expression);
    }
}
