package dev.holdfast.dsl.groovy.syntax;

import dev.holdfast.dsl.diagnostic.SourceSpan;
import java.util.List;
import java.util.Optional;

/** One statement of a policy file. */
public sealed interface Statement {

    /** Where it is written. */
    SourceSpan span();

    /** Which of the kinds this is. */
    StatementKind kind();

    /** An expression on a line of its own: almost always the call of a verb or a function. */
    record Evaluate(Expression expression) implements Statement {
        @Override
        public SourceSpan span() {
            return expression.span();
        }

        @Override
        public StatementKind kind() {
            return StatementKind.EVALUATE;
        }
    }

    /**
     * {@code def name = value}.
     *
     * @param name never a verb
     * @param value null of the language if absent
     * @param nameSpan of the name alone
     */
    record Declare(String name, Optional<Expression> value, SourceSpan nameSpan, SourceSpan span) implements Statement {
        @Override
        public StatementKind kind() {
            return StatementKind.DECLARE;
        }
    }

    /**
     * {@code name = value}, or with an operator such as {@code +=}.
     *
     * @param operator what joins the old and the new value; empty for plain assignment
     */
    record Assign(
            String name, Optional<BinaryOperator> operator, Expression value, SourceSpan nameSpan, SourceSpan span)
            implements Statement {
        @Override
        public StatementKind kind() {
            return StatementKind.ASSIGN;
        }
    }

    /**
     * {@code if (condition) … else …}.
     *
     * @param otherwise empty without {@code else}; an {@code else if} is an {@code If} in it
     */
    record If(Expression condition, List<Statement> then, List<Statement> otherwise, SourceSpan span)
            implements Statement {
        public If {
            then = List.copyOf(then);
            otherwise = List.copyOf(otherwise);
        }

        @Override
        public StatementKind kind() {
            return StatementKind.IF;
        }
    }

    /** {@code for (variable in values) …}. */
    record ForIn(Parameter variable, Expression values, List<Statement> body, SourceSpan span) implements Statement {
        public ForIn {
            body = List.copyOf(body);
        }

        @Override
        public StatementKind kind() {
            return StatementKind.FOR_IN;
        }
    }

    /**
     * {@code switch (subject) …}; no case runs into the next.
     *
     * @param otherwise the statements of {@code default}; empty without one
     */
    record Switch(Expression subject, List<Case> cases, List<Statement> otherwise, SourceSpan span)
            implements Statement {
        public Switch {
            cases = List.copyOf(cases);
            otherwise = List.copyOf(otherwise);
        }

        @Override
        public StatementKind kind() {
            return StatementKind.SWITCH;
        }
    }

    /**
     * One arm of a switch.
     *
     * @param labels one or more literals, the stacked {@code case 1: case 2:} of the text
     * @param body without the closing {@code break}
     */
    record Case(List<Expression> labels, List<Statement> body, SourceSpan span) {
        public Case {
            labels = List.copyOf(labels);
            body = List.copyOf(body);
        }
    }

    /** {@code return value}; leaves the function or closure around it. */
    record Return(Optional<Expression> value, SourceSpan span) implements Statement {
        @Override
        public StatementKind kind() {
            return StatementKind.RETURN;
        }
    }
}
