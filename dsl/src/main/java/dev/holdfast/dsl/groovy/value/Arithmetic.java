package dev.holdfast.dsl.groovy.value;

import dev.holdfast.dsl.groovy.budget.Budget;
import dev.holdfast.dsl.groovy.syntax.BinaryOperator;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What {@code + - * / %} and the signs mean for which values; everything else is a {@link ValueProblem}. */
public final class Arithmetic {

    private Arithmetic() {}

    /** {@code left operator right} for the five operators of arithmetic. */
    public static Value apply(BinaryOperator operator, Value left, Value right, Budget budget) {
        return switch (operator) {
            case ADD -> add(left, right, budget);
            case SUBTRACT -> subtract(left, right);
            case MULTIPLY -> multiply(left, right, budget);
            case DIVIDE -> divide(left, right);
            case REMAINDER -> remainder(left, right);
            case EQUAL, NOT_EQUAL, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL, IN, AND, OR ->
                throw new IllegalArgumentException("no arithmetic: " + operator);
        };
    }

    /** {@code left + right}: numbers, quantities of one kind, texts with what can be in a text, lists, maps. */
    public static Value add(Value left, Value right, Budget budget) {
        if (left instanceof Value.Numeral a && right instanceof Value.Numeral b) {
            return Numbers.checked(a.number().add(b.number()));
        }
        if (left instanceof Value.Quantity a && right instanceof Value.Quantity b && a.of() == b.of()) {
            return Quantities.quantity(
                    a.of(), a.amount().add(b.amount()), a.days().add(b.days()));
        }
        if (left instanceof Value.Sequence a) {
            return append(a, right, budget);
        }
        if (left instanceof Value.Mapping a && right instanceof Value.Mapping b) {
            budget.cells((long) a.entries().size() + b.entries().size());
            Map<Value, Value> both = new LinkedHashMap<>(a.entries());
            both.putAll(b.entries());
            return new Value.Mapping(both);
        }
        if (left instanceof Value.Text || (left instanceof Value.Numeral && right instanceof Value.Text)) {
            String head = Values.text(left);
            String tail = Values.text(right);
            budget.characters((long) head.length() + tail.length());
            return new Value.Text(head + tail);
        }
        throw cannot("+", left, right);
    }

    private static Value append(Value.Sequence list, Value right, Budget budget) {
        long more = right instanceof Value.Sequence other ? other.size() : 1;
        List<Value> all = Values.list(list, more, budget);
        if (right instanceof Value.Sequence other) {
            for (long i = 0; i < more; i++) {
                all.add(other.at(i));
            }
        } else {
            all.add(right);
        }
        return new Value.Items(all);
    }

    private static Value subtract(Value left, Value right) {
        if (left instanceof Value.Numeral a && right instanceof Value.Numeral b) {
            return Numbers.checked(a.number().subtract(b.number()));
        }
        if (left instanceof Value.Quantity a && right instanceof Value.Quantity b && a.of() == b.of()) {
            return Quantities.quantity(
                    a.of(), a.amount().subtract(b.amount()), a.days().subtract(b.days()));
        }
        throw cannot("-", left, right);
    }

    private static Value multiply(Value left, Value right, Budget budget) {
        if (left instanceof Value.Numeral a && right instanceof Value.Numeral b) {
            return Numbers.checked(a.number().multiply(b.number()));
        }
        if (left instanceof Value.Quantity a && right instanceof Value.Numeral b) {
            return times(a, b.number());
        }
        if (left instanceof Value.Numeral a && right instanceof Value.Quantity b) {
            return times(b, a.number());
        }
        if (left instanceof Value.Text text && right instanceof Value.Numeral) {
            long count = Numbers.whole(right, "The number of repetitions");
            if (count < 0) {
                throw new ValueProblem("A text cannot be repeated a negative number of times.");
            }
            // The charge refuses every count that would not fit an int.
            budget.characters(text.text().isEmpty() ? 0 : saturated(text.text().length(), count));
            return new Value.Text(text.text().isEmpty() ? "" : text.text().repeat((int) count));
        }
        throw cannot("*", left, right);
    }

    private static long saturated(long length, long count) {
        return count > Integer.MAX_VALUE ? Long.MAX_VALUE : length * count;
    }

    private static Value times(Value.Quantity quantity, BigDecimal factor) {
        return Quantities.quantity(
                quantity.of(),
                quantity.amount().multiply(factor),
                quantity.days().multiply(factor));
    }

    private static Value divide(Value left, Value right) {
        boolean number = left instanceof Value.Numeral;
        if ((!number && !(left instanceof Value.Quantity)) || !(right instanceof Value.Numeral divisor)) {
            throw cannot("/", left, right);
        }
        if (divisor.number().signum() == 0) {
            throw new ValueProblem("Nothing can be divided by 0.");
        }
        try {
            if (left instanceof Value.Quantity quantity) {
                return Quantities.quantity(
                        quantity.of(), quantity.amount().divide(divisor.number()), share(quantity, divisor.number()));
            }
            return Numbers.checked(((Value.Numeral) left).number().divide(divisor.number()));
        } catch (ArithmeticException e) {
            throw new ValueProblem(described(left) + " divided by " + described(right)
                    + " is not a decimal number that ends, and results are never rounded silently. Divide by another"
                    + " number, or drop the rest with intdiv for whole numbers.");
        }
    }

    /** The days of a divided quantity; none if they do not divide. */
    private static BigDecimal share(Value.Quantity quantity, BigDecimal divisor) {
        try {
            return quantity.days().divide(divisor);
        } catch (ArithmeticException e) {
            return BigDecimal.ZERO;
        }
    }

    private static Value remainder(Value left, Value right) {
        if (!(left instanceof Value.Numeral a) || !(right instanceof Value.Numeral b)) {
            throw cannot("%", left, right);
        }
        if (b.number().signum() == 0) {
            throw new ValueProblem("There is no remainder of a division by 0.");
        }
        return Numbers.checked(a.number().remainder(b.number()));
    }

    /** {@code -value}. */
    public static Value negated(Value value) {
        if (value instanceof Value.Numeral number) {
            return Numbers.checked(number.number().negate());
        }
        if (value instanceof Value.Quantity quantity) {
            return times(quantity, BigDecimal.ONE.negate());
        }
        throw new ValueProblem("Only numbers and quantities have a sign, and this is " + Values.described(value) + ".");
    }

    private static ValueProblem cannot(String sign, Value left, Value right) {
        String remedy = "";
        if (left instanceof Value.Quantity && right instanceof Value.Numeral && !sign.equals("%")) {
            remedy = " Write the unit of the number, such as 30.minutes.";
        } else if (left.kind() == ValueKind.NULL || right.kind() == ValueKind.NULL) {
            remedy = " Say what to take instead of null: (value ?: 0).";
        }
        return new ValueProblem("'" + sign + "' does not work on " + Values.described(left) + " and "
                + Values.described(right) + "." + remedy);
    }

    private static String described(Value value) {
        return value instanceof Value.Numeral number ? number.number().toPlainString() : Values.described(value);
    }
}
