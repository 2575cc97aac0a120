package dev.holdfast.executor.fabric.content;

import java.util.ArrayList;
import java.util.List;

/**
 * A part of a disk: one that was written at once and is written on since, or one that grows, each of whose writes takes a fresh
 * extent behind the others until there is no more room.
 *
 * @param origin tells it from every other region; a region that is made anew has another one
 * @param first extent of the disk with which it begins
 * @param extents of content; of one that grows, the most there will be
 * @param rate how many writes there were when
 * @param earlier who wrote before it was put back to an earlier content, oldest first; empty if it never was
 * @param growing true if it grows
 */
public record Region(long origin, long first, long extents, WriteRate rate, List<Earlier> earlier, boolean growing) {

    public Region {
        earlier = List.copyOf(earlier);
    }

    /** A region that was written at once and never put back. */
    static Region written(long origin, long first, long extents, WriteRate rate) {
        return new Region(origin, first, extents, rate, List.of(), false);
    }

    /** A region that grows and holds nothing yet. */
    static Region growing(long origin, long first, long extents, WriteRate rate) {
        return new Region(origin, first, extents, rate, List.of(), true);
    }

    /**
     * Writes that a region has from the time before it was put back.
     *
     * @param origin that they bear
     * @param until number of writes from which on others come
     */
    public record Earlier(long origin, long until) {}

    /** Extents that hold something at a second. */
    long content(long second) {
        return growing ? Math.max(0, Math.min(extents, rate.until(second))) : extents;
    }

    /** Writes until a second whose content there is: a region that grows is not written when it is full. */
    private long writes(long second) {
        return growing ? content(second) : rate.until(second);
    }

    /** The region written at another rate from a second on. */
    Region rated(double writesPerDay, long second) {
        return new Region(origin, first, extents, rate.from(second, writesPerDay), earlier, growing);
    }

    /** The growing region at another rate and with room for so many extents more from a second on. */
    Region growingBy(double extentsPerDay, long more, long second) {
        long held = content(second);
        WriteRate other = WriteRate.of(extentsPerDay, second, held);
        boolean goesOn = other.perDay() == rate.perDay() && rate.until(second) == held;
        return new Region(origin, first, held + more, goesOn ? rate : other, earlier, true);
    }

    /** The region with the content that it had at one second, written on as another one from a later second on. */
    Region putBack(long content, long other, long second) {
        long writes = writes(content);
        List<Earlier> before = new ArrayList<>();
        for (Earlier part : earlier) {
            if (part.until() < writes) {
                before.add(part);
            }
        }
        before.add(new Earlier(originOf(writes), writes));
        return new Region(other, first, extents, new WriteRate(rate.perDay(), second, writes), before, growing);
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

    /** True if the other is the same region, perhaps at another rate, and if it grows, perhaps with other room. */
    boolean isSame(Region other) {
        return origin == other.origin
                && first == other.first
                && growing == other.growing
                && (growing || extents == other.extents);
    }

    /** Extents that differ between two seconds; {@code before} is the same region as it was known at the other. */
    long changed(WritePattern pattern, Region before, long then, long second) {
        if (growing) {
            return Math.max(0, content(second) - before.content(then));
        }
        return new Sweeps(pattern, extents).changed(before.rate.until(then), rate.until(second));
    }

    /** Puts every extent as it is at a second. */
    void whole(WritePattern pattern, long second, ExtentSink sink) {
        if (growing) {
            came(0, content(second), sink);
            return;
        }
        Sweeps sweeps = new Sweeps(pattern, extents);
        sweeps.whole(rate.until(second), (sweep, from, to) -> write(sweeps, sweep, from, to, sink));
    }

    /** Puts the extents that differ from another second, as they are at this one. */
    void between(WritePattern pattern, Region before, long then, long second, ExtentSink sink) {
        if (growing) {
            clear(first + content(second), first + before.content(then), sink);
            came(before.content(then), content(second), sink);
            return;
        }
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

    /** Writes extents of a region that grows, each of which is written once. */
    private void came(long from, long to, ExtentSink sink) {
        long begun = from;
        for (Earlier part : earlier) {
            long end = Math.min(to, part.until());
            came(begun, end, part.origin(), sink);
            begun = Math.max(begun, end);
        }
        came(begun, to, origin, sink);
    }

    private void came(long from, long to, long writer, ExtentSink sink) {
        long writerOrigin = Mix.of(writer, 0);
        for (long extent = from; extent < to; extent++) {
            sink.put(first + extent, stamp(writerOrigin, extent));
        }
    }

    private static long stamp(long writer, long visit) {
        long stamp = Mix.of(writer, visit);
        return stamp == ExtentSink.CLEAR ? 1 : stamp;
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
            sink.put(first + sweeps.extent(sweep, visit), stamp(sweepOrigin, visit));
        }
    }

    /** Clears every extent that it may have written until a second. */
    void clear(WritePattern pattern, long second, ExtentSink sink) {
        clear(first, growing ? first + content(second) : end(pattern), sink);
    }

    private static void clear(long from, long to, ExtentSink sink) {
        for (long extent = from; extent < to; extent++) {
            sink.put(extent, ExtentSink.CLEAR);
        }
    }

    /** The extent behind its last. */
    long end(WritePattern pattern) {
        return first + (growing ? extents : pattern.span(extents));
    }
}
