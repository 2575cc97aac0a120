package dev.holdfast.executor.fabric.content;

import java.util.ArrayList;
import java.util.List;

/**
 * A part of a disk that was written at once and is written on since.
 *
 * @param origin tells it from every other region; a region that is made anew has another one
 * @param first extent of the disk with which it begins
 * @param extents of content
 * @param rate how many writes there were when
 * @param earlier who wrote before it was put back to an earlier content, oldest first; empty if it never was
 */
public record Region(long origin, long first, long extents, WriteRate rate, List<Earlier> earlier) {

    public Region {
        earlier = List.copyOf(earlier);
    }

    /** A region that was never put back. */
    public Region(long origin, long first, long extents, WriteRate rate) {
        this(origin, first, extents, rate, List.of());
    }

    /**
     * Writes that a region has from the time before it was put back.
     *
     * @param origin that they bear
     * @param until number of writes from which on others come
     */
    public record Earlier(long origin, long until) {}

    /** The region with the content that it had at one second, written on as another one from a later second on. */
    Region putBack(long content, long other, long second) {
        long writes = rate.until(content);
        List<Earlier> before = new ArrayList<>();
        for (Earlier part : earlier) {
            if (part.until() < writes) {
                before.add(part);
            }
        }
        before.add(new Earlier(originOf(writes), writes));
        return new Region(other, first, extents, new WriteRate(rate.perDay(), second, writes), before);
    }

    /** Whose writes are the last before so many. */
    private long originOf(long writes) {
        for (Earlier part : earlier) {
            if (writes <= part.until()) {
                return part.origin();
            }
        }
        return origin;
    }

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
        long begun = from;
        for (Earlier part : earlier) {
            long end = Math.min(to, sweeps.visits(sweep, part.until()));
            write(sweeps, sweep, begun, end, part.origin(), sink);
            begun = Math.max(begun, end);
        }
        write(sweeps, sweep, begun, to, origin, sink);
    }

    private void write(Sweeps sweeps, int sweep, long from, long to, long writer, ExtentSink sink) {
        long sweepOrigin = Mix.of(writer, sweep);
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
