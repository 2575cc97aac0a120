package dev.holdfast.executor.fabric.content;

/**
 * A part of a disk that was written at once and is written on since.
 *
 * @param origin tells it from every other region; a region that is made anew has another one
 * @param first extent of the disk with which it begins
 * @param extents of content
 * @param rate how many writes there were when
 */
public record Region(long origin, long first, long extents, WriteRate rate) {

    /** True if the other is the same region, perhaps at another rate. */
    boolean isSame(Region other) {
        return origin == other.origin && first == other.first && extents == other.extents;
    }

    /** Extents that differ between two seconds; {@code before} is the same region as it was known at the other. */
    long changed(WritePattern pattern, Region before, long then, long second) {
        return new Sweeps(pattern, extents).changed(before.rate.until(then), rate.until(second));
    }

    /** Puts every extent as it is at a second. */
    void whole(WritePattern pattern, long second, ExtentSink sink) {
        Sweeps sweeps = new Sweeps(pattern, extents);
        sweeps.whole(rate.until(second), (sweep, from, to) -> write(sweeps, sweep, from, to, sink));
    }

    /** Puts the extents that differ from another second, as they are at this one. */
    void between(WritePattern pattern, Region before, long then, long second, ExtentSink sink) {
        Sweeps sweeps = new Sweeps(pattern, extents);
        sweeps.between(
                before.rate.until(then),
                rate.until(second),
                (sweep, from, to) -> {
                    for (long visit = from; visit < to; visit++) {
                        sink.put(first + sweeps.extent(sweep, visit), ExtentSink.CLEAR);
                    }
                },
                (sweep, from, to) -> write(sweeps, sweep, from, to, sink));
    }

    private void write(Sweeps sweeps, int sweep, long from, long to, ExtentSink sink) {
        long sweepOrigin = Mix.of(origin, sweep);
        for (long visit = from; visit < to; visit++) {
            long stamp = Mix.of(sweepOrigin, visit);
            sink.put(first + sweeps.extent(sweep, visit), stamp == ExtentSink.CLEAR ? 1 : stamp);
        }
    }

    /** Clears every extent that it may have written. */
    void clear(WritePattern pattern, ExtentSink sink) {
        for (long extent = first; extent < end(pattern); extent++) {
            sink.put(extent, ExtentSink.CLEAR);
        }
    }

    /** The extent behind its last. */
    long end(WritePattern pattern) {
        return first + pattern.span(extents);
    }
}
