package dev.holdfast.dsl.quantity;

import java.math.BigDecimal;

/**
 * A share in hundredths: 5 means 5 %.
 *
 * @param value 0 or more; may exceed 100; trailing zeros are removed so that equal shares are equal
 */
public record Percent(BigDecimal value) implements Comparable<Percent> {

    public Percent {
        if (value.signum() < 0) {
            throw new IllegalArgumentException("percent must not be negative: " + value);
        }
        value = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
    }

    /** A whole number of hundredths. */
    public static Percent of(long hundredths) {
        return new Percent(BigDecimal.valueOf(hundredths));
    }

    /**
     * Reads {@code 5%} or {@code 0.5%}.
     *
     * @throws QuantityException if the text is something else or negative
     */
    public static Percent parse(String text) throws QuantityException {
        NumberWithUnit parts = NumberWithUnit.split(text)
                .filter(p -> p.unit().equals("%"))
                .orElseThrow(() -> new QuantityException("'" + text + "' is not a percentage. Write 5% or 0.5%."));
        if (parts.number().signum() < 0) {
            throw new QuantityException("The percentage '" + text + "' must not be negative.");
        }
        return new Percent(parts.number());
    }

    @Override
    public int compareTo(Percent other) {
        return value.compareTo(other.value);
    }

    /** {@code 5%}; parses to the same share. */
    @Override
    public String toString() {
        return value.toPlainString() + "%";
    }
}
