package dev.holdfast.executor.fabric.content;

/**
 * How many writes there were at a second: so many before it began, and since then a constant number a day, rounded down.
 * Exact in whole numbers, so that no cutting of time changes it.
 *
 * @param perDay writes a day, in parts of 65,536
 * @param since second from which it holds
 * @param before writes until then
 */
public record WriteRate(long perDay, long since, long before) {

    /** An extent is written at most this often a day; more would not change what differs between two backups. */
    static final double MOST = 64;

    private static final int PARTS = 16;
    /** Beyond it, the product of days of two centuries and a rate would not fit. */
    private static final long MOST_PER_DAY = 1L << 46;

    private static final long DAY = 86_400;

    public WriteRate {
        if (perDay < 0 || perDay > MOST_PER_DAY) {
            throw new IllegalArgumentException("writes a day are 0 to 2^30: " + perDay / (double) (1 << PARTS));
        }
    }

    /** The rate of a region's writes, from a second on. */
    static WriteRate of(double writesPerDay, long since, long before) {
        return new WriteRate(Math.min(MOST_PER_DAY, Math.round(writesPerDay * (1 << PARTS))), since, before);
    }

    /** Writes a day. */
    double writesPerDay() {
        return perDay / (double) (1 << PARTS);
    }

    /** Writes until a second; goes on backwards before it began. */
    public long until(long second) {
        long seconds = second - since;
        long days = Math.floorDiv(seconds, DAY);
        long rest = Math.floorMod(seconds, DAY);
        return before + ((perDay * days + perDay * rest / DAY) >> PARTS);
    }

    /** Another rate from a second on, counting on. */
    WriteRate from(long second, double writesPerDay) {
        WriteRate other = of(writesPerDay, second, until(second));
        return other.perDay == perDay ? this : other;
    }
}
