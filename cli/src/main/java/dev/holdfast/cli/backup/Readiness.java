package dev.holdfast.cli.backup;

import dev.holdfast.dsl.model.policy.Consistency;
import dev.holdfast.dsl.quantity.Durations;
import dev.holdfast.executor.fabric.RestoreKind;
import dev.holdfast.executor.restore.MachineRestore;
import dev.holdfast.executor.restore.PointWish;
import dev.holdfast.executor.restore.RestorePlan;
import dev.holdfast.executor.restore.RestoreRequest;
import dev.holdfast.executor.workspace.Workspace;
import dev.holdfast.executor.workspace.WorkspaceException;
import dev.holdfast.planner.state.RecoveryPoint;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Whether a machine may be touched: it has a point that the service can restore now where the machine is, and that is young
 * enough.
 *
 * @param machine its address
 * @param newest the newest point that can be restored; absent if there is none
 * @param age of that point; zero without one
 * @param atMost how old it may be
 * @param asked how consistent its policy wants it; absent if any will do
 * @param missing why there is no point; empty if there is one
 */
public record Readiness(
        String machine,
        Optional<RecoveryPoint> newest,
        Duration age,
        Duration atMost,
        Optional<Consistency> asked,
        String missing) {

    /**
     * Judges machines now.
     *
     * @param limits how old the newest point may be, by address
     * @param asked how consistent it is to be, by address; machines that any consistency will do for are absent
     */
    static SortedMap<String, Readiness> judge(
            Workspace workspace, Map<String, Duration> limits, Map<String, Consistency> asked)
            throws WorkspaceException {
        RestorePlan plan = workspace.restorePlan(new RestoreRequest(
                List.copyOf(limits.keySet()),
                PointWish.NEWEST,
                new RestoreRequest.Destination(RestoreKind.NEW_VM, Optional.empty(), Optional.empty()),
                List.of(),
                List.of(),
                Set.of()));
        SortedMap<String, Readiness> judged = new TreeMap<>();
        for (MachineRestore restore : plan.machines()) {
            String machine = restore.machine();
            judged.put(
                    machine,
                    new Readiness(
                            machine,
                            Optional.of(restore.choice().point()),
                            restore.lost(),
                            limits.getOrDefault(machine, Duration.ZERO),
                            Optional.ofNullable(asked.get(machine)),
                            ""));
        }
        for (RestorePlan.Unrestorable none : plan.unrestorable()) {
            String machine = none.machine();
            judged.put(
                    machine,
                    new Readiness(
                            machine,
                            Optional.empty(),
                            Duration.ZERO,
                            limits.getOrDefault(machine, Duration.ZERO),
                            Optional.ofNullable(asked.get(machine)),
                            none.why()));
        }
        return judged;
    }

    /** True if the machine may be touched. */
    public boolean isReady() {
        return newest.isPresent() && age.compareTo(atMost) <= 0;
    }

    /** True if its point is less consistent than its policy asks for. */
    public boolean isWeak() {
        return newest.isPresent()
                && asked.filter(wanted -> newest.get().consistency().compareTo(wanted) > 0)
                        .isPresent();
    }

    /** Why it is ready, or why not, as part of a sentence. */
    public String why() {
        if (newest.isEmpty()) {
            return missing.endsWith(".") ? missing.substring(0, missing.length() - 1) : missing;
        }
        RecoveryPoint point = newest.get();
        return "its newest point that can be restored, " + point.id() + ", is " + Durations.display(age)
                + (isReady() ? " old" : " old, more than " + Durations.display(atMost)) + ", and "
                + point.consistency().word() + " consistent"
                + (isWeak()
                        ? ", although its policy asks for "
                                + asked.orElseThrow().word()
                        : "");
    }
}
