package dev.holdfast.planner.loss;

import dev.holdfast.planner.schedule.Intervals;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * One copy rule on the way of a row's captures: at the close of each of its intervals it takes the newest capture that is at its
 * source, and one that comes there later when it comes. Nothing takes time. Captures are named by their index.
 */
final class CopyHop {

    /**
     * A capture at the source of a hop; both in seconds since 1970.
     *
     * @param ready since when it is there
     */
    record Arrived(long captured, long ready) {}

    /**
     * What a run that does not happen changes at the source of a hop or at its target.
     *
     * @param from the first capture that is no longer there, or no longer for sure
     * @param to the last one
     * @param instead what is there instead, ascending
     */
    record Change(int from, int to, List<Arrived> instead) {
        Change {
            instead = List.copyOf(instead);
        }
    }

    private final CaptureRow row;
    private final Optional<CopyHop> source;
    private final Intervals intervals;
    private final BitSet taken;

    /**
     * The hop after another.
     *
     * @param source where it takes from; empty for the vault that gets the whole row
     * @param ended true if no capture follows in the row; else the last is not known to be taken
     */
    CopyHop(CaptureRow row, Optional<CopyHop> source, Duration every, ZoneId zone, boolean ended) {
        this.row = row;
        this.source = source;
        this.intervals = new Intervals(every, zone);
        this.taken = new BitSet(row.size());
        int index = nextAtSource(0);
        while (index >= 0) {
            int next = nextAtSource(index + 1);
            if (next < 0 ? ended : takes(atSource(index), atSource(next))) {
                taken.set(index);
            }
            index = next;
        }
    }

    /** What comes to the target. */
    BitSet taken() {
        return (BitSet) taken.clone();
    }

    /** The latest instant at which a capture can be made that the source has when the interval of {@code captured} closes. */
    long latestOfInterval(long captured, long jitter) {
        long close = close(captured);
        int newest = row.newestBefore(close);
        int index = newest < 0
                ? -1
                : source.map(hop -> hop.taken.previousSetBit(newest)).orElse(newest);
        return index < 0 ? captured : Math.max(captured, Math.min(row.capture(index) + jitter, close - 1));
    }

    /** When the interval that holds an instant closes. */
    long close(long captured) {
        return intervals.end(captured);
    }

    /** What a change at the source changes at the target; empty if the row ends before that is known. */
    Optional<Change> passOn(Change change) {
        int before =
                source.map(hop -> hop.taken.previousSetBit(change.from() - 1)).orElse(change.from() - 1);
        int after = nextAtSource(change.to() + 1);
        if (after < 0) {
            return Optional.empty();
        }
        List<Arrived> there = new ArrayList<>();
        if (before >= 0) {
            there.add(atSource(before));
        }
        there.addAll(change.instead());
        List<Arrived> passed = new ArrayList<>();
        for (int i = 0; i < there.size(); i++) {
            Arrived next = i + 1 < there.size() ? there.get(i + 1) : atSource(after);
            if (takes(there.get(i), next)) {
                passed.add(new Arrived(there.get(i).captured(), atTarget(there.get(i))));
            }
        }
        return Optional.of(new Change(before < 0 ? change.from() : before, change.to(), passed));
    }

    /** True if a capture is taken though another follows: in a later interval, or too late for the close of this one. */
    private boolean takes(Arrived point, Arrived next) {
        return intervals.of(point.captured()) != intervals.of(next.captured())
                || (next.ready() > next.captured() && next.ready() > atTarget(point));
    }

    private long atTarget(Arrived point) {
        return Math.max(point.ready(), close(point.captured()));
    }

    private int nextAtSource(int index) {
        return source.map(hop -> hop.taken.nextSetBit(index)).orElse(index < row.size() ? index : -1);
    }

    private Arrived atSource(int index) {
        long captured = row.capture(index);
        return new Arrived(
                captured, source.map(hop -> hop.atTarget(hop.atSource(index))).orElse(captured));
    }
}
