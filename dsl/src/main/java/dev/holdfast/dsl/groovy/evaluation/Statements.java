package dev.holdfast.dsl.groovy.evaluation;

import dev.holdfast.dsl.diagnostic.DiagnosticCode;
import dev.holdfast.dsl.diagnostic.SourceSpan;
import dev.holdfast.dsl.diagnostic.Suggestion;
import dev.holdfast.dsl.groovy.budget.Budget;
import dev.holdfast.dsl.groovy.problem.EvaluationProblem;
import dev.holdfast.dsl.groovy.syntax.BinaryOperator;
import dev.holdfast.dsl.groovy.syntax.Expression;
import dev.holdfast.dsl.groovy.syntax.ExpressionKind;
import dev.holdfast.dsl.groovy.syntax.Statement;
import dev.holdfast.dsl.groovy.syntax.UnaryOperator;
import dev.holdfast.dsl.groovy.value.Environment;
import dev.holdfast.dsl.groovy.value.Value;
import dev.holdfast.dsl.groovy.value.ValueKind;
import dev.holdfast.dsl.groovy.value.Values;
import java.util.List;
import java.util.Optional;

/** Evaluates statements in order; after a problem the next statement goes on. */
final class Statements {

    private static final Outcome NOTHING = new Outcome(false, Values.NULL);

    private final Evaluation evaluation;
    private final Budget budget;

    Statements(Evaluation evaluation) {
        this.evaluation = evaluation;
        this.budget = evaluation.budget();
    }

    /**
     * How a body ended.
     *
     * @param returned true if it was left by {@code return}
     * @param value what it returned, or the value of its last statement
     */
    record Outcome(boolean returned, Value value) {}

    /**
     * Evaluates a body.
     *
     * @param wanted true if somebody takes the value of the last statement
     */
    Outcome body(List<Statement> statements, Frame frame, boolean wanted) {
        Outcome outcome = NOTHING;
        for (int i = 0; i < statements.size(); i++) {
            Statement statement = statements.get(i);
            evaluation.at(statement.span(), frame.trail());
            budget.step();
            try {
                outcome = statement(statement, frame, wanted && i + 1 == statements.size());
            } catch (EvaluationProblem problem) {
                evaluation.problems().add(problem);
                if (statement.kind() == dev.holdfast.dsl.groovy.syntax.StatementKind.RETURN) {
                    return new Outcome(true, Values.UNKNOWN);
                }
                outcome = new Outcome(false, Values.UNKNOWN);
            }
            if (outcome.returned()) {
                return outcome;
            }
        }
        return outcome;
    }

    private Outcome statement(Statement statement, Frame frame, boolean wanted) {
        return switch (statement.kind()) {
            case EVALUATE -> new Outcome(false, evaluate(((Statement.Evaluate) statement).expression(), frame, wanted));
            case DECLARE -> new Outcome(false, declare((Statement.Declare) statement, frame));
            case ASSIGN -> new Outcome(false, assign((Statement.Assign) statement, frame));
            case IF -> branch((Statement.If) statement, frame, wanted);
            case FOR_IN -> loop((Statement.ForIn) statement, frame);
            case SWITCH -> choose((Statement.Switch) statement, frame, wanted);
            case RETURN -> {
                Optional<Expression> value = ((Statement.Return) statement).value();
                yield new Outcome(
                        true, value.isPresent() ? evaluation.expressions().value(value.get(), frame) : Values.NULL);
            }
        };
    }

    /** An expression on a line of its own: a call, or the value somebody wants. */
    private Value evaluate(Expression expression, Frame frame, boolean wanted) {
        if (expression.kind() == ExpressionKind.CALL) {
            return evaluation.calls().statement((Expression.Call) expression, frame, wanted);
        }
        if (expression instanceof Expression.Conditional choice
                && isCall(choice.then())
                && isCall(choice.otherwise())) {
            boolean holds =
                    evaluation.expressions().value(choice.condition(), frame).truth();
            return evaluate(holds ? choice.then() : choice.otherwise(), frame, wanted);
        }
        if (wanted) {
            return evaluation.expressions().value(expression, frame);
        }
        throw noEffect(expression, frame);
    }

    private static boolean isCall(Expression expression) {
        return expression.kind() == ExpressionKind.CALL;
    }

    private EvaluationProblem noEffect(Expression expression, Frame frame) {
        SourceSpan place = frame.trail().place(expression.span());
        if (expression instanceof Expression.Name name
                && frame.environment().variable(name.name()).isEmpty()) {
            var verbs = frame.block().type().verbs();
            if (verbs.containsKey(name.name())) {
                return EvaluationProblem.at(
                        place,
                        DiagnosticCode.STATEMENT_WITHOUT_EFFECT,
                        "'" + name.name() + "' stands here without a value. Write it with one, or with parentheses if"
                                + " it needs none: " + name.name() + "().");
            }
            String near = Suggestion.didYouMean(name.name(), verbs.keySet());
            return EvaluationProblem.at(
                    place,
                    DiagnosticCode.STATEMENT_WITHOUT_EFFECT,
                    "The word '" + name.name() + "' stands here alone, and nothing takes it up." + near);
        }
        if (expression instanceof Expression.Unary unary && unary.operator() == UnaryOperator.MINUS) {
            return EvaluationProblem.at(
                    place,
                    DiagnosticCode.STATEMENT_WITHOUT_EFFECT,
                    "Items with '-' in front are YAML; here the line has no effect. Values of one setting are separated by"
                            + " commas, as in daily '22:00', '04:00'; each block is written with its verb, as in"
                            + " copy { to 'far' }.");
        }
        Optional<Expression.Call> verb = innermostCall(expression);
        if (verb.isPresent() && frame.block().type().verb(verb.get().name()).isPresent()) {
            String name = verb.get().name();
            return EvaluationProblem.at(
                    place,
                    DiagnosticCode.STATEMENT_WITHOUT_EFFECT,
                    "'" + name
                            + "' is read as a call that ends at its closing parenthesis, so that what follows belongs to"
                            + " no setting. Put the whole value into parentheses: " + name + "((…).…).");
        }
        return EvaluationProblem.at(
                place,
                DiagnosticCode.STATEMENT_WITHOUT_EFFECT,
                "Nothing takes up this value, so the line has no effect. Remove it, or write the setting it is meant for"
                        + " in front of it.");
    }

    /** The call without a receiver that a chain such as {@code size(i + 1).GiB} begins with. */
    private static Optional<Expression.Call> innermostCall(Expression expression) {
        Expression at = expression;
        while (at instanceof Expression.Property property) {
            at = property.of();
        }
        return at instanceof Expression.Call call && call.receiver().isEmpty() ? Optional.of(call) : Optional.empty();
    }

    private Value declare(Statement.Declare declare, Frame frame) {
        SourceSpan place = frame.trail().place(declare.nameSpan());
        Value value = Values.UNKNOWN;
        evaluation.names().checkVerb(declare.name(), place);
        try {
            value = declare.value().isPresent()
                    ? evaluation.expressions().value(declare.value().get(), frame)
                    : Values.NULL;
        } finally {
            evaluation.names().check(declare.name(), place, frame.environment());
            frame.declare(Environment.Variable.of(declare.name(), declare.nameSpan(), value));
            if (frame.isTop()) {
                frame.environment().file().topLevel(declare.name(), declare.nameSpan());
            }
        }
        return value;
    }

    private Value assign(Statement.Assign assign, Frame frame) {
        budget.steps(frame.environment().size() / 16);
        Environment.Variable variable = frame.environment()
                .variable(assign.name())
                .filter(found -> found.value().isPresent())
                .orElseThrow(() -> unassignable(assign, frame));
        Value value;
        try {
            value = evaluation.expressions().value(assign.value(), frame);
        } catch (EvaluationProblem problem) {
            variable.assign(Values.UNKNOWN);
            throw problem;
        }
        BinaryOperator operator = assign.operator().orElse(null);
        if (operator != null) {
            Value before = variable.value().orElse(Values.UNKNOWN);
            if (before.kind() == ValueKind.UNKNOWN) {
                throw EvaluationProblem.silent();
            }
            Value right = value;
            value = Expressions.at(
                    assign.span(), frame, () -> evaluation.expressions().combine(operator, before, right));
        }
        variable.assign(value);
        return value;
    }

    private EvaluationProblem unassignable(Statement.Assign assign, Frame frame) {
        SourceSpan place = frame.trail().place(assign.nameSpan());
        if (frame.block().type().verb(assign.name()).isPresent()) {
            return EvaluationProblem.at(
                    place,
                    DiagnosticCode.NOT_EVALUABLE,
                    "'" + assign.name() + "' is a setting, and settings are written without '='. Leave the '=' out.");
        }
        return EvaluationProblem.at(
                place,
                DiagnosticCode.UNKNOWN_NAME,
                "There is no variable '" + assign.name() + "' to assign to."
                        + Suggestion.didYouMean(
                                assign.name(), frame.environment().names())
                        + " Declare it with def " + assign.name() + " = ….");
    }

    private Outcome branch(Statement.If branch, Frame frame, boolean wanted) {
        boolean holds =
                evaluation.expressions().value(branch.condition(), frame).truth();
        try {
            budget.enter();
            return body(holds ? branch.then() : branch.otherwise(), frame.nested(frame.trail()), wanted);
        } finally {
            budget.leave();
        }
    }

    private Outcome loop(Statement.ForIn loop, Frame frame) {
        Value values = evaluation.expressions().value(loop.values(), frame);
        evaluation
                .names()
                .check(
                        loop.variable().name(),
                        frame.trail().place(loop.variable().span()),
                        frame.environment());
        if (values instanceof Value.Mapping map) {
            List<Value> entries = new java.util.ArrayList<>();
            budget.cells(map.entries().size());
            map.entries().forEach((key, value) -> entries.add(new Value.Entry(key, value)));
            return rounds(loop, new Value.Items(entries), frame);
        }
        if (values instanceof Value.Sequence sequence) {
            return rounds(loop, sequence, frame);
        }
        throw EvaluationProblem.at(
                frame.trail().place(loop.values().span()),
                DiagnosticCode.NOT_EVALUABLE,
                "A loop goes over a list, a range or a map, and this is " + Values.described(values) + ".");
    }

    /** One variable for all rounds, as in Groovy: closures made in the loop see its last value. */
    private Outcome rounds(Statement.ForIn loop, Value.Sequence sequence, Frame frame) {
        Environment.Variable variable =
                Environment.Variable.of(loop.variable().name(), loop.variable().span(), Values.NULL);
        for (long i = 0; i < sequence.size(); i++) {
            budget.step();
            variable.assign(sequence.at(i));
            Frame round =
                    frame.nested(frame.trail().round(i + 1, loop.variable().span()));
            round.declare(variable);
            try {
                budget.enter();
                Outcome outcome = body(loop.body(), round, false);
                if (outcome.returned()) {
                    return outcome;
                }
            } finally {
                budget.leave();
            }
        }
        return NOTHING;
    }

    private Outcome choose(Statement.Switch choice, Frame frame, boolean wanted) {
        Value subject = evaluation.expressions().value(choice.subject(), frame);
        for (Statement.Case arm : choice.cases()) {
            for (Expression label : arm.labels()) {
                if (matches(subject, label, frame)) {
                    return body(arm.body(), frame.nested(frame.trail()), wanted);
                }
            }
        }
        return body(choice.otherwise(), frame.nested(frame.trail()), wanted);
    }

    private boolean matches(Value subject, Expression label, Frame frame) {
        Value value = evaluation.expressions().value(label, frame);
        return switch (value.kind()) {
            case TEXT, NUMBER, TRUTH, NULL, WORD, QUANTITY ->
                Expressions.at(label.span(), frame, () -> Values.equal(subject, value, budget));
            case LIST, MAP, ENTRY, RANGE, CLOSURE, UNKNOWN ->
                throw EvaluationProblem.at(
                        frame.trail().place(label.span()),
                        DiagnosticCode.NOT_EVALUABLE,
                        "A case is a text, a number, a word, true, false or null, and this is "
                                + Values.described(value) + ". Write an if for other conditions.");
        };
    }
}
