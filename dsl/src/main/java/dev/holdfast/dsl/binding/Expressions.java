package dev.holdfast.dsl.binding;

import dev.holdfast.dsl.binding.field.Context;
import dev.holdfast.dsl.binding.field.Fields;
import dev.holdfast.dsl.expression.Expression;
import dev.holdfast.dsl.expression.Problem;
import dev.holdfast.dsl.expression.parsing.ExpressionParser;
import dev.holdfast.dsl.expression.parsing.ParsedExpression;
import dev.holdfast.dsl.expression.type.Vocabulary;
import dev.holdfast.dsl.tree.Node;
import dev.holdfast.dsl.tree.ScalarType;
import java.util.Optional;

/** Reads expressions in scalars and puts their problems at their places in the file. */
final class Expressions {

    private Expressions() {}

    static Optional<Expression> bind(Fields fields, String key, Vocabulary vocabulary) {
        Optional<Node.Scalar> scalar = fields.scalar(key)
                .filter(found ->
                        found.type() == ScalarType.TEXT && !found.text().isEmpty());
        if (scalar.isEmpty()) {
            return Optional.empty();
        }
        Context context = fields.context();
        ParsedExpression parsed = ExpressionParser.parse(scalar.get().text(), vocabulary);
        for (Problem problem : parsed.problems()) {
            context.report(
                    context.within(scalar.get(), problem.offset(), problem.length()), problem.code(), problem.detail());
        }
        return parsed.expression();
    }
}
