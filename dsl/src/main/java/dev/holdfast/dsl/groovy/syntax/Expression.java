package dev.holdfast.dsl.groovy.syntax;

import dev.holdfast.dsl.diagnostic.SourceSpan;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** One expression of a policy file; its span covers all of its text, quotes and brackets included. */
public sealed interface Expression {

    /** Where it is written. */
    SourceSpan span();

    /** Which of the kinds this is. */
    ExpressionKind kind();

    /** A value that is written out. */
    sealed interface Literal extends Expression {
        @Override
        default ExpressionKind kind() {
            return ExpressionKind.LITERAL;
        }
    }

    /** Text in quotes without interpolation, escapes resolved. */
    record TextLiteral(String text, SourceSpan span) implements Literal {}

    /** A decimal number; whole numbers have scale 0, others keep the digits as written. */
    record NumberLiteral(BigDecimal number, SourceSpan span) implements Literal {}

    /** {@code true} or {@code false}. */
    record TruthLiteral(boolean value, SourceSpan span) implements Literal {}

    /** {@code null}. */
    record NullLiteral(SourceSpan span) implements Literal {}

    /**
     * Text with interpolated values: {@code "web-$i"}.
     *
     * @param parts text literals and expressions in order
     */
    record Template(List<Expression> parts, SourceSpan span) implements Expression {
        public Template {
            parts = List.copyOf(parts);
        }

        @Override
        public ExpressionKind kind() {
            return ExpressionKind.TEMPLATE;
        }
    }

    /** {@code [a, b]}. */
    record ListLiteral(List<Expression> items, SourceSpan span) implements Expression {
        public ListLiteral {
            items = List.copyOf(items);
        }

        @Override
        public ExpressionKind kind() {
            return ExpressionKind.LIST;
        }
    }

    /** {@code [web: 1, 'cost-centre': 2, (name): 3]}, in the order of the text. */
    record MapLiteral(List<MapEntry> entries, SourceSpan span) implements Expression {
        public MapLiteral {
            entries = List.copyOf(entries);
        }

        @Override
        public ExpressionKind kind() {
            return ExpressionKind.MAP;
        }
    }

    /**
     * One entry of a map or one named argument.
     *
     * @param key a text literal for {@code web:} and {@code 'web':}, any expression for {@code (web):}
     */
    record MapEntry(Expression key, Expression value) {}

    /**
     * {@code 1..3} or {@code 1..<3}.
     *
     * @param exclusive true if the end itself is left out
     */
    record Range(Expression from, Expression to, boolean exclusive, SourceSpan span) implements Expression {
        @Override
        public ExpressionKind kind() {
            return ExpressionKind.RANGE;
        }
    }

    /** A bare name: a variable, a parameter, or a word of the language such as {@code sunday}. */
    record Name(String name, SourceSpan span) implements Expression {
        @Override
        public ExpressionKind kind() {
            return ExpressionKind.NAME;
        }
    }

    /**
     * {@code of.name}.
     *
     * @param safe true for {@code ?.}: null of null
     * @param nameSpan of the name after the dot
     */
    record Property(Expression of, String name, boolean safe, SourceSpan nameSpan, SourceSpan span)
            implements Expression {
        @Override
        public ExpressionKind kind() {
            return ExpressionKind.PROPERTY;
        }
    }

    /** {@code of[index]}. */
    record Index(Expression of, Expression index, SourceSpan span) implements Expression {
        @Override
        public ExpressionKind kind() {
            return ExpressionKind.INDEX;
        }
    }

    /**
     * The call of a verb, a function, a closure in a variable, or a method of a value.
     *
     * @param receiver what stands before the dot; empty for verbs, functions and variables
     * @param safe true for {@code ?.}
     * @param nameSpan of the name alone
     */
    record Call(
            Optional<Expression> receiver,
            String name,
            boolean safe,
            Arguments arguments,
            SourceSpan nameSpan,
            SourceSpan span)
            implements Expression {
        @Override
        public ExpressionKind kind() {
            return ExpressionKind.CALL;
        }
    }

    /** {@code !a} or {@code -a}. */
    record Unary(UnaryOperator operator, Expression operand, SourceSpan span) implements Expression {
        @Override
        public ExpressionKind kind() {
            return ExpressionKind.UNARY;
        }
    }

    /**
     * Two operands and what joins them.
     *
     * @param operatorSpan of the operator alone
     */
    record Binary(BinaryOperator operator, Expression left, Expression right, SourceSpan operatorSpan, SourceSpan span)
            implements Expression {
        @Override
        public ExpressionKind kind() {
            return ExpressionKind.BINARY;
        }
    }

    /** {@code condition ? then : otherwise}. */
    record Conditional(Expression condition, Expression then, Expression otherwise, SourceSpan span)
            implements Expression {
        @Override
        public ExpressionKind kind() {
            return ExpressionKind.CONDITIONAL;
        }
    }

    /** {@code value ?: otherwise}. */
    record Elvis(Expression value, Expression otherwise, SourceSpan span) implements Expression {
        @Override
        public ExpressionKind kind() {
            return ExpressionKind.ELVIS;
        }
    }

    /**
     * {@code { a, b -> … }}.
     *
     * @param parameters empty without an arrow
     * @param arrow true if the text has an arrow; without one the closure knows {@code it}
     * @param body its statements
     * @param inside the text between the braces and after the arrow, without surrounding white space; empty text has the place
     *     of the closing brace
     */
    record Closure(List<Parameter> parameters, boolean arrow, List<Statement> body, SourceSpan inside, SourceSpan span)
            implements Expression {
        public Closure {
            parameters = List.copyOf(parameters);
            body = List.copyOf(body);
        }

        @Override
        public ExpressionKind kind() {
            return ExpressionKind.CLOSURE;
        }
    }
}
