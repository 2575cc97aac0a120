package dev.holdfast.planner.plan.section;

import dev.holdfast.dsl.model.disk.ContentTraits;
import dev.holdfast.dsl.model.disk.Disk;
import dev.holdfast.dsl.model.machine.AgentHealth;
import dev.holdfast.dsl.model.machine.MachineState;
import dev.holdfast.dsl.model.machine.PowerState;
import dev.holdfast.dsl.model.machine.ProvisioningState;
import dev.holdfast.dsl.model.machine.VirtualMachine;
import dev.holdfast.planner.desired.DesiredMachine;
import dev.holdfast.planner.difference.ObjectDifference;
import dev.holdfast.planner.document.PlannedGuest;
import dev.holdfast.planner.document.PlannedMachine;
import dev.holdfast.planner.document.PlannedMachine.PlannedContent;
import dev.holdfast.planner.document.PlannedMachine.PlannedDisk;
import dev.holdfast.planner.state.ObjectType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The machines whose protection a plan creates or changes, as a fabric has to know them. */
public final class MachineTable {

    private MachineTable() {}

    /** The machines whose protection or schedule changes. */
    public static List<PlannedMachine> of(List<DesiredMachine> machines, List<ObjectDifference> changes) {
        Set<String> touched = new HashSet<>();
        for (ObjectDifference change : changes) {
            if (change.address().type() == ObjectType.PROTECTION
                    && change.after().isPresent()) {
                touched.add(change.address().name());
            }
        }
        List<PlannedMachine> planned = new ArrayList<>(touched.size());
        for (DesiredMachine machine : machines) {
            if (touched.contains(machine.address())) {
                planned.add(planned(machine));
            }
        }
        return planned;
    }

    private static PlannedMachine planned(DesiredMachine machine) {
        VirtualMachine known = machine.known().machine();
        List<PlannedDisk> disks = new ArrayList<>(known.disks().size());
        for (Disk disk : known.disks()) {
            if (!disk.isTemporary()) {
                disks.add(new PlannedDisk(
                        disk.name(),
                        disk.isOs(),
                        disk.size().value().bytes(),
                        disk.used().value().bytes(),
                        disk.churn().value().perDay(disk.used().value()).bytes(),
                        content(disk)));
            }
        }
        return new PlannedMachine(
                machine.address(),
                known.identity().resourceId(),
                known.name(),
                known.region().orElse(""),
                known.os().word(),
                disks,
                guest(known));
    }

    private static Optional<PlannedContent> content(Disk disk) {
        ContentTraits content = disk.content();
        return content.equals(ContentTraits.USUAL)
                ? Optional.empty()
                : Optional.of(new PlannedContent(
                        content.writes().word(),
                        disk.growthPerDay().bytes(),
                        content.reduction().value().intValueExact()));
    }

    /** Only what differs from the usual, so that plans stay small; what no source knows is taken to be as usual. */
    private static Optional<PlannedGuest> guest(VirtualMachine machine) {
        MachineState state = machine.state();
        PlannedGuest guest = new PlannedGuest(
                said(state.power(), PowerState.RUNNING, PowerState.UNKNOWN, PowerState::word),
                said(
                        state.provisioning(),
                        ProvisioningState.SUCCEEDED,
                        ProvisioningState.UNKNOWN,
                        ProvisioningState::word),
                said(state.agent(), AgentHealth.HEALTHY, AgentHealth.UNKNOWN, AgentHealth::word),
                machine.details()
                        .scripts()
                        .filter(scripts ->
                                scripts.pre().isPresent() && scripts.post().isPresent())
                        .isPresent(),
                machine.details().encryption(),
                machine.zone(),
                machine.identity()
                        .resourceGroup()
                        .filter(group -> machine.identity().resourceId().isEmpty()));
        return guest.equals(PlannedGuest.USUAL) ? Optional.empty() : Optional.of(guest);
    }

    private static <T> Optional<String> said(T state, T usual, T unknown, Function<T, String> word) {
        return state.equals(usual) || state.equals(unknown) ? Optional.empty() : Optional.of(word.apply(state));
    }
}
