package dev.holdfast.dsl.groovy.evaluation;

import dev.holdfast.dsl.diagnostic.DiagnosticCode;
import dev.holdfast.dsl.diagnostic.SourceSpan;
import dev.holdfast.dsl.groovy.budget.Budget;
import dev.holdfast.dsl.groovy.method.Caller;
import dev.holdfast.dsl.groovy.method.PublishedMethods;
import dev.holdfast.dsl.groovy.problem.EvaluationProblem;
import dev.holdfast.dsl.groovy.syntax.Effects;
import dev.holdfast.dsl.groovy.syntax.Expression;
import dev.holdfast.dsl.groovy.syntax.Function;
import dev.holdfast.dsl.groovy.value.Environment;
import dev.holdfast.dsl.groovy.value.FileScope;
import dev.holdfast.dsl.groovy.value.Value;
import dev.holdfast.dsl.groovy.value.ValueKind;
import dev.holdfast.dsl.groovy.value.Values;
import dev.holdfast.dsl.groovy.vocabulary.Verb;
import dev.holdfast.dsl.groovy.vocabulary.VerbForm;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Calls of methods, closures and functions; verbs are handed on. */
final class Calls {

    private static final String CALL = "call";

    private final Evaluation evaluation;
    private final Budget budget;

    Calls(Evaluation evaluation) {
        this.evaluation = evaluation;
        this.budget = evaluation.budget();
    }

    /** A call on a line of its own; must be able to have an effect unless its value is wanted. */
    Value statement(Expression.Call call, Frame frame, boolean wanted) {
        if (!wanted && !Effects.possible(call) && !effectful(call, frame)) {
            refusePartOfSetting(call, frame);
            call(call, frame, true); // what is wrong with the call itself says more
            throw EvaluationProblem.at(
                    frame.trail().place(call.span()),
                    DiagnosticCode.STATEMENT_WITHOUT_EFFECT,
                    "The result of '" + call.name() + "' is not used, and it does nothing else. Remove the line, or use"
                            + " its value in a setting.");
        }
        return call(call, frame, true);
    }

    /** {@code tags.env 'prod'}: to Groovy a method of something, to its author an entry of a setting. */
    private static void refusePartOfSetting(Expression.Call call, Frame frame) {
        if (!(call.receiver().orElse(null) instanceof Expression.Name setting)
                || frame.environment().variable(setting.name()).isPresent()) {
            return;
        }
        Optional<Verb> verb = frame.block().type().verb(setting.name());
        if (verb.isPresent()) {
            boolean entries = verb.get().form() instanceof VerbForm.Entries;
            throw EvaluationProblem.at(
                    frame.trail().place(call.span()),
                    DiagnosticCode.STATEMENT_WITHOUT_EFFECT,
                    "'" + setting.name() + "." + call.name() + "' sets nothing. "
                            + (entries
                                    ? "Entries are named values: " + setting.name() + " " + call.name() + ": …"
                                    : "What belongs to '" + setting.name() + "' stands in its braces: " + setting.name()
                                            + " { " + call.name() + " … }")
                            + ".");
        }
    }

    /** True if what the name stands for can declare or assign something. */
    private boolean effectful(Expression.Call call, Frame frame) {
        if (call.receiver().isPresent() && !call.name().equals(CALL)) {
            return false;
        }
        String name = call.receiver().isPresent() && call.receiver().get() instanceof Expression.Name variable
                ? variable.name()
                : call.name();
        Optional<Value> value = frame.environment().variable(name).flatMap(Environment.Variable::value);
        if (value.isPresent()) {
            return !(value.get() instanceof Value.Closure closure)
                    || Effects.possible(closure.syntax().body());
        }
        return frame.environment()
                .file()
                .function(name)
                .map(function -> Effects.possible(function.function().body()))
                .orElse(true);
    }

    /**
     * The value of a call.
     *
     * @param statement true if it stands on a line of its own, where verbs are possible
     */
    Value call(Expression.Call call, Frame frame, boolean statement) {
        if (call.receiver().isPresent()) {
            return method(call, call.receiver().get(), frame);
        }
        String name = call.name();
        budget.steps(frame.environment().size() / 16);
        Optional<Environment.Variable> variable = frame.environment().variable(name);
        if (variable.isPresent()) {
            Value value = evaluation.expressions().value(new Expression.Name(name, call.nameSpan()), frame);
            return closure(value, call, frame);
        }
        Optional<FileScope.Declared> function = frame.environment().file().function(name);
        if (function.isPresent()) {
            return function(function.get(), arguments(call, frame), call, frame);
        }
        Optional<Verb> verb = frame.block().type().verb(name);
        if (verb.isEmpty() && name.equals(Names.APPLY)) {
            evaluation.files().apply(call, frame);
            return Values.NULL;
        }
        if (verb.isEmpty()) {
            SourceSpan place = frame.trail().place(call.nameSpan());
            throw statement
                    ? evaluation.names().unknownCall(name, place, frame)
                    : evaluation.names().unknownFunction(name, place, frame);
        }
        if (!statement) {
            throw EvaluationProblem.at(
                    frame.trail().place(call.nameSpan()),
                    DiagnosticCode.NOT_EVALUABLE,
                    "'" + name + "' declares something and gives no value. Write it on a line of its own; a missing ';'"
                            + " before it reads like this, too.");
        }
        evaluation.verbs().verb(verb.get(), call, frame);
        return Values.NULL;
    }

    private Value closure(Value value, Expression.Call call, Frame frame) {
        if (value instanceof Value.Closure closure) {
            List<Value> arguments = arguments(call, frame);
            Trail trail = frame.trail().into("closure '" + call.name() + "'", call.nameSpan());
            return run(closure, arguments, frame.block(), trail, true, call.nameSpan());
        }
        throw EvaluationProblem.at(
                frame.trail().place(call.nameSpan()),
                DiagnosticCode.NOT_EVALUABLE,
                "'" + call.name() + "' holds " + Values.described(value) + ", which cannot be called. Only closures and"
                        + " functions can.");
    }

    private List<Value> arguments(Expression.Call call, Frame frame) {
        if (!call.arguments().named().isEmpty()) {
            throw EvaluationProblem.at(
                    frame.trail().place(call.arguments().named().get(0).key().span()),
                    DiagnosticCode.NOT_EVALUABLE,
                    "'" + call.name()
                            + "' takes no named arguments. Write the values in order, or one map in brackets.");
        }
        List<Value> values = new ArrayList<>();
        for (Expression argument : call.arguments().positional()) {
            values.add(evaluation.expressions().value(argument, frame));
        }
        return values;
    }

    private Value method(Expression.Call call, Expression receiver, Frame frame) {
        Value of = evaluation.expressions().value(receiver, frame);
        if (of.kind() == ValueKind.NULL && call.safe()) {
            return Values.NULL;
        }
        if (of instanceof Value.Closure && call.name().equals(CALL)) {
            return closure(of, call, frame);
        }
        List<Value> arguments = arguments(call, frame);
        Caller caller = new Caller() {
            @Override
            public Value call(Value.Closure closure, List<Value> values, long round) {
                Trail trail = frame.trail().round(round, call.nameSpan());
                boolean wanted = !Effects.isLoop(call.name());
                return run(closure, values, frame.block(), trail, wanted, call.nameSpan());
            }

            @Override
            public Budget budget() {
                return budget;
            }
        };
        return Expressions.at(call.nameSpan(), frame, () -> PublishedMethods.call(of, call.name(), arguments, caller));
    }

    private Value function(FileScope.Declared declared, List<Value> arguments, Expression.Call call, Frame frame) {
        Function function = declared.function();
        int wanted = function.parameters().size();
        if (arguments.size() != wanted) {
            throw EvaluationProblem.at(
                    frame.trail().place(call.nameSpan()),
                    DiagnosticCode.NOT_EVALUABLE,
                    "The function '" + function.name() + "' takes " + counted(wanted) + ", and here it gets "
                            + arguments.size() + ".");
        }
        Environment environment = Environment.of(declared.home());
        for (int i = 0; i < wanted; i++) {
            environment = environment.with(Environment.Variable.of(
                    function.parameters().get(i).name(),
                    function.parameters().get(i).span(),
                    arguments.get(i)));
        }
        Trail trail = frame.trail().into("function '" + function.name() + "'", call.nameSpan());
        return body(Frame.body(environment, frame.block(), trail), function.body(), true);
    }

    private static String counted(int arguments) {
        return arguments == 0 ? "no argument" : arguments == 1 ? "one argument" : arguments + " arguments";
    }

    private Value body(Frame frame, List<dev.holdfast.dsl.groovy.syntax.Statement> statements, boolean wanted) {
        try {
            budget.enter();
            return evaluation.statements().body(statements, frame, wanted).value();
        } finally {
            budget.leave();
        }
    }

    /**
     * Evaluates the body of a closure.
     *
     * @param block what its verbs fill
     * @param wanted true if somebody takes its value
     * @param place where a wrong number of arguments is reported
     */
    Value run(
            Value.Closure closure,
            List<Value> arguments,
            Frame.Block block,
            Trail trail,
            boolean wanted,
            SourceSpan place) {
        Expression.Closure syntax = closure.syntax();
        Environment environment = closure.environment();
        List<Value> values = spread(syntax, arguments);
        if (!syntax.arrow() && values.size() <= 1) {
            Value it = values.isEmpty() ? Values.NULL : values.get(0);
            environment = environment.with(Environment.Variable.of(Names.IMPLICIT, syntax.span(), it));
        } else if (values.size() == syntax.parameters().size()) {
            for (int i = 0; i < values.size(); i++) {
                environment = environment.with(Environment.Variable.of(
                        syntax.parameters().get(i).name(),
                        syntax.parameters().get(i).span(),
                        values.get(i)));
            }
        } else {
            throw EvaluationProblem.at(
                    trail.calledFrom(place),
                    DiagnosticCode.NOT_EVALUABLE,
                    "The closure takes "
                            + (syntax.arrow() ? counted(syntax.parameters().size()) : "at most one argument, it")
                            + ", and here it gets " + values.size() + ".");
        }
        return body(Frame.body(environment, block, trail), syntax.body(), wanted);
    }

    /** A list or an entry of a map as several arguments, if the closure takes several, as in Groovy. */
    private static List<Value> spread(Expression.Closure closure, List<Value> arguments) {
        int wanted = closure.parameters().size();
        if (wanted < 2 || wanted == arguments.size() || arguments.isEmpty()) {
            return arguments;
        }
        if (arguments.get(0) instanceof Value.Entry entry) {
            List<Value> values = new ArrayList<>(List.of(entry.key(), entry.value()));
            values.addAll(arguments.subList(1, arguments.size()));
            return values;
        }
        return arguments.size() == 1 && arguments.get(0) instanceof Value.Items list ? list.items() : arguments;
    }

    /** Evaluates the block of a verb, which gets no argument and gives no value. */
    void fill(Value.Closure closure, Frame.Block block, Trail trail) {
        Expression.Closure syntax = closure.syntax();
        if (!syntax.parameters().isEmpty()) {
            throw EvaluationProblem.at(
                    trail.place(syntax.parameters().get(0).span()),
                    DiagnosticCode.NOT_EVALUABLE,
                    "This block gets no argument, so its parameter would have no value. Remove it.");
        }
        Environment environment =
                closure.environment().with(Environment.Variable.without(Names.IMPLICIT, syntax.span()));
        body(Frame.body(environment, block, trail), syntax.body(), false);
    }
}
