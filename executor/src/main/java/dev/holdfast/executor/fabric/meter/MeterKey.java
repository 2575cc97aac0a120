package dev.holdfast.executor.fabric.meter;

/**
 * One meter of an item.
 *
 * @param meter what is metered
 * @param detail what it is kept apart by: a redundancy such as {@code GRS}, or two regions such as {@code eastus→westus}; empty
 *     where it is not kept apart
 */
public record MeterKey(Meter meter, String detail) implements Comparable<MeterKey> {

    /** A meter without details. */
    public static MeterKey of(Meter meter) {
        return new MeterKey(meter, "");
    }

    /** A meter of what goes from one region to another. */
    public static MeterKey between(Meter meter, String from, String to) {
        return new MeterKey(meter, from + "\u2192" + to);
    }

    @Override
    public int compareTo(MeterKey other) {
        int byMeter = meter.compareTo(other.meter);
        return byMeter == 0 ? detail.compareTo(other.detail) : byMeter;
    }
}
