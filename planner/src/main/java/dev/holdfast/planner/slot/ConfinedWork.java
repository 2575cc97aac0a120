package dev.holdfast.planner.slot;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Work that may begin at some minutes of a circle only, and how many of it must run at once at least. Mutable.
 *
 * <p>The bound: within y minutes after it begins, a job of m minutes runs for the lesser of both. All that lies within y - 1
 * minutes after the allowed beginnings, so the sum divided by the length of that stretch is an average that some minute
 * reaches. With the longest job for y this is work ÷ (window + longest job - 1); a shorter y is better where few jobs are
 * much longer than the others.
 */
final class ConfinedWork {

    /** Lengths that are tried as y; they are taken evenly from those that occur. */
    private static final int TRIED = 64;

    private final int circle;
    private final BitSet beginnings;
    /** How many jobs there are of each length in minutes. */
    private final SortedMap<Integer, Long> jobs = new TreeMap<>();

    ConfinedWork(int circle) {
        this.circle = circle;
        this.beginnings = new BitSet(circle);
    }

    void addWork(int minutes, int count) {
        if (count > 0) {
            jobs.merge(minutes, (long) count, Long::sum);
        }
    }

    void allow(int minute) {
        beginnings.set(minute % circle);
    }

    /** Jobs that run at once at some minute, whatever their beginnings; at least 1. */
    int least() {
        List<Integer> lengths = new ArrayList<>(jobs.keySet());
        List<Integer> gaps = gaps();
        long least = 1;
        int step = Math.max(1, lengths.size() / TRIED);
        for (int i = lengths.size() - 1; i >= 0; i -= step) {
            int within = lengths.get(i);
            long work = 0;
            for (var entry : jobs.entrySet()) {
                work += Math.min(entry.getKey(), within) * entry.getValue();
            }
            long stretch = circle;
            for (int gap : gaps) {
                stretch -= Math.max(0, gap - (within - 1));
            }
            least = Math.max(least, (work + stretch - 1) / stretch);
        }
        return (int) least;
    }

    /** Lengths of the stretches of the circle at which nothing may begin. */
    private List<Integer> gaps() {
        List<Integer> gaps = new ArrayList<>();
        int first = beginnings.nextSetBit(0);
        for (int minute = first; minute >= 0; ) {
            int end = beginnings.nextClearBit(minute);
            int next = beginnings.nextSetBit(end);
            gaps.add((next < 0 ? first + circle : next) - end);
            minute = next;
        }
        return gaps;
    }
}
