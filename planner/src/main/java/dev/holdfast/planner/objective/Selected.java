package dev.holdfast.planner.objective;

import dev.holdfast.planner.schedule.Intervals;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Takes captures one by one and lets the last of each interval through. Mutable; for one row of captures. */
final class Selected {

    private static final long NONE = Long.MIN_VALUE;

    private final Optional<Intervals> intervals;
    private final long until;
    private @Nullable Selected sink;
    private long pending = NONE;
    private long pendingInterval;
    private long[] taken = new long[64];
    private int size;

    /**
     * A row that is complete once two captures passed, one of them at or after {@code until}.
     *
     * @param intervals absent to let every capture through
     */
    Selected(Optional<Intervals> intervals, long until) {
        this.intervals = intervals;
        this.until = until;
    }

    /** Hands what passes to another row instead of keeping it. */
    Selected into(Selected next) {
        this.sink = next;
        return this;
    }

    void add(long capture) {
        if (intervals.isEmpty()) {
            pass(capture);
            return;
        }
        long interval = intervals.get().of(capture);
        if (pending != NONE && interval != pendingInterval) {
            pass(pending);
        }
        pending = capture;
        pendingInterval = interval;
    }

    /** No capture follows: the pending one is the last of its interval. */
    void finish() {
        if (pending != NONE) {
            pass(pending);
            pending = NONE;
        }
        if (sink != null) {
            sink.finish();
        }
    }

    boolean isComplete() {
        return size > 1 && taken[size - 1] >= until;
    }

    /** What passed, ascending. */
    long[] taken() {
        return Arrays.copyOf(taken, size);
    }

    private void pass(long capture) {
        if (sink != null) {
            sink.add(capture);
            return;
        }
        if (size == taken.length) {
            taken = Arrays.copyOf(taken, size * 2);
        }
        taken[size++] = capture;
    }
}
