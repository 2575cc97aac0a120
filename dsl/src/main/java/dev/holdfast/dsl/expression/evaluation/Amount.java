package dev.holdfast.dsl.expression.evaluation;

import dev.holdfast.dsl.quantity.DataSize;
import dev.holdfast.dsl.quantity.Durations;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;

/**
 * A size or a duration during evaluation; unlike those outside it may be negative or have fractions, so that no
 * arithmetic fails.
 *
 * @param measure what is counted
 * @param value how many of them
 */
record Amount(Measure measure, BigDecimal value) {

    /** What an amount counts. */
    enum Measure {
        BYTES,
        SECONDS
    }

    static Amount of(DataSize size) {
        return new Amount(Measure.BYTES, BigDecimal.valueOf(size.bytes()));
    }

    static Amount of(Duration duration) {
        return new Amount(
                Measure.SECONDS,
                BigDecimal.valueOf(duration.getSeconds()).add(BigDecimal.valueOf(duration.getNano(), 9)));
    }

    /** Rounded, in the largest exact unit: {@code 64GiB}, {@code 4h}; outside the range of the quantities the bare number. */
    @Override
    public String toString() {
        BigDecimal whole = value.setScale(0, RoundingMode.HALF_EVEN);
        if (whole.signum() < 0 || whole.precision() > 18) {
            return value.toPlainString();
        }
        return measure == Measure.BYTES
                ? new DataSize(whole.longValueExact()).toString()
                : Durations.format(Duration.ofSeconds(whole.longValueExact()));
    }
}
