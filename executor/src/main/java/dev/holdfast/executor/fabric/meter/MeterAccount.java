package dev.holdfast.executor.fabric.meter;

import java.math.BigInteger;

/**
 * The amount of one meter of an item. It is complete up to a second, and grows from there with the level; a change of the level
 * takes the same time however long ago the last one was. Amounts are exact: wholes and a rest below the unit's scale, because
 * bytes times seconds do not fit into one number.
 */
public final class MeterAccount {

    /** Counted at once, so that a rest times seconds fits into a number. */
    private static final long MOST_SECONDS = 1L << 32;

    private final MeterUnit unit;
    private long complete;
    private long level;
    private long wholes;
    private long rest;

    /** An account without anything. */
    public MeterAccount(MeterUnit unit, long second) {
        this(unit, second, 0, 0, 0);
    }

    /**
     * A stored account.
     *
     * @param complete second up to which the amount counts everything
     * @param level what there is since then, in the unit's own parts; 0 or more
     * @param wholes of the amount so far, times seconds where time counts
     * @param rest of the amount in the unit's own parts; less than a whole
     */
    public MeterAccount(MeterUnit unit, long complete, long level, long wholes, long rest) {
        if (level < 0 || wholes < 0 || rest < 0 || rest >= unit.scale()) {
            throw new IllegalArgumentException("no such amount: " + level + " " + wholes + " " + rest);
        }
        this.unit = unit;
        this.complete = complete;
        this.level = level;
        this.wholes = wholes;
        this.rest = rest;
    }

    /** Second up to which the amount counts everything. */
    public long complete() {
        return complete;
    }

    /** What there is since then: bytes, or hundredths of an instance. */
    public long level() {
        return level;
    }

    /** Wholes of the amount, times seconds where time counts. */
    public long wholes() {
        return wholes;
    }

    /** The amount beyond the wholes, less than one. */
    public long rest() {
        return rest;
    }

    /** From a second on there is something else; {@code second} is not before the last change. */
    void level(long now, long second) {
        if (now < 0) {
            throw new IllegalStateException("a level cannot be below nothing: " + now);
        }
        settle(second);
        level = now;
    }

    /** An amount comes at once, whatever the level: parts times seconds, 1 where time does not count. */
    void add(long parts, long seconds) {
        for (long left = seconds; left > 0; left -= MOST_SECONDS) {
            grow(parts, Math.min(left, MOST_SECONDS));
        }
    }

    /** Counts the time until a second. */
    private void settle(long second) {
        if (second < complete) {
            throw new IllegalStateException("time does not go back from " + complete + " to " + second);
        }
        while (complete < second) {
            long times = Math.min(second - complete, MOST_SECONDS);
            grow(level, times);
            complete += times;
        }
    }

    private void grow(long parts, long times) {
        long more = rest + (parts % unit.scale()) * times; // a scale is at most 2^30
        wholes = Math.addExact(
                wholes, Math.addExact(Math.multiplyExact(parts / unit.scale(), times), more / unit.scale()));
        rest = more % unit.scale();
    }

    /** The amount at a second, in parts: bytes times seconds, bytes, or hundredths of an instance times seconds. */
    BigInteger at(long second) {
        MeterAccount then = new MeterAccount(unit, complete, level, wholes, rest);
        then.settle(second);
        return BigInteger.valueOf(then.wholes)
                .multiply(BigInteger.valueOf(unit.scale()))
                .add(BigInteger.valueOf(then.rest));
    }

    /** The amounts of two accounts together, and the level of both. */
    static MeterAccount sum(MeterAccount one, MeterAccount other, long second) {
        one.settle(second);
        other.settle(second);
        MeterAccount sum = new MeterAccount(one.unit, second, one.level + other.level, one.wholes, one.rest);
        sum.wholes = Math.addExact(sum.wholes, other.wholes);
        sum.add(other.rest, 1);
        return sum;
    }
}
