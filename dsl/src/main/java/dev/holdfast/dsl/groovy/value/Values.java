package dev.holdfast.dsl.groovy.value;

import dev.holdfast.dsl.groovy.budget.Budget;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Equality, order and texts of values. */
public final class Values {

    /** {@code null} of the language. */
    public static final Value NULL = new Value.Null();

    /** Stands where an error was reported: whatever uses it stays silent. */
    public static final Value UNKNOWN = new Value.Unknown();

    private Values() {}

    /** What messages call a value, with its article; never its content. */
    public static String described(Value value) {
        return value instanceof Value.Quantity quantity
                ? quantity.of().title()
                : value.kind().title();
    }

    /**
     * The text of a value inside other text.
     *
     * @throws ValueProblem for null and for what has no text of its own
     */
    public static String text(Value value) {
        return switch (value.kind()) {
            case TEXT -> ((Value.Text) value).text();
            case NUMBER -> ((Value.Numeral) value).number().toPlainString();
            case TRUTH -> String.valueOf(((Value.Truth) value).value());
            case WORD -> ((Value.Word) value).word();
            case QUANTITY -> Quantities.text((Value.Quantity) value);
            case NULL ->
                throw new ValueProblem("The value is null, and text with the word null in it is hardly meant. Say what"
                        + " to take instead: (value ?: 'none').");
            case LIST, RANGE ->
                throw new ValueProblem("A list cannot be put into a text as it is. Write list.join(', ').");
            case MAP, ENTRY, CLOSURE, UNKNOWN ->
                throw new ValueProblem(described(value).substring(0, 1).toUpperCase(java.util.Locale.ROOT)
                        + described(value).substring(1) + " cannot be put into a text.");
        };
    }

    /** Texts and words as text; problem with {@code what} for anything else. */
    public static String expectText(Value value, String what) {
        if (value instanceof Value.Text text) {
            return text.text();
        }
        if (value instanceof Value.Word word) {
            return word.word();
        }
        throw new ValueProblem(what + " must be a text, and this is " + described(value) + ".");
    }

    /**
     * The value as a key of a map: a text, or a whole number.
     *
     * @throws ValueProblem for anything else
     */
    public static Value key(Value value) {
        if (value instanceof Value.Text) {
            return value;
        }
        if (value instanceof Value.Word word) {
            return new Value.Text(word.word());
        }
        if (value instanceof Value.Numeral number && Numbers.isWhole(number.number())) {
            return value;
        }
        throw new ValueProblem("Keys of a map are texts and whole numbers, and this is " + described(value) + ".");
    }

    /** The elements of a sequence in a list that can grow by {@code more}; charged. */
    public static List<Value> list(Value.Sequence sequence, long more, Budget budget) {
        long size = sequence.size();
        budget.cells(size + more);
        List<Value> list = new ArrayList<>((int) (size + more));
        for (long i = 0; i < size; i++) {
            list.add(sequence.at(i));
        }
        return list;
    }

    /**
     * Groovy's {@code ==}: numbers by amount, texts by characters, lists and maps by content, quantities by amount.
     *
     * @throws ValueProblem where Groovy compares what a reader would not: numbers with texts, quantities with anything else
     */
    public static boolean equal(Value left, Value right, Budget budget) {
        return equal(left, right, true, budget);
    }

    /** The same, but values of different kinds simply differ: how lists look for an element. */
    public static boolean same(Value left, Value right, Budget budget) {
        return equal(left, right, false, budget);
    }

    private static boolean equal(Value left, Value right, boolean strict, Budget budget) {
        budget.step();
        if (left.kind() == ValueKind.NULL || right.kind() == ValueKind.NULL) {
            return left.kind() == right.kind();
        }
        if (isText(left) && isText(right)) {
            String a = text(left);
            budget.steps(a.length() / 64);
            return a.equals(text(right));
        }
        if (left instanceof Value.Numeral a && right instanceof Value.Numeral b) {
            return a.number().compareTo(b.number()) == 0;
        }
        if (left instanceof Value.Quantity a && right instanceof Value.Quantity b && a.of() == b.of()) {
            return a.amount().compareTo(b.amount()) == 0;
        }
        if (strict && incomparable(left, right)) {
            throw new ValueProblem("The comparison is between " + described(left) + " and " + described(right)
                    + ", which are never equal. Compare values of one kind.");
        }
        return deep(left, right, strict, budget);
    }

    private static boolean incomparable(Value left, Value right) {
        boolean numberWithText =
                (left instanceof Value.Numeral && isText(right)) || (isText(left) && right instanceof Value.Numeral);
        return numberWithText || left instanceof Value.Quantity || right instanceof Value.Quantity;
    }

    private static boolean deep(Value left, Value right, boolean strict, Budget budget) {
        try {
            budget.enter();
            if (left instanceof Value.Sequence a && right instanceof Value.Sequence b) {
                boolean equal = a.size() == b.size();
                for (long i = 0; equal && i < a.size(); i++) {
                    equal = equal(a.at(i), b.at(i), strict, budget);
                }
                return equal;
            }
            if (left instanceof Value.Mapping a && right instanceof Value.Mapping b) {
                return equal(a.entries(), b.entries(), strict, budget);
            }
            if (left instanceof Value.Entry a && right instanceof Value.Entry b) {
                return equal(a.key(), b.key(), strict, budget) && equal(a.value(), b.value(), strict, budget);
            }
            if (left instanceof Value.Truth a && right instanceof Value.Truth b) {
                return a.value() == b.value();
            }
            return left == right;
        } finally {
            budget.leave();
        }
    }

    private static boolean equal(Map<Value, Value> left, Map<Value, Value> right, boolean strict, Budget budget) {
        if (left.size() != right.size()) {
            return false;
        }
        for (Map.Entry<Value, Value> entry : left.entrySet()) {
            Value other = right.get(entry.getKey());
            if (other == null || !equal(entry.getValue(), other, strict, budget)) {
                return false;
            }
        }
        return true;
    }

    /**
     * Which of two values comes first: numbers, texts or quantities of one kind.
     *
     * @throws ValueProblem for anything else
     */
    public static int compare(Value left, Value right, Budget budget) {
        budget.step();
        if (left instanceof Value.Numeral a && right instanceof Value.Numeral b) {
            return a.number().compareTo(b.number());
        }
        if (left instanceof Value.Quantity a && right instanceof Value.Quantity b && a.of() == b.of()) {
            return a.amount().compareTo(b.amount());
        }
        if (left instanceof Value.Text a && right instanceof Value.Text b) {
            budget.steps(Math.min(a.text().length(), b.text().length()) / 64);
            return a.text().compareTo(b.text());
        }
        throw new ValueProblem("There is no order between " + described(left) + " and " + described(right)
                + ". Numbers, texts and quantities can be compared, each with its own kind.");
    }

    /**
     * A key that is equal for values that are the same, to find repeated ones without comparing all with all.
     *
     * @return a text, number, truth value or list of such
     */
    public static Object identity(Value value, Budget budget) {
        budget.step();
        try {
            budget.enter();
            return switch (value.kind()) {
                case TEXT, WORD -> text(value);
                case NUMBER -> plain(((Value.Numeral) value).number());
                case TRUTH -> ((Value.Truth) value).value();
                case QUANTITY -> quantity((Value.Quantity) value);
                case LIST, RANGE -> elements((Value.Sequence) value, budget);
                case MAP -> entries((Value.Mapping) value, budget);
                case ENTRY ->
                    List.of(
                            "entry",
                            identity(((Value.Entry) value).key(), budget),
                            identity(((Value.Entry) value).value(), budget));
                case NULL, UNKNOWN -> value.kind();
                case CLOSURE -> throw new ValueProblem("Closures cannot be compared with each other.");
            };
        } finally {
            budget.leave();
        }
    }

    private static BigDecimal plain(BigDecimal number) {
        return number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
    }

    private static Object quantity(Value.Quantity quantity) {
        return List.of("quantity", quantity.of(), plain(quantity.amount()));
    }

    private static Object elements(Value.Sequence sequence, Budget budget) {
        budget.cells(sequence.size());
        List<Object> all = new ArrayList<>();
        for (long i = 0; i < sequence.size(); i++) {
            all.add(identity(sequence.at(i), budget));
        }
        return all;
    }

    private static Object entries(Value.Mapping map, Budget budget) {
        budget.cells(map.entries().size());
        Map<Object, Object> all = new java.util.HashMap<>();
        map.entries().forEach((key, value) -> all.put(identity(key, budget), identity(value, budget)));
        return all;
    }

    private static boolean isText(Value value) {
        return value instanceof Value.Text || value instanceof Value.Word;
    }
}
