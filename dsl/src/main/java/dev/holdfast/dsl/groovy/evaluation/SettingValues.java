package dev.holdfast.dsl.groovy.evaluation;

import dev.holdfast.dsl.diagnostic.SourceSpan;
import dev.holdfast.dsl.groovy.emission.ConditionText;
import dev.holdfast.dsl.groovy.emission.ConditionVariables;
import dev.holdfast.dsl.groovy.emission.Scalars;
import dev.holdfast.dsl.groovy.syntax.Expression;
import dev.holdfast.dsl.groovy.syntax.StatementKind;
import dev.holdfast.dsl.groovy.value.Value;
import dev.holdfast.dsl.groovy.value.ValueProblem;
import dev.holdfast.dsl.groovy.vocabulary.ValueShape;
import dev.holdfast.dsl.tree.Node;
import java.util.ArrayList;
import java.util.List;

/** The values of a setting as a node: a scalar, a list, a day, or a condition. */
final class SettingValues {

    private final Evaluation evaluation;

    SettingValues(Evaluation evaluation) {
        this.evaluation = evaluation;
    }

    /** The node of a setting's values: one scalar, or a list if the setting takes several. */
    Node of(Said said, ValueShape shape) {
        List<Said.Given> values = said.values();
        Said.Given first = values.get(0);
        if (shape.condition() && values.size() == 1 && first.value() instanceof Value.Closure closure) {
            return condition(said, closure, first.span());
        }
        if (shape.calendarDay() && values.size() > 1) {
            List<Value> words = values.stream().map(Said.Given::value).toList();
            SourceSpan span =
                    spanning(first.span(), values.get(values.size() - 1).span());
            return Expressions.at(span, said.frame(), () -> Scalars.day(words, span));
        }
        if (!shape.list() && values.size() > 1) {
            throw said.wrong(
                    values.get(1).span(),
                    "'" + said.name() + "' takes one value: " + shape.title()
                            + ". A further setting starts on a new line or after ';'.");
        }
        if (shape.list() && (values.size() > 1 || first.value() instanceof Value.Sequence)) {
            return sequence(said, values);
        }
        return scalar(said, first);
    }

    /** One list is all values, several values are its elements; an element may be a list of values itself. */
    private Node sequence(Said said, List<Said.Given> values) {
        List<Said.Given> elements =
                values.size() == 1 && values.get(0).value() instanceof Value.Sequence ? items(values.get(0)) : values;
        List<Node> nodes = new ArrayList<>();
        for (Said.Given element : elements) {
            if (element.value() instanceof Value.Sequence) {
                evaluation.budget().elements(1);
                List<Node> inner = new ArrayList<>();
                items(element).forEach(item -> inner.add(scalar(said, item)));
                nodes.add(new Node.Sequence(inner, element.span()));
            } else {
                nodes.add(scalar(said, element));
            }
        }
        SourceSpan first = values.get(0).span();
        return new Node.Sequence(
                nodes, spanning(first, values.get(values.size() - 1).span()));
    }

    private List<Said.Given> items(Said.Given list) {
        Value.Sequence sequence = (Value.Sequence) list.value();
        evaluation.budget().cells(sequence.size());
        List<Said.Given> items = new ArrayList<>();
        for (long i = 0; i < sequence.size(); i++) {
            items.add(new Said.Given(sequence.at(i), list.span()));
        }
        return items;
    }

    static SourceSpan spanning(SourceSpan first, SourceSpan last) {
        return new SourceSpan(
                first.file(), first.startLine(), first.startColumn(), last.endLine(), last.endColumn(), first.origin());
    }

    private Node.Scalar scalar(Said said, Said.Given given) {
        evaluation.budget().elements(1);
        try {
            return Scalars.of(given.value(), said.name(), given.span());
        } catch (ValueProblem problem) {
            throw said.wrong(given.span(), problem.detail());
        }
    }

    private Node.Scalar condition(Said said, Value.Closure closure, SourceSpan place) {
        Expression.Closure syntax = closure.syntax();
        boolean one = syntax.body().size() == 1 && syntax.body().get(0).kind() == StatementKind.EVALUATE;
        if (!one || !syntax.parameters().isEmpty()) {
            throw said.wrong(
                    place,
                    "'" + said.name()
                            + "' holds one condition between its braces and no parameters, such as { vm.tags.env =="
                            + " 'prod' }. Join conditions with && and ||.");
        }
        Frame at = Frame.body(
                closure.environment(), said.frame().block(), said.frame().trail());
        List<ConditionText.Replaced> replaced = new ArrayList<>();
        for (Expression part : ConditionVariables.of(closure)) {
            replaced.add(new ConditionText.Replaced(
                    part.span(), evaluation.expressions().value(part, at)));
        }
        evaluation.budget().elements(1);
        SourceSpan inside = said.frame().trail().place(syntax.inside());
        Node.Scalar scalar = Expressions.at(
                syntax.inside(),
                said.frame(),
                () -> ConditionText.of(closure.environment().file().lines(), inside, replaced));
        evaluation.budget().characters(scalar.text().length());
        return scalar;
    }
}
