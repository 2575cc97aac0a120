package dev.holdfast.planner.plan.finding;

import dev.holdfast.dsl.diagnostic.FindingType;
import dev.holdfast.dsl.profile.Quota;
import dev.holdfast.dsl.quantity.Durations;
import dev.holdfast.planner.action.ActionType;
import dev.holdfast.planner.difference.ObjectDifference;
import dev.holdfast.planner.rule.Finding;
import dev.holdfast.planner.rule.Findings;
import dev.holdfast.planner.state.AttributeNames;
import dev.holdfast.planner.state.ObjectAddress;
import dev.holdfast.planner.state.ObjectType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What it means for an apply that the service takes only so many writes of policies within a window. */
public final class QuotaWaits {

    private final Quota quota;
    private final Map<ObjectAddress, Integer> windows = new HashMap<>();
    private int writes;
    private int latest;

    private QuotaWaits(Quota quota) {
        this.quota = quota;
    }

    /** Says how long the apply will wait, if it will. */
    public static void report(List<ObjectDifference> changes, Quota quota, Findings findings) {
        int writes = 0;
        List<String> addresses = new ArrayList<>();
        for (ObjectDifference change : changes) {
            int calls = calls(change);
            if (calls > 0) {
                writes += calls;
                addresses.add(change.address().toString());
            }
        }
        Duration least = quota.leastTime(writes);
        if (least.isZero()) {
            return;
        }
        findings.add(
                Finding.of(
                                FindingType.POLICY_WRITES_WAIT,
                                Optional.empty(),
                                "The plan writes " + writes + " policies, but the service takes " + quota.calls()
                                        + " such changes within " + Durations.display(quota.window())
                                        + ". The apply waits for that: it takes at least " + Durations.display(least)
                                        + " on the fabric's clock, longer if policies were written shortly before. Objects that need"
                                        + " none of the policies that wait come before them.",
                                "Apply what matters most first with --target, and the rest on later days; or let machines"
                                        + " share policies.")
                        .with("leastTime", Durations.format(least))
                        .with("quota", quota.toString())
                        .with("writes", Integer.toString(writes)),
                addresses);
    }

    /**
     * Changes in the order in which they are carried out: what need not wait for a window of the quota comes before what does,
     * so that no machine stays without protection for the sake of policies that it does not follow. Otherwise as they were.
     *
     * @param changes each after what it needs; deletions after all others
     */
    public static List<ObjectDifference> ordered(List<ObjectDifference> changes, Quota quota) {
        QuotaWaits waits = new QuotaWaits(quota);
        Map<Integer, List<ObjectDifference>> byWindow = new TreeMap<>();
        for (ObjectDifference change : changes) {
            byWindow.computeIfAbsent(waits.window(change), any -> new ArrayList<>())
                    .add(change);
        }
        List<ObjectDifference> ordered = new ArrayList<>(changes.size());
        byWindow.values().forEach(ordered::addAll);
        return ordered;
    }

    /** In which window a change can begin, counted from 0. */
    private int window(ObjectDifference change) {
        int calls = calls(change);
        writes += calls;
        int own = calls == 0 ? 0 : (writes - 1) / quota.calls();
        boolean removes = change.after().isEmpty() || change.action() == ActionType.REPLACE;
        int window = Math.max(own, removes ? latest : windows.getOrDefault(needed(change), 0));
        windows.put(change.address(), window);
        latest = Math.max(latest, window);
        return window;
    }

    /** The object that an object follows, of those that may have to wait; itself if it follows none. */
    private static ObjectAddress needed(ObjectDifference change) {
        ObjectAddress address = change.address();
        return switch (address.type()) {
            case VAULT, POLICY -> address;
            case PROTECTION ->
                change.after()
                        .map(after -> new ObjectAddress(ObjectType.POLICY, after.text(AttributeNames.POLICY)))
                        .orElse(address);
            case SCHEDULE, COPY ->
                address.machine()
                        .map(machine -> new ObjectAddress(ObjectType.PROTECTION, machine))
                        .orElse(address);
        };
    }

    /** Calls that the quota counts. */
    private static int calls(ObjectDifference change) {
        if (change.address().type() != ObjectType.POLICY) {
            return 0;
        }
        return switch (change.action()) {
            case CREATE, UPDATE, DELETE -> 1;
            case REPLACE -> 2;
            case FORGET, NO_OP, BACK_UP, COPY, PRUNE, RELEASE -> 0;
        };
    }
}
