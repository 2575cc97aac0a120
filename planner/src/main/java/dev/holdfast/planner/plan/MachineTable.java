package dev.holdfast.planner.plan;

import dev.holdfast.dsl.model.disk.Disk;
import dev.holdfast.dsl.model.machine.VirtualMachine;
import dev.holdfast.planner.desired.DesiredMachine;
import dev.holdfast.planner.difference.ObjectDifference;
import dev.holdfast.planner.document.PlannedMachine;
import dev.holdfast.planner.document.PlannedMachine.PlannedDisk;
import dev.holdfast.planner.state.ObjectType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The machines whose protection a plan creates or changes, as a fabric has to know them. */
final class MachineTable {

    private MachineTable() {}

    static List<PlannedMachine> of(List<DesiredMachine> machines, List<ObjectDifference> changes) {
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
                        disk.churn().value().perDay(disk.used().value()).bytes()));
            }
        }
        return new PlannedMachine(
                machine.address(),
                known.identity().resourceId(),
                known.name(),
                known.region().orElse(""),
                known.os().word(),
                disks);
    }
}
