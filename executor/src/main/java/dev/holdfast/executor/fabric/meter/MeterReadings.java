package dev.holdfast.executor.fabric.meter;

import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * What all meters say.
 *
 * @param since when metering began
 * @param until up to when everything is counted
 * @param readings by item, then by meter
 */
public record MeterReadings(Instant since, Instant until, List<MeterReading> readings) {

    public MeterReadings {
        readings = List.copyOf(readings);
    }

    /** Those that are asked for, of the same time. */
    public MeterReadings only(Predicate<MeterReading> asked) {
        return new MeterReadings(since, until, readings.stream().filter(asked).toList());
    }

    /** The sum of all items for each meter, exact as {@link MeterReading#parts}. */
    public SortedMap<MeterKey, BigInteger> totals() {
        SortedMap<MeterKey, BigInteger> totals = new TreeMap<>();
        readings.forEach(reading -> totals.merge(reading.key(), reading.parts(), BigInteger::add));
        return totals;
    }
}
