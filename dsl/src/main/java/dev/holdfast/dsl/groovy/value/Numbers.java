package dev.holdfast.dsl.groovy.value;

import java.math.BigDecimal;
import java.math.BigInteger;

/** Exact numbers: whole ones within 64 bits, decimal ones within 34 digits; beyond that is an error, not another number. */
public final class Numbers {

    /** Most digits of a decimal number, as many as IEEE 754 decimal128 has. */
    static final int MOST_DIGITS = 34;

    private static final BigInteger LARGEST = BigInteger.valueOf(Long.MAX_VALUE);
    private static final BigInteger SMALLEST = BigInteger.valueOf(Long.MIN_VALUE);

    private Numbers() {}

    /**
     * A number that was computed or written.
     *
     * @throws ValueProblem if it is out of range
     */
    public static Value.Numeral checked(BigDecimal number) {
        if (number.scale() > MOST_DIGITS || number.precision() - (long) number.scale() > MOST_DIGITS) {
            throw tooLarge();
        }
        BigDecimal plain = number.scale() < 0 ? number.setScale(0) : number;
        boolean fits = plain.scale() == 0
                ? plain.unscaledValue().compareTo(LARGEST) <= 0
                        && plain.unscaledValue().compareTo(SMALLEST) >= 0
                : plain.precision() <= MOST_DIGITS;
        if (!fits) {
            throw tooLarge();
        }
        return new Value.Numeral(number); // with its own scale, which decides how results are written
    }

    private static ValueProblem tooLarge() {
        return new ValueProblem(
                "The number is out of range. Whole numbers have 64 bits, decimal numbers at most 34 digits.");
    }

    /** True for numbers without digits after the point; {@code 2.0} has one. */
    public static boolean isWhole(BigDecimal number) {
        return number.scale() <= 0;
    }

    /**
     * A value that must be a whole number.
     *
     * @param what for the message: {@code The end of a range}
     * @throws ValueProblem if it is something else
     */
    public static long whole(Value value, String what) {
        if (value instanceof Value.Numeral number && isWhole(number.number())) {
            return number.number().longValueExact();
        }
        throw new ValueProblem(what + " must be a whole number, and this is " + Values.described(value) + ".");
    }
}
