package dev.holdfast.planner.copy;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The copies of one machine into one vault in time: one after the other, in the order in which they are added, and never more
 * begin within an hour than the service allows. Planner and fabric ask the same queue, so that a plan's times come true.
 * Mutable.
 */
public final class CopyQueue {

    private static final long HOUR = 3_600;

    private final CopyLimits limits;
    /** Begins of the newest copies, oldest first, at most as many as may begin in an hour. */
    private final Deque<Long> begins = new ArrayDeque<>();

    private long busyUntil = Long.MIN_VALUE;

    /** A queue without any copy. */
    public CopyQueue(CopyLimits limits) {
        this.limits = limits;
    }

    /**
     * When a copy runs.
     *
     * @param begins second at which its bytes begin to move
     * @param ends second at which it is complete
     */
    public record Slot(long begins, long ends) {}

    /**
     * Notes a copy that began earlier or has its time already. Copies are noted in the order in which they begin.
     *
     * @param slot its time
     */
    public void occupied(Slot slot) {
        busyUntil = Math.max(busyUntil, slot.ends());
        begins.addLast(slot.begins());
        if (begins.size() > limits.perHour()) {
            begins.removeFirst();
        }
    }

    /**
     * Gives a copy its time, after all that were added before.
     *
     * @param ready second from which it could begin
     * @param bytes to move
     */
    public Slot add(long ready, long bytes) {
        long begin = Math.max(ready, busyUntil);
        if (begins.size() == limits.perHour()) {
            begin = Math.max(begin, begins.getFirst() + HOUR);
        }
        Slot slot = new Slot(begin, Math.addExact(begin, limits.seconds(bytes)));
        occupied(slot);
        return slot;
    }
}
