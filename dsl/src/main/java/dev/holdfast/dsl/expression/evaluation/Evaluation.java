package dev.holdfast.dsl.expression.evaluation;

import dev.holdfast.dsl.expression.BinaryOperator;
import dev.holdfast.dsl.expression.Expression;
import dev.holdfast.dsl.quantity.DataSize;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One run over one expression, with its budget. */
final class Evaluation {

    private static final int CHARACTERS_PER_STEP = 16;

    private Scope scope;
    private int stepsLeft;

    /**
     * A run.
     *
     * @param steps most of them
     */
    Evaluation(Scope scope, int steps) {
        this.scope = scope;
        this.stepsLeft = steps;
    }

    /** How many steps may still be taken; negative if they did not do. */
    int stepsLeft() {
        return stepsLeft;
    }

    @Nullable
    Object value(Expression expression) throws Exhausted {
        charge(0);
        return switch (expression.kind()) {
            case NULL, CLOSURE -> null;
            case LITERAL -> literal(((Expression.Literal) expression).value());
            case LIST -> list((Expression.ListOf) expression);
            case NAME -> Values.normal(scope.value(((Expression.Name) expression).name()));
            case PROPERTY -> property((Expression.Property) expression);
            case INDEX -> index((Expression.Index) expression);
            case CALL -> call((Expression.Call) expression);
            case UNARY -> unary((Expression.Unary) expression);
            case BINARY -> binary((Expression.Binary) expression);
            case CONDITIONAL -> conditional((Expression.Conditional) expression);
            case ELVIS -> elvis((Expression.Elvis) expression);
        };
    }

    boolean isTrue(Expression expression) throws Exhausted {
        return Boolean.TRUE.equals(value(expression));
    }

    /** What the closure gives for an item. */
    @Nullable
    Object apply(Expression closure, @Nullable Object item) throws Exhausted {
        if (!(closure instanceof Expression.Closure called)) {
            return null;
        }
        Scope outer = scope;
        scope = name -> name.equals(called.parameter()) ? item : outer.value(name);
        try {
            return value(called.body());
        } finally {
            scope = outer;
        }
    }

    /** Takes one step, and more for work on this many characters. */
    void charge(long characters) throws Exhausted {
        stepsLeft -= 1 + (int) Math.min(Evaluator.MAX_STEPS, characters / CHARACTERS_PER_STEP);
        if (stepsLeft < 0) {
            throw new Exhausted();
        }
    }

    /** A text that was built; refused when it is too long. */
    String built(CharSequence text) throws Exhausted {
        if (text.length() > Evaluator.MAX_TEXT) {
            throw new Exhausted();
        }
        charge(text.length());
        return text.toString();
    }

    private static @Nullable Object literal(Object value) {
        boolean quantity = value instanceof DataSize || value instanceof Duration;
        return quantity ? Values.normal(value) : value;
    }

    private List<@Nullable Object> list(Expression.ListOf list) throws Exhausted {
        List<@Nullable Object> values = new ArrayList<>(list.items().size());
        for (Expression item : list.items()) {
            values.add(value(item));
        }
        return values;
    }

    private @Nullable Object property(Expression.Property property) throws Exhausted {
        Object target = value(property.target());
        return target instanceof PropertySource source ? Values.normal(source.property(property.name())) : null;
    }

    private @Nullable Object index(Expression.Index index) throws Exhausted {
        Object target = value(index.target());
        Object key = value(index.key());
        if (target instanceof List<?> list) {
            if (key instanceof BigDecimal number) {
                boolean inside = number.signum() >= 0
                        && number.stripTrailingZeros().scale() <= 0
                        && number.compareTo(BigDecimal.valueOf(list.size())) < 0;
                return inside ? Values.normal(list.get(number.intValue())) : null;
            }
            return Values.isText(key) ? named(list, key) : null;
        }
        return target instanceof PropertySource source && Values.isText(key)
                ? Values.normal(source.property(String.valueOf(key)))
                : null;
    }

    /** The first item with this name. */
    private @Nullable Object named(List<?> list, @Nullable Object name) throws Exhausted {
        for (Object item : list) {
            charge(0);
            if (item instanceof PropertySource source && Values.equal(Values.normal(source.property("name")), name)) {
                return item;
            }
        }
        return null;
    }

    private @Nullable Object call(Expression.Call call) throws Exhausted {
        Object target = value(call.target());
        if (target == null) {
            return null;
        }
        if (target instanceof List<?> list) {
            return new ListMethods(this).call(call, list);
        }
        if (target instanceof TagSource tags) {
            return switch (call.method()) {
                case SIZE -> BigDecimal.valueOf(tags.tags().size());
                case IS_EMPTY -> tags.tags().isEmpty();
                case STARTS_WITH,
                        ENDS_WITH,
                        CONTAINS,
                        LIKE,
                        TO_LOWER_CASE,
                        TO_UPPER_CASE,
                        TRIM,
                        ANY,
                        EVERY,
                        FIND,
                        FIND_ALL,
                        COLLECT,
                        COUNT,
                        SUM,
                        JOIN,
                        MIN,
                        MAX -> null;
            };
        }
        return Values.isText(target) ? new TextMethods(this).call(call, target) : null;
    }

    private @Nullable Object unary(Expression.Unary unary) throws Exhausted {
        return switch (unary.operator()) {
            case NOT -> !isTrue(unary.operand());
            case MINUS -> Values.calculate(BinaryOperator.MINUS, BigDecimal.ZERO, value(unary.operand()));
        };
    }

    private @Nullable Object binary(Expression.Binary binary) throws Exhausted {
        BinaryOperator operator = binary.operator();
        if (operator == BinaryOperator.OR) {
            return isTrue(binary.left()) || isTrue(binary.right());
        }
        if (operator == BinaryOperator.AND) {
            return isTrue(binary.left()) && isTrue(binary.right());
        }
        Object left = value(binary.left());
        Object right = value(binary.right());
        return switch (operator) {
            case EQUAL -> Values.equal(left, right);
            case NOT_EQUAL -> !Values.equal(left, right);
            case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL -> ordered(operator, left, right);
            case IN -> isIn(left, right);
            case PLUS -> plus(left, right);
            case MINUS, TIMES, DIVIDED_BY, REMAINDER -> Values.calculate(operator, left, right);
            case OR, AND -> throw new IllegalStateException("evaluated above: " + operator);
        };
    }

    private static boolean ordered(BinaryOperator operator, @Nullable Object left, @Nullable Object right) {
        Optional<Integer> order = Values.compare(left, right);
        if (order.isEmpty()) {
            return false;
        }
        int sign = order.get();
        return operator == BinaryOperator.LESS
                ? sign < 0
                : operator == BinaryOperator.LESS_OR_EQUAL
                        ? sign <= 0
                        : operator == BinaryOperator.GREATER ? sign > 0 : sign >= 0;
    }

    /** Null is in nothing. */
    private boolean isIn(@Nullable Object left, @Nullable Object right) throws Exhausted {
        if (left == null) {
            return false;
        }
        if (right instanceof TagSource tags) {
            return Values.isText(left) && tags.property(left.toString()) != null;
        }
        if (right instanceof List<?> list) {
            for (Object item : list) {
                charge(0);
                if (Values.equal(left, Values.normal(item))) {
                    return true;
                }
            }
        }
        return false;
    }

    private @Nullable Object plus(@Nullable Object left, @Nullable Object right) throws Exhausted {
        if (!Values.isText(left) && !Values.isText(right)) {
            return Values.calculate(BinaryOperator.PLUS, left, right);
        }
        Optional<String> first = Values.text(left);
        Optional<String> second = Values.text(right);
        return first.isPresent() && second.isPresent() ? built(first.get() + second.get()) : null;
    }

    private @Nullable Object conditional(Expression.Conditional conditional) throws Exhausted {
        return value(isTrue(conditional.condition()) ? conditional.whenTrue() : conditional.otherwise());
    }

    private @Nullable Object elvis(Expression.Elvis elvis) throws Exhausted {
        Object value = value(elvis.value());
        return value == null ? value(elvis.otherwise()) : value;
    }

    /** The budget ran out; never leaves the package. */
    static final class Exhausted extends Exception {
        private static final long serialVersionUID = 1L;

        Exhausted() {
            super("step budget used up", null, false, false);
        }
    }
}
