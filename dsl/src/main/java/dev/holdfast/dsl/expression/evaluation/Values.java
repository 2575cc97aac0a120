package dev.holdfast.dsl.expression.evaluation;

import dev.holdfast.dsl.expression.BinaryOperator;
import dev.holdfast.dsl.quantity.DataSize;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Equality, order, arithmetic and text of values during evaluation; nothing here throws for any value. */
final class Values {

    private Values() {}

    /** A value of a scope in the form that evaluation works with; null for types that it does not know. */
    static @Nullable Object normal(@Nullable Object value) {
        if (value instanceof DataSize size) {
            return Amount.of(size);
        }
        if (value instanceof Integer || value instanceof Long) {
            return BigDecimal.valueOf(((Number) value).longValue());
        }
        if (value instanceof Duration duration) {
            return Amount.of(duration);
        }
        boolean known = value instanceof String
                || value instanceof Boolean
                || value instanceof PropertySource
                || value instanceof List
                || value instanceof BigDecimal
                || value instanceof FoldedText
                || value instanceof AliasedText
                || value instanceof Amount;
        return known ? value : null;
    }

    /** Null equals only null; values of different kinds are not equal. */
    static boolean equal(@Nullable Object first, @Nullable Object second) {
        if (first == null || second == null) {
            return first == second;
        }
        if (first instanceof FoldedText folded) {
            return second instanceof FoldedText other
                    ? folded.matches(other.text())
                    : isText(second) && folded.matches(second.toString());
        }
        if (second instanceof FoldedText folded) {
            return isText(first) && folded.matches(first.toString());
        }
        if (first instanceof AliasedText aliased) {
            return isText(second) && aliased.matches(second.toString());
        }
        if (second instanceof AliasedText aliased) {
            return isText(first) && aliased.matches(first.toString());
        }
        if (first instanceof BigDecimal number && second instanceof BigDecimal other) {
            return number.compareTo(other) == 0;
        }
        if (first instanceof Amount amount && second instanceof Amount other) {
            return amount.measure() == other.measure() && amount.value().compareTo(other.value()) == 0;
        }
        if (first instanceof List<?> list && second instanceof List<?> other) {
            return equalLists(list, other);
        }
        return first.equals(second);
    }

    private static boolean equalLists(List<?> first, List<?> second) {
        if (first.size() != second.size()) {
            return false;
        }
        for (int i = 0; i < first.size(); i++) {
            if (!equal(normal(first.get(i)), normal(second.get(i)))) {
                return false;
            }
        }
        return true;
    }

    /** Negative, zero or positive; empty for null and for values that have no order between them. */
    static Optional<Integer> compare(@Nullable Object first, @Nullable Object second) {
        if (first instanceof BigDecimal number && second instanceof BigDecimal other) {
            return Optional.of(number.compareTo(other));
        }
        if (first instanceof Amount amount && second instanceof Amount other) {
            return amount.measure() == other.measure()
                    ? Optional.of(amount.value().compareTo(other.value()))
                    : Optional.empty();
        }
        if (isText(first) && isText(second)) {
            FoldedText folding =
                    first instanceof FoldedText folded ? folded : second instanceof FoldedText other ? other : null;
            String left = String.valueOf(first);
            String right = String.valueOf(second);
            return Optional.of(
                    folding == null ? left.compareTo(right) : folding.fold(left).compareTo(folding.fold(right)));
        }
        return Optional.empty();
    }

    static boolean isText(@Nullable Object value) {
        return value instanceof String || value instanceof FoldedText || value instanceof AliasedText;
    }

    /** As joined into texts; empty for what has no text. */
    static Optional<String> text(@Nullable Object value) {
        if (value instanceof BigDecimal number) {
            return Optional.of(number.stripTrailingZeros().toPlainString());
        }
        boolean printable = isText(value) || value instanceof Boolean || value instanceof Amount;
        return printable ? Optional.of(String.valueOf(value)) : Optional.empty();
    }

    /** As people read it; a list ends once it is longer than asked for. */
    static String shown(@Nullable Object value, int longest) {
        if (value instanceof PropertySource source) {
            Object name = normal(source.property("name"));
            return isText(name) ? String.valueOf(name) : "(object)";
        }
        if (!(value instanceof List<?> list)) {
            return text(value).orElse(Evaluator.NONE);
        }
        if (list.isEmpty()) {
            return Evaluator.NONE;
        }
        StringBuilder shown = new StringBuilder();
        for (Object item : list) {
            shown.append(shown.isEmpty() ? "" : ", ").append(shown(normal(item), longest));
            if (shown.length() > longest) {
                break;
            }
        }
        return shown.toString();
    }

    /** Result of {@code + - * / %} on numbers and amounts, to 34 digits; null if they do not fit, or for division by 0. */
    static @Nullable Object calculate(BinaryOperator operator, @Nullable Object first, @Nullable Object second) {
        BigDecimal left = number(first);
        BigDecimal right = number(second);
        if (left == null || right == null) {
            return null;
        }
        Amount.@Nullable Measure leftMeasure = first instanceof Amount amount ? amount.measure() : null;
        Amount.@Nullable Measure rightMeasure = second instanceof Amount amount ? amount.measure() : null;
        boolean same = leftMeasure == rightMeasure;
        return switch (operator) {
            case PLUS -> same ? of(leftMeasure, left.add(right, MathContext.DECIMAL128)) : null;
            case MINUS -> same ? of(leftMeasure, left.subtract(right, MathContext.DECIMAL128)) : null;
            case TIMES ->
                leftMeasure == null || rightMeasure == null
                        ? of(
                                leftMeasure == null ? rightMeasure : leftMeasure,
                                left.multiply(right, MathContext.DECIMAL128))
                        : null;
            case DIVIDED_BY ->
                right.signum() != 0 && (same || rightMeasure == null)
                        ? of(same ? null : leftMeasure, left.divide(right, MathContext.DECIMAL128))
                        : null;
            case REMAINDER -> remainder(left, right, leftMeasure == null && rightMeasure == null);
            case OR, AND, EQUAL, NOT_EQUAL, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL, IN ->
                throw new IllegalArgumentException("not arithmetic: " + operator);
        };
    }

    /** Exact; beyond 34 digits of difference in size there is none. */
    private static @Nullable Object remainder(BigDecimal left, BigDecimal right, boolean numbers) {
        boolean possible = numbers
                && right.signum() != 0
                && left.precision() - left.scale() - right.precision() + right.scale() < 34;
        return possible ? left.remainder(right) : null;
    }

    private static Object of(Amount.@Nullable Measure measure, BigDecimal value) {
        return measure == null ? value : new Amount(measure, value);
    }

    private static @Nullable BigDecimal number(@Nullable Object value) {
        return value instanceof Amount amount ? amount.value() : value instanceof BigDecimal number ? number : null;
    }
}
