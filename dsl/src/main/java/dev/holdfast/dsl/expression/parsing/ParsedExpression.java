package dev.holdfast.dsl.expression.parsing;

import dev.holdfast.dsl.expression.Expression;
import dev.holdfast.dsl.expression.Problem;
import java.util.List;
import java.util.Optional;

/**
 * What parsing a text gave.
 *
 * @param expression absent if and only if there are problems
 * @param problems in the order of the text
 */
public record ParsedExpression(Optional<Expression> expression, List<Problem> problems) {

    public ParsedExpression {
        problems = List.copyOf(problems);
        if (expression.isPresent() != problems.isEmpty()) {
            throw new IllegalArgumentException("an expression or problems, not both or neither: " + problems);
        }
    }
}
