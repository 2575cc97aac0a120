package dev.holdfast.executor.fabric.content;

import java.util.HexFormat;

/**
 * Says whether two contents are equal: a sum over everything they hold, so that it does not depend on an order and follows
 * each change in constant time.
 *
 * @param high upper half
 * @param low lower half
 */
public record Digest(long high, long low) {

    /** Of what holds nothing. */
    public static final Digest EMPTY = new Digest(0, 0);

    private static final long HIGH = 0x5851f42d4c957f2dL;
    private static final long LOW = 0x14057b7ef767814fL;

    /** Upper half of what an extent adds; nothing for a clear one. */
    static long high(long extent, long stamp) {
        return stamp == ExtentSink.CLEAR ? 0 : Mix.of(Mix.of(HIGH, extent), stamp);
    }

    /** Lower half of what an extent adds; nothing for a clear one. */
    static long low(long extent, long stamp) {
        return stamp == ExtentSink.CLEAR ? 0 : Mix.of(Mix.of(LOW, extent), stamp);
    }

    /** With what stands under a name added. */
    Digest plus(String name, long bytes, Digest content) {
        long place = Mix.of(Mix.of(name), bytes);
        return new Digest(
                high + Mix.of(Mix.of(place, content.high), content.low),
                low + Mix.of(Mix.of(place, content.low), content.high));
    }

    @Override
    public String toString() {
        HexFormat hex = HexFormat.of();
        return hex.toHexDigits(high) + hex.toHexDigits(low);
    }
}
