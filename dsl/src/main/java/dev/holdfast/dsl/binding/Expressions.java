package dev.holdfast.dsl.binding;

import dev.holdfast.dsl.binding.field.Context;
import dev.holdfast.dsl.binding.field.Fields;
import dev.holdfast.dsl.expression.Expression;
import dev.holdfast.dsl.expression.MessageTemplate;
import dev.holdfast.dsl.expression.Problem;
import dev.holdfast.dsl.expression.parsing.ExpressionParser;
import dev.holdfast.dsl.expression.parsing.MessageParser;
import dev.holdfast.dsl.expression.parsing.ParsedExpression;
import dev.holdfast.dsl.expression.parsing.ParsedMessage;
import dev.holdfast.dsl.expression.type.Vocabulary;
import dev.holdfast.dsl.tree.Node;
import dev.holdfast.dsl.tree.ScalarType;
import java.util.List;
import java.util.Optional;

/** Reads expressions and messages in scalars and puts their problems at their places in the file. */
final class Expressions {

    private Expressions() {}

    static Optional<Expression> bind(Fields fields, String key, Vocabulary vocabulary) {
        Optional<Node.Scalar> scalar = text(fields, key);
        if (scalar.isEmpty()) {
            return Optional.empty();
        }
        ParsedExpression parsed = ExpressionParser.parse(scalar.get().text(), vocabulary);
        report(fields.context(), scalar.get(), parsed.problems());
        return parsed.expression();
    }

    static Optional<MessageTemplate> bindMessage(Fields fields, String key, Vocabulary vocabulary) {
        Optional<Node.Scalar> scalar = text(fields, key);
        if (scalar.isEmpty()) {
            return Optional.empty();
        }
        ParsedMessage parsed = MessageParser.parse(scalar.get().text(), vocabulary);
        report(fields.context(), scalar.get(), parsed.problems());
        return parsed.message();
    }

    private static Optional<Node.Scalar> text(Fields fields, String key) {
        return fields.scalar(key)
                .filter(found ->
                        found.type() == ScalarType.TEXT && !found.text().isEmpty());
    }

    private static void report(Context context, Node.Scalar scalar, List<Problem> problems) {
        for (Problem problem : problems) {
            context.report(
                    context.within(scalar, problem.offset(), problem.length()), problem.code(), problem.detail());
        }
    }
}
