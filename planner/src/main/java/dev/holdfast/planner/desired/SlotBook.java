package dev.holdfast.planner.desired;

import dev.holdfast.dsl.profile.ServiceProfile;
import dev.holdfast.dsl.quantity.Durations;
import dev.holdfast.planner.desired.PolicyDesign.BackupDesign;
import dev.holdfast.planner.slot.SlotAssignment;
import dev.holdfast.planner.slot.SlotText;
import dev.holdfast.planner.slot.load.JobPrediction;
import dev.holdfast.planner.slot.load.StaggeredMachine;
import dev.holdfast.planner.slot.load.StartPattern;
import dev.holdfast.planner.slot.load.VaultCapacity;
import dev.holdfast.planner.state.AttributeNames;
import dev.holdfast.planner.state.ManagedObject;
import dev.holdfast.planner.state.ObjectAddress;
import dev.holdfast.planner.state.ObjectType;
import dev.holdfast.planner.state.RecordedState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;

/** The slot of each backed-up machine, worked out vault by vault. */
final class SlotBook {

    private final List<StaggeredMachine> machines;
    private final SortedMap<String, SlotAssignment> byVault;

    private SlotBook(List<StaggeredMachine> machines, SortedMap<String, SlotAssignment> byVault) {
        this.machines = List.copyOf(machines);
        this.byVault = Collections.unmodifiableSortedMap(byVault);
    }

    /**
     * The slots of all machines with a vault.
     *
     * @param recorded slots that stay while they fit into the stagger
     * @param at the instant whose standard offset of each zone counts
     * @param rebalance move recorded slots where that lowers a vault's peak
     */
    static SlotBook of(
            List<DesiredMachine> machines,
            RecordedState recorded,
            ServiceProfile profile,
            Instant at,
            boolean rebalance) {
        JobPrediction prediction = new JobPrediction(profile);
        Map<String, StartPattern> patterns = new HashMap<>();
        SortedMap<String, List<StaggeredMachine>> staggered = new TreeMap<>();
        for (DesiredMachine machine : machines) {
            machine.vault()
                    .ifPresent(vault -> machine.design()
                            .ifPresent(design -> design.backup().ifPresent(backup -> {
                                StartPattern pattern =
                                        patterns.computeIfAbsent(design.name(), any -> pattern(design, backup, at));
                                staggered
                                        .computeIfAbsent(vault, any -> new ArrayList<>())
                                        .add(staggered(machine, pattern, prediction, recorded));
                            })));
        }
        VaultCapacity capacity = VaultCapacity.of(profile);
        SortedMap<String, SlotAssignment> byVault = new TreeMap<>();
        List<StaggeredMachine> all = new ArrayList<>();
        staggered.forEach((vault, own) -> {
            all.addAll(own);
            byVault.put(vault, SlotAssignment.of(own, capacity, rebalance));
        });
        return new SlotBook(all, byVault);
    }

    private static StartPattern pattern(PolicyDesign design, BackupDesign backup, Instant at) {
        return StartPattern.of(design.name(), backup.schedule(), design.policy().timeZone(), at);
    }

    private static StaggeredMachine staggered(
            DesiredMachine machine, StartPattern pattern, JobPrediction prediction, RecordedState recorded) {
        return new StaggeredMachine(
                machine.address(),
                pattern,
                prediction.snapshotMinutes(),
                prediction.transferMinutes(JobPrediction.changed(machine.disks().included(), pattern.daysBetween())),
                recordedSlot(machine.address(), pattern, recorded));
    }

    private static OptionalInt recordedSlot(String machine, StartPattern pattern, RecordedState recorded) {
        ManagedObject schedule = recorded.objects().get(new ObjectAddress(ObjectType.SCHEDULE, machine));
        if (schedule == null) {
            return OptionalInt.empty();
        }
        long seconds = seconds(schedule.text(AttributeNames.SLOT));
        boolean fits = seconds % 60 == 0 && seconds / 60 < pattern.slots();
        return fits ? OptionalInt.of((int) (seconds / 60)) : OptionalInt.empty();
    }

    /** Seconds of a recorded slot; one that cannot be read counts as too long. */
    private static long seconds(String text) {
        return SlotText.read(text).orElse(Durations.LONGEST).toSeconds();
    }

    /** All machines with a vault, as they were staggered. */
    List<StaggeredMachine> machines() {
        return machines;
    }

    /** The assignments, by vault. */
    SortedMap<String, SlotAssignment> byVault() {
        return byVault;
    }

    /** The slot of a machine in its vault. */
    Duration slot(String machine, String vault) {
        SlotAssignment assignment = byVault.get(vault);
        Integer minutes = assignment == null ? null : assignment.slots().get(machine);
        if (minutes == null) {
            throw new IllegalStateException("no slot was given to " + machine + " in " + vault);
        }
        return Duration.ofMinutes(minutes);
    }
}
