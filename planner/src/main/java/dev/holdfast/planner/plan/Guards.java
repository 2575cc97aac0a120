package dev.holdfast.planner.plan;

import dev.holdfast.dsl.inventory.KnownMachine;
import dev.holdfast.planner.rule.Finding;
import dev.holdfast.planner.rule.FindingType;
import dev.holdfast.planner.rule.Findings;
import dev.holdfast.planner.state.RecordedState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Stops plans that would be dangerous to make at all. */
final class Guards {

    /** The clock may run back by this much (planning: skew). */
    private static final Duration SKEW = Duration.ofMinutes(5);

    /** An inventory may lose fewer machines than this at once, whatever its size. */
    private static final int FEWEST_LOST = 5;

    /** An inventory may lose this share of its machines at once, in percent. */
    private static final int MOST_LOST_PERCENT = 10;

    private Guards() {}

    /** Machines per inventory file; declared machines do not count. */
    static SortedMap<String, Integer> countInventories(List<KnownMachine> machines) {
        SortedMap<String, Integer> counts = new TreeMap<>();
        for (KnownMachine known : machines) {
            if (!known.declared()) {
                counts.merge(known.source().file(), 1, Integer::sum);
            }
        }
        return counts;
    }

    static void checkClock(RecordedState recorded, Instant at) throws PlanRefusedException {
        Optional<Instant> last = recorded.lastApplied();
        if (last.isPresent() && at.isBefore(last.get().minus(SKEW))) {
            throw new PlanRefusedException(
                    PlanRefusedException.Cause.CLOCK_RUNS_BACKWARDS,
                    "The plan's time " + at + " lies before the last apply at " + last.get()
                            + ". Ages of recovery points would be judged wrongly. Plan without --at, or with a later one.");
        }
    }

    static void checkRecorded(RecordedState recorded) throws PlanRefusedException {
        if (recorded.lastApplied().isEmpty()) {
            throw new PlanRefusedException(
                    PlanRefusedException.Cause.NOTHING_RECORDED,
                    "Nothing was ever applied, so there is no record that could be refreshed. Plan without --refresh-only.");
        }
    }

    private static boolean isTruncated(int before, int now) {
        int lost = before - now;
        return lost >= FEWEST_LOST && lost * 100L > (long) before * MOST_LOST_PERCENT;
    }

    private static int sum(SortedMap<String, Integer> counts) {
        int sum = 0;
        for (int count : counts.values()) {
            sum += count;
        }
        return sum;
    }

    /** A file that is gone while the machines came with another was renamed, not truncated. */
    static void checkInventories(
            RecordedState recorded, SortedMap<String, Integer> counts, boolean accepted, Findings findings)
            throws PlanRefusedException {
        boolean fewerInAll = isTruncated(sum(recorded.inventoryCounts()), sum(counts));
        for (Map.Entry<String, Integer> entry : recorded.inventoryCounts().entrySet()) {
            int before = entry.getValue();
            int now = counts.getOrDefault(entry.getKey(), 0);
            int lost = before - now;
            boolean renamed = now == 0 && !fewerInAll;
            if (renamed || !isTruncated(before, now)) {
                continue;
            }
            if (!accepted) {
                throw new PlanRefusedException(
                        PlanRefusedException.Cause.INVENTORY_TRUNCATED,
                        "The inventory " + entry.getKey() + " looks truncated: it had " + before
                                + " machines at the last apply and has " + now
                                + " now. Planning would stop the protection of the " + lost
                                + " that are missing. Check the file; if they are really gone, plan with"
                                + " --accept-inventory-shrink.");
            }
            findings.add(
                    Finding.of(
                            FindingType.INVENTORY_SHRUNK,
                            Optional.empty(),
                            "The inventory had " + before + " machines at the last apply and has " + now
                                    + " now; that was accepted. The protection of those that are gone stops.",
                            ""),
                    entry.getKey());
        }
    }
}
