package dev.holdfast.dsl.groovy.value;

import dev.holdfast.dsl.groovy.syntax.Expression;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One value of a policy file. Immutable. */
public sealed interface Value {

    /** Which of the kinds this is. */
    ValueKind kind();

    /** What Groovy's conditions make of it: null, false, 0, and empty texts, lists and maps are false. */
    default boolean truth() {
        return true;
    }

    /** Text; interpolated text is plain text as soon as it is made. */
    record Text(String text) implements Value {
        @Override
        public ValueKind kind() {
            return ValueKind.TEXT;
        }

        @Override
        public boolean truth() {
            return !text.isEmpty();
        }
    }

    /** An exact number; whole if its scale is 0 or less. */
    record Numeral(BigDecimal number) implements Value {

        /** A whole number. */
        public static Numeral of(long number) {
            return new Numeral(BigDecimal.valueOf(number));
        }

        @Override
        public ValueKind kind() {
            return ValueKind.NUMBER;
        }

        @Override
        public boolean truth() {
            return number.signum() != 0;
        }
    }

    /** {@code true} or {@code false}. */
    record Truth(boolean value) implements Value {
        @Override
        public ValueKind kind() {
            return ValueKind.TRUTH;
        }

        @Override
        public boolean truth() {
            return value;
        }
    }

    /** {@code null} of the language. */
    record Null() implements Value {
        @Override
        public ValueKind kind() {
            return ValueKind.NULL;
        }

        @Override
        public boolean truth() {
            return false;
        }
    }

    /** A bare word of the language, such as {@code sunday}; equal to the same text. */
    record Word(String word) implements Value {
        @Override
        public ValueKind kind() {
            return ValueKind.WORD;
        }
    }

    /** Values in order. */
    sealed interface Sequence extends Value {

        /** How many there are. */
        long size();

        /** One of them, counted from 0. */
        Value at(long index);

        @Override
        default boolean truth() {
            return size() > 0;
        }
    }

    /** A list. */
    record Items(List<Value> items) implements Sequence {
        public Items {
            items = List.copyOf(items);
        }

        @Override
        public ValueKind kind() {
            return ValueKind.LIST;
        }

        @Override
        public long size() {
            return items.size();
        }

        @Override
        public Value at(long index) {
            return items.get(Math.toIntExact(index));
        }
    }

    /**
     * Whole numbers from one to another, never written out; counts down if the end is smaller.
     *
     * @param exclusive true if the end itself is left out
     */
    record Range(long from, long to, boolean exclusive) implements Sequence {

        /** Beyond this the size itself would overflow. */
        private static final long FARTHEST = 1L << 61;

        public Range {
            if (Math.abs(from) > FARTHEST
                    || Math.abs(to) > FARTHEST
                    || from == Long.MIN_VALUE
                    || to == Long.MIN_VALUE) {
                throw new ValueProblem("The ends of a range are at most 2^61.");
            }
        }

        @Override
        public ValueKind kind() {
            return ValueKind.RANGE;
        }

        @Override
        public long size() {
            return Math.abs(to - from) + (exclusive ? 0 : 1);
        }

        @Override
        public Value at(long index) {
            return Numeral.of(from <= to ? from + index : from - index);
        }
    }

    /**
     * Values by key, in the order they were put in.
     *
     * @param entries the keys are texts and whole numbers of scale 0, see {@link Values#key}
     */
    record Mapping(Map<Value, Value> entries) implements Value {
        public Mapping {
            entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
        }

        @Override
        public ValueKind kind() {
            return ValueKind.MAP;
        }

        @Override
        public boolean truth() {
            return !entries.isEmpty();
        }
    }

    /** One entry of a map, as closures over maps see it. */
    record Entry(Value key, Value value) implements Value {
        @Override
        public ValueKind kind() {
            return ValueKind.ENTRY;
        }
    }

    /**
     * A length of time, an age on the calendar or an amount of data.
     *
     * @param of what it measures
     * @param amount in seconds, months or bytes; exact, may be negative on the way
     * @param days the part of a duration that was written in days or weeks, in days: {@code 1.day} is a day on the calendar,
     *     {@code 24.hours} is not
     */
    record Quantity(Dimension of, BigDecimal amount, BigDecimal days) implements Value {
        @Override
        public ValueKind kind() {
            return ValueKind.QUANTITY;
        }
    }

    /**
     * A closure and the variables it was written among.
     *
     * @param syntax parameters and body
     * @param environment what was declared where it is written
     */
    record Closure(Expression.Closure syntax, Environment environment) implements Value {
        @Override
        public ValueKind kind() {
            return ValueKind.CLOSURE;
        }
    }

    /** Stands where an error was reported: whatever uses it stays silent. */
    record Unknown() implements Value {
        @Override
        public ValueKind kind() {
            return ValueKind.UNKNOWN;
        }
    }
}
