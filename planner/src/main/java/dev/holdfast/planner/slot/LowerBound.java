package dev.holdfast.planner.slot;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What no assignment of a group can stay below, from the transferring runs of each of its policies alone.
 *
 * <p>Two bounds hold. Work ÷ (window + longest job), since nothing runs outside that time. And the tail: jobs that do not run
 * at the last slot lie between the first slot and the last, so each line of them holds no more work than that time; the
 * fewest jobs that can be left over for the last slot are the longest ones.
 */
final class LowerBound {

    /** A peak up to this many hundredths above the bound counts as close to it. */
    private static final int CLOSE = 10;

    private final double averaged;
    private final int tail;
    private final List<List<Integer>> tails;

    private LowerBound(double averaged, int tail, List<List<Integer>> tails) {
        this.averaged = averaged;
        this.tail = tail;
        this.tails = tails;
    }

    static LowerBound of(OverlapGroup group) {
        Map<StartPattern, List<Integer>> byPattern = new HashMap<>();
        for (int index = 0; index < group.size(); index++) {
            byPattern
                    .computeIfAbsent(group.machine(index).pattern(), any -> new ArrayList<>())
                    .add(index);
        }
        double averaged = 1;
        int longestTail = 0;
        List<List<Integer>> tails = new ArrayList<>();
        for (Map.Entry<StartPattern, List<Integer>> entry : byPattern.entrySet()) {
            List<Integer> indexes = entry.getValue();
            int minutesBefore = entry.getKey().slots() - 1;
            int longest = group.machine(indexes.get(0)).minutes();
            long work = 0;
            for (int index : indexes) {
                work += group.machine(index).minutes();
            }
            int tail = tail(group, indexes, work, minutesBefore);
            averaged = Math.max(averaged, (double) work / (entry.getKey().slots() + longest));
            longestTail = Math.max(longestTail, tail);
            // Jobs as long as the window all run at its end, wherever they begin.
            tails.add(longest > minutesBefore ? List.of() : indexes.subList(0, tail));
        }
        return new LowerBound(averaged, longestTail, tails);
    }

    private static int tail(OverlapGroup group, List<Integer> indexes, long work, int minutesBefore) {
        long rest = work;
        int tail = 0;
        while (tail < indexes.size() && rest > (long) tail * minutesBefore) {
            rest -= group.machine(indexes.get(tail)).minutes();
            tail++;
        }
        return tail;
    }

    /** The highest peak that counts as close to the bound: the averaged one where it can be reached, else the tail's. */
    int closePeak() {
        int close = close(averaged);
        return tail <= close ? close : close(tail);
    }

    private static int close(double bound) {
        return (int) Math.max(Math.ceil(bound), Math.floor(bound * (100 + CLOSE) / 100));
    }

    /** Puts a share of the jobs of each tail into the last slot. */
    void placeTails(Placement placement, int parts, int ofParts) {
        for (List<Integer> indexes : tails) {
            for (int index : indexes.subList(0, indexes.size() * parts / ofParts)) {
                placement.putLast(index);
            }
        }
    }
}
