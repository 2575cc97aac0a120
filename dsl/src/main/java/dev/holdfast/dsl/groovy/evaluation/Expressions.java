package dev.holdfast.dsl.groovy.evaluation;

import dev.holdfast.dsl.diagnostic.Diagnostic;
import dev.holdfast.dsl.diagnostic.DiagnosticCode;
import dev.holdfast.dsl.diagnostic.SourceSpan;
import dev.holdfast.dsl.diagnostic.Suggestion;
import dev.holdfast.dsl.groovy.budget.Budget;
import dev.holdfast.dsl.groovy.method.Entries;
import dev.holdfast.dsl.groovy.method.PublishedMethods;
import dev.holdfast.dsl.groovy.problem.EvaluationProblem;
import dev.holdfast.dsl.groovy.syntax.BinaryOperator;
import dev.holdfast.dsl.groovy.syntax.Expression;
import dev.holdfast.dsl.groovy.syntax.Parameter;
import dev.holdfast.dsl.groovy.value.Arithmetic;
import dev.holdfast.dsl.groovy.value.Environment;
import dev.holdfast.dsl.groovy.value.Numbers;
import dev.holdfast.dsl.groovy.value.Quantities;
import dev.holdfast.dsl.groovy.value.Value;
import dev.holdfast.dsl.groovy.value.ValueKind;
import dev.holdfast.dsl.groovy.value.ValueProblem;
import dev.holdfast.dsl.groovy.value.Values;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Computes values of expressions. */
final class Expressions {

    /** A closure keeps all variables that it can see, so that it costs more than other values. */
    private static final int STEPS_OF_A_CLOSURE = 10;

    private final Evaluation evaluation;
    private final Budget budget;

    Expressions(Evaluation evaluation) {
        this.evaluation = evaluation;
        this.budget = evaluation.budget();
    }

    /** The value of an expression; a value that could not be computed ends the statement silently. */
    Value value(Expression expression, Frame frame) {
        budget.step();
        try {
            budget.enter();
            Value value = switch (expression.kind()) {
                case LITERAL -> literal((Expression.Literal) expression, frame);
                case TEMPLATE -> template((Expression.Template) expression, frame);
                case LIST -> list((Expression.ListLiteral) expression, frame);
                case MAP -> map(((Expression.MapLiteral) expression).entries(), frame);
                case RANGE -> range((Expression.Range) expression, frame);
                case NAME -> name((Expression.Name) expression, frame);
                case PROPERTY -> property((Expression.Property) expression, frame);
                case INDEX -> index((Expression.Index) expression, frame);
                case CALL -> evaluation.calls().call((Expression.Call) expression, frame, false);
                case UNARY -> unary((Expression.Unary) expression, frame);
                case BINARY -> binary((Expression.Binary) expression, frame);
                case CONDITIONAL -> conditional((Expression.Conditional) expression, frame);
                case ELVIS -> elvis((Expression.Elvis) expression, frame);
                case CLOSURE -> closure((Expression.Closure) expression, frame);
            };
            if (value.kind() == ValueKind.UNKNOWN) {
                throw EvaluationProblem.silent();
            }
            return value;
        } finally {
            budget.leave();
        }
    }

    /** Does something with values; what does not fit is reported at the place. */
    static <T> T at(SourceSpan span, Frame frame, Supplier<T> work) {
        try {
            return work.get();
        } catch (ValueProblem problem) {
            throw EvaluationProblem.at(frame.trail().place(span), DiagnosticCode.NOT_EVALUABLE, problem.detail());
        }
    }

    private static Value literal(Expression.Literal literal, Frame frame) {
        if (literal instanceof Expression.TextLiteral text) {
            return new Value.Text(text.text());
        }
        if (literal instanceof Expression.NumberLiteral number) {
            return at(literal.span(), frame, () -> Numbers.checked(number.number()));
        }
        return literal instanceof Expression.TruthLiteral truth ? new Value.Truth(truth.value()) : Values.NULL;
    }

    private Value template(Expression.Template template, Frame frame) {
        StringBuilder text = new StringBuilder();
        for (Expression part : template.parts()) {
            Value value = value(part, frame);
            String piece = at(part.span(), frame, () -> Values.text(value));
            budget.characters(piece.length());
            text.append(piece);
        }
        return new Value.Text(text.toString());
    }

    private Value list(Expression.ListLiteral list, Frame frame) {
        budget.cells(list.items().size());
        List<Value> items = new ArrayList<>(list.items().size());
        for (Expression item : list.items()) {
            items.add(value(item, frame));
        }
        return new Value.Items(items);
    }

    private Value map(List<Expression.MapEntry> entries, Frame frame) {
        budget.cells(entries.size());
        Map<Value, Value> values = new LinkedHashMap<>();
        Map<Value, SourceSpan> places = new HashMap<>();
        for (Expression.MapEntry entry : entries) {
            Value written = value(entry.key(), frame);
            Value key = at(entry.key().span(), frame, () -> Values.key(written));
            SourceSpan place = frame.trail().place(entry.key().span());
            SourceSpan first = places.putIfAbsent(key, place);
            if (first != null) {
                throw EvaluationProblem.of(Diagnostic.at(
                                place,
                                DiagnosticCode.DUPLICATE_KEY,
                                "The key '" + Values.text(key) + "' is already written in this map. Only one of the two"
                                        + " could take effect. Remove one.")
                        .withRelated(first, "first written here"));
            }
            values.put(key, value(entry.value(), frame));
        }
        return new Value.Mapping(values);
    }

    private Value range(Expression.Range range, Frame frame) {
        Value from = value(range.from(), frame);
        Value to = value(range.to(), frame);
        return at(
                range.span(),
                frame,
                () -> new Value.Range(
                        Numbers.whole(from, "The start of a range"),
                        Numbers.whole(to, "The end of a range"),
                        range.exclusive()));
    }

    private Value name(Expression.Name name, Frame frame) {
        Environment environment = frame.environment();
        budget.steps(environment.size() / 16);
        Optional<Environment.Variable> variable = environment.variable(name.name());
        Optional<Value> value = variable.flatMap(Environment.Variable::value);
        if (value.isPresent()) {
            return value.get();
        }
        if (variable.isEmpty() && evaluation.names().isWord(name.name())) {
            return new Value.Word(name.name());
        }
        throw evaluation.names().unknownName(name.name(), frame.trail().place(name.span()), frame);
    }

    private Value property(Expression.Property property, Frame frame) {
        Value of = value(property.of(), frame);
        String name = property.name();
        SourceSpan place = frame.trail().place(property.nameSpan());
        if (of.kind() == ValueKind.NULL && property.safe()) {
            return Values.NULL;
        }
        if (of instanceof Value.Numeral number) {
            return at(property.nameSpan(), frame, () -> Quantities.of(number, name))
                    .orElseThrow(() -> EvaluationProblem.at(
                            place,
                            DiagnosticCode.NOT_EVALUABLE,
                            "There is no unit '" + name + "'." + Suggestion.didYouMean(name, Quantities.unitNames())
                                    + " Units are " + String.join(", ", Quantities.unitNames()) + "."));
        }
        if (of instanceof Value.Entry entry && (name.equals("key") || name.equals("value"))) {
            return name.equals("key") ? entry.key() : entry.value();
        }
        boolean method = PublishedMethods.method(of.kind(), name).isPresent();
        if (of instanceof Value.Mapping map) {
            Value found = map.entries().get(new Value.Text(name));
            if (found != null || !method) {
                return found == null ? Values.NULL : found;
            }
        }
        throw EvaluationProblem.at(place, DiagnosticCode.NOT_EVALUABLE, noProperty(of, name, method));
    }

    private static String noProperty(Value of, String name, boolean method) {
        if (method) {
            return "'" + name + "' is a method. Write it with parentheses: " + name + "().";
        }
        String start = "'" + name + "' is asked of " + Values.described(of) + ", which has no properties.";
        return of.kind() == ValueKind.NULL
                ? start + " Write ?." + name + " to get null then."
                : start + " Numbers have units (4.hours), maps have their keys.";
    }

    private Value index(Expression.Index index, Frame frame) {
        Value of = value(index.of(), frame);
        Value at = value(index.index(), frame);
        return at(index.index().span(), frame, () -> {
            if (of instanceof Value.Mapping map) {
                return map.entries().getOrDefault(Values.key(at), Values.NULL);
            }
            if (of instanceof Value.Sequence sequence) {
                return element(sequence, Numbers.whole(at, "The position in a list"));
            }
            if (of instanceof Value.Text text) {
                return character(text.text(), Numbers.whole(at, "The position in a text"));
            }
            throw new ValueProblem("[ ] asks a list, a map or a text, and this is " + Values.described(of) + ".");
        });
    }

    /** An element counted from 0, or from the end if negative; null beyond the end, as in Groovy. */
    private static Value element(Value.Sequence sequence, long index) {
        long from = index < 0 ? sequence.size() + index : index;
        if (from < 0) {
            throw new ValueProblem("The list has " + sequence.size() + " elements, so there is none at " + index + ".");
        }
        return from < sequence.size() ? sequence.at(from) : Values.NULL;
    }

    private static Value character(String text, long index) {
        long from = index < 0 ? text.length() + index : index;
        if (from < 0 || from >= text.length()) {
            throw new ValueProblem("The text has " + text.length() + " characters, so there is none at " + index + ".");
        }
        return new Value.Text(String.valueOf(text.charAt((int) from)));
    }

    private Value unary(Expression.Unary unary, Frame frame) {
        Value operand = value(unary.operand(), frame);
        return switch (unary.operator()) {
            case NOT -> new Value.Truth(!operand.truth());
            case MINUS -> at(unary.span(), frame, () -> Arithmetic.negated(operand));
            case PLUS -> at(unary.span(), frame, () -> Arithmetic.negated(Arithmetic.negated(operand)));
        };
    }

    private Value binary(Expression.Binary binary, Frame frame) {
        Value left = value(binary.left(), frame);
        if (binary.operator() == BinaryOperator.AND || binary.operator() == BinaryOperator.OR) {
            boolean decided = left.truth() == (binary.operator() == BinaryOperator.OR);
            return new Value.Truth(
                    decided ? left.truth() : value(binary.right(), frame).truth());
        }
        Value right = value(binary.right(), frame);
        return at(binary.operatorSpan(), frame, () -> combine(binary.operator(), left, right));
    }

    /** {@code left operator right} for all operators that need both values. */
    Value combine(BinaryOperator operator, Value left, Value right) {
        return switch (operator) {
            case ADD, SUBTRACT, MULTIPLY, DIVIDE, REMAINDER -> Arithmetic.apply(operator, left, right, budget);
            case EQUAL -> new Value.Truth(Values.equal(left, right, budget));
            case NOT_EQUAL -> new Value.Truth(!Values.equal(left, right, budget));
            case LESS -> new Value.Truth(Values.compare(left, right, budget) < 0);
            case LESS_OR_EQUAL -> new Value.Truth(Values.compare(left, right, budget) <= 0);
            case GREATER -> new Value.Truth(Values.compare(left, right, budget) > 0);
            case GREATER_OR_EQUAL -> new Value.Truth(Values.compare(left, right, budget) >= 0);
            case IN -> new Value.Truth(in(left, right));
            case AND, OR -> throw new IllegalArgumentException("needs one value first: " + operator);
        };
    }

    private boolean in(Value left, Value right) {
        if (right instanceof Value.Sequence sequence) {
            return Entries.contains(sequence, left, budget);
        }
        String remedy = switch (right.kind()) {
            case MAP -> " Write map.containsKey(key).";
            case TEXT -> " Write text.contains(part).";
            case NUMBER, TRUTH, NULL, WORD, LIST, ENTRY, RANGE, QUANTITY, CLOSURE, UNKNOWN -> "";
        };
        throw new ValueProblem(
                "'in' looks for a value in a list or range, and this is " + Values.described(right) + "." + remedy);
    }

    private Value conditional(Expression.Conditional conditional, Frame frame) {
        boolean holds = value(conditional.condition(), frame).truth();
        return value(holds ? conditional.then() : conditional.otherwise(), frame);
    }

    private Value elvis(Expression.Elvis elvis, Frame frame) {
        Value value = value(elvis.value(), frame);
        return value.truth() ? value : value(elvis.otherwise(), frame);
    }

    private Value closure(Expression.Closure closure, Frame frame) {
        Set<String> seen = new HashSet<>();
        for (Parameter parameter : closure.parameters()) {
            SourceSpan place = frame.trail().place(parameter.span());
            evaluation.names().check(parameter.name(), place, frame.environment());
            if (!seen.add(parameter.name())) {
                throw EvaluationProblem.at(
                        place,
                        DiagnosticCode.BAD_NAME,
                        "Two parameters are called '" + parameter.name() + "'. Choose another name for one of them.");
            }
        }
        budget.steps(STEPS_OF_A_CLOSURE);
        return new Value.Closure(closure, frame.environment());
    }
}
