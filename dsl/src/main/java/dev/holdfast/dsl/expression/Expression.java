package dev.holdfast.dsl.expression;

import dev.holdfast.dsl.quantity.DataSize;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;

/**
 * A checked expression. Equal expressions are equal values: neither the text it came from nor places in it are part of it.
 * {@code toString} is canonical and parses to an equal expression under the vocabulary that the first text was checked with.
 */
public sealed interface Expression {

    /** Which kind this is. */
    ExpressionKind kind();

    /** The word {@code null}. */
    record Null() implements Expression {
        @Override
        public ExpressionKind kind() {
            return ExpressionKind.NULL;
        }

        @Override
        public String toString() {
            return ExpressionText.of(this);
        }
    }

    /**
     * A value written in the text.
     *
     * @param value a {@link Boolean}, {@link String}, {@link BigDecimal} (0 or more, without trailing zeros),
     *     {@link DataSize} or {@link Duration}
     */
    record Literal(Object value) implements Expression {

        public Literal {
            if (value instanceof BigDecimal number) {
                value = number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
            } else if (!(value instanceof Boolean
                    || value instanceof String
                    || value instanceof DataSize
                    || value instanceof Duration)) {
                throw new IllegalArgumentException("no literal has the type " + value.getClass());
            }
        }

        @Override
        public ExpressionKind kind() {
            return ExpressionKind.LITERAL;
        }

        @Override
        public String toString() {
            return ExpressionText.of(this);
        }
    }

    /**
     * {@code ['a', 'b']}.
     *
     * @param items in the order of the text; may be empty
     */
    record ListOf(List<Expression> items) implements Expression {

        public ListOf {
            items = List.copyOf(items);
        }

        @Override
        public ExpressionKind kind() {
            return ExpressionKind.LIST;
        }

        @Override
        public String toString() {
            return ExpressionText.of(this);
        }
    }

    /**
     * What the scope or an enclosing closure gives a name to: {@code vm}, {@code it}.
     *
     * @param name an identifier
     */
    record Name(String name) implements Expression {
        @Override
        public ExpressionKind kind() {
            return ExpressionKind.NAME;
        }

        @Override
        public String toString() {
            return ExpressionText.of(this);
        }
    }

    /**
     * {@code target.name}; null if the target is null, so {@code ?.} is the same. A tag is a property of {@code tags},
     * whichever way it is written.
     *
     * @param name any text
     */
    record Property(Expression target, String name) implements Expression {
        @Override
        public ExpressionKind kind() {
            return ExpressionKind.PROPERTY;
        }

        @Override
        public String toString() {
            return ExpressionText.of(this);
        }
    }

    /** {@code target[key]}: an item of a list by its number from 0, a disk by its name; null if there is none. */
    record Index(Expression target, Expression key) implements Expression {
        @Override
        public ExpressionKind kind() {
            return ExpressionKind.INDEX;
        }

        @Override
        public String toString() {
            return ExpressionText.of(this);
        }
    }

    /**
     * {@code target.method(arguments)}; null if the target is null.
     *
     * @param arguments as many as the method takes
     */
    record Call(Expression target, Method method, List<Expression> arguments) implements Expression {

        public Call {
            arguments = List.copyOf(arguments);
        }

        @Override
        public ExpressionKind kind() {
            return ExpressionKind.CALL;
        }

        @Override
        public String toString() {
            return ExpressionText.of(this);
        }
    }

    /**
     * {@code { parameter -> body }}; occurs only as the argument of a call.
     *
     * @param parameter {@code it} unless the text names another
     */
    record Closure(String parameter, Expression body) implements Expression {

        /** The parameter of a closure that names none. */
        public static final String IMPLICIT = "it";

        @Override
        public ExpressionKind kind() {
            return ExpressionKind.CLOSURE;
        }

        @Override
        public String toString() {
            return ExpressionText.of(this);
        }
    }

    /** {@code !operand} or {@code -operand}. */
    record Unary(UnaryOperator operator, Expression operand) implements Expression {
        @Override
        public ExpressionKind kind() {
            return ExpressionKind.UNARY;
        }

        @Override
        public String toString() {
            return ExpressionText.of(this);
        }
    }

    /** {@code left operator right}. */
    record Binary(BinaryOperator operator, Expression left, Expression right) implements Expression {
        @Override
        public ExpressionKind kind() {
            return ExpressionKind.BINARY;
        }

        @Override
        public String toString() {
            return ExpressionText.of(this);
        }
    }

    /** {@code condition ? whenTrue : otherwise}; a null condition is false. */
    record Conditional(Expression condition, Expression whenTrue, Expression otherwise) implements Expression {
        @Override
        public ExpressionKind kind() {
            return ExpressionKind.CONDITIONAL;
        }

        @Override
        public String toString() {
            return ExpressionText.of(this);
        }
    }

    /** {@code value ?: otherwise}: the value unless it is null. */
    record Elvis(Expression value, Expression otherwise) implements Expression {
        @Override
        public ExpressionKind kind() {
            return ExpressionKind.ELVIS;
        }

        @Override
        public String toString() {
            return ExpressionText.of(this);
        }
    }
}
