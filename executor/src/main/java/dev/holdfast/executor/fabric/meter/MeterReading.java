package dev.holdfast.executor.fabric.meter;

import dev.holdfast.planner.state.ItemKey;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * What one meter of an item says.
 *
 * @param item machine and vault; a copy's vault is another one than that of the machine's own points
 * @param key what is metered
 * @param parts the exact amount: bytes times seconds, bytes, or hundredths of an instance times seconds, by the meter's unit
 * @param level what there is now: bytes, or hundredths of an instance; 0 where the meter counts what moves
 */
public record MeterReading(ItemKey item, MeterKey key, BigInteger parts, long level) {

    /** Digits after the point of an amount in units. */
    public static final int DIGITS = 6;

    /** The amount in the meter's unit, rounded half-even to {@value #DIGITS} digits after the point. */
    public BigDecimal amount() {
        return amount(key.meter().unit(), parts);
    }

    /** An exact amount in a unit, rounded as {@link #amount()}. */
    public static BigDecimal amount(MeterUnit unit, BigInteger parts) {
        BigInteger one = BigInteger.valueOf(unit.scale()).multiply(BigInteger.valueOf(unit.seconds()));
        return new BigDecimal(parts).divide(new BigDecimal(one), DIGITS, RoundingMode.HALF_EVEN);
    }
}
