package dev.holdfast.planner.plan;

import dev.holdfast.dsl.diagnostic.FindingType;
import dev.holdfast.dsl.inventory.KnownMachine;
import dev.holdfast.planner.desired.DesiredState;
import dev.holdfast.planner.plan.request.PlanRefusedException;
import dev.holdfast.planner.rule.Finding;
import dev.holdfast.planner.rule.Findings;
import dev.holdfast.planner.state.AttributeNames;
import dev.holdfast.planner.state.ManagedObject;
import dev.holdfast.planner.state.ObjectType;
import dev.holdfast.planner.state.RecordedState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

    /** Vanished machines that a refusal names; the others are counted. */
    private static final int NAMED = 5;

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

    /**
     * Machines that are protected and that nothing knows any more, sorted. Those whose protection was ended on purpose, by
     * {@code retired}, are not among them.
     */
    static List<String> vanished(RecordedState recorded, DesiredState desired) {
        Set<String> known = new HashSet<>(desired.retired().keySet());
        desired.machines().forEach(machine -> known.add(machine.address()));
        List<String> vanished = new ArrayList<>();
        for (ManagedObject object : recorded.objects().values()) {
            boolean active = object.address().type() == ObjectType.PROTECTION
                    && object.text(AttributeNames.PROTECTION_STATE).equals(AttributeNames.ACTIVE);
            if (active && !known.contains(object.address().name())) {
                vanished.add(object.address().name());
            }
        }
        return vanished;
    }

    /**
     * Stops a plan if protected machines have vanished and an inventory lost many records at once. Records that only moved,
     * to another file or into the declaration, are no loss; neither is a file with another name.
     *
     * @param vanished protected machines that nothing knows any more
     */
    static void checkInventories(
            RecordedState recorded,
            SortedMap<String, Integer> counts,
            List<String> vanished,
            boolean accepted,
            Findings findings)
            throws PlanRefusedException {
        if (vanished.isEmpty()) {
            return;
        }
        boolean found = false;
        for (Map.Entry<String, Integer> entry : recorded.inventoryCounts().entrySet()) {
            int before = entry.getValue();
            int now = counts.getOrDefault(entry.getKey(), 0);
            boolean renamed = now == 0 && !isTruncated(before, before - vanished.size());
            if (!renamed && isTruncated(before, now)) {
                found = true;
                shrunk("The inventory " + entry.getKey(), entry.getKey(), before, now, vanished, accepted, findings);
            }
        }
        int before = sum(recorded.inventoryCounts());
        int now = sum(counts);
        if (!found && isTruncated(before, now) && isTruncated(before, before - vanished.size())) {
            String all = String.join(", ", recorded.inventoryCounts().keySet());
            shrunk("The inventories together (" + all + ")", all, before, now, vanished, accepted, findings);
        }
    }

    private static void shrunk(
            String what, String files, int before, int now, List<String> vanished, boolean accepted, Findings findings)
            throws PlanRefusedException {
        String machines = vanished.size() == 1 ? "1 protected machine" : vanished.size() + " protected machines";
        if (!accepted) {
            int more = vanished.size() - Math.min(NAMED, vanished.size());
            throw new PlanRefusedException(
                    PlanRefusedException.Cause.INVENTORY_TRUNCATED,
                    what + " looks truncated: it had " + before + " machines at the last apply and has " + now
                            + " now, and nothing knows " + machines + " any more ("
                            + String.join(", ", vanished.subList(0, vanished.size() - more))
                            + (more > 0 ? " and " + more + " more" : "")
                            + "). Planning would stop their protection. Check the file; if they are really gone, plan with"
                            + " --accept-inventory-shrink.");
        }
        findings.add(
                Finding.of(
                                FindingType.INVENTORY_SHRUNK,
                                Optional.empty(),
                                "The inventory had " + before + " machines at the last apply and has " + now
                                        + " now; that was accepted. The protection of " + machines
                                        + " that are gone stops.",
                                "")
                        .with("before", Integer.toString(before))
                        .with("now", Integer.toString(now))
                        .with("gone", Integer.toString(vanished.size())),
                files);
    }
}
