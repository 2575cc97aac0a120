package dev.holdfast.executor.fabric.simulated.fault;

import dev.holdfast.dsl.quantity.DataSize;
import dev.holdfast.executor.fabric.Machine;
import dev.holdfast.executor.fabric.MachineDisk;
import dev.holdfast.executor.fabric.content.WrittenDisk;
import dev.holdfast.executor.fabric.scenario.InjectedFault;
import dev.holdfast.executor.fabric.world.World;
import dev.holdfast.executor.fabric.world.WorldMachine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Faults of disks and of what they hold. A machine that was never protected has no disks that anybody knows. */
final class DiskFaults {

    /** What a disk that was added rewrites a day: a hundredth, the low preset. */
    private static final int CHURN_DIVISOR = 100;

    private final World world;

    DiskFaults(World world) {
        this.world = world;
    }

    /** The machine gets a disk of so many GiB in use, twice as large. */
    void added(WorldMachine machine, InjectedFault fault) {
        long used = Math.round(fault.strength() * DataSize.ofGibibytes(1).bytes());
        MachineDisk disk = new MachineDisk("added-" + fault.number(), false, 2 * used, used, used / CHURN_DIVISOR);
        List<MachineDisk> disks = new ArrayList<>(machine.machine().disks());
        disks.add(disk);
        List<MachineDisk> included = included(machine);
        included.add(disk);
        describe(machine, disks, included);
    }

    /** The machine loses its last data disk; one that has none keeps what it has. */
    void removed(WorldMachine machine) {
        Optional<MachineDisk> last = last(machine, disk -> !disk.os());
        if (last.isPresent()) {
            List<MachineDisk> disks = new ArrayList<>(machine.machine().disks());
            disks.remove(last.get());
            List<MachineDisk> included = included(machine);
            included.remove(last.get());
            describe(machine, disks, included);
        }
    }

    /** The last disk gets so many times its size, and so does what is in use of it now. */
    void resized(WorldMachine machine, double times) {
        Optional<MachineDisk> last = last(machine, disk -> true);
        if (last.isPresent()) {
            MachineDisk before = last.get();
            long used = machine.currentDisks().disk(before.name()).orElseThrow().usedBytes(world.clock());
            MachineDisk after = before.sized(Math.round(before.sizeBytes() * times), Math.round(used * times));
            UnaryOperator<MachineDisk> grown = disk -> disk.equals(before) ? after : disk;
            describe(
                    machine,
                    machine.machine().disks().stream().map(grown).toList(),
                    included(machine).stream().map(grown).toList());
        }
    }

    private static Optional<MachineDisk> last(WorldMachine machine, Predicate<MachineDisk> fitting) {
        List<MachineDisk> found = included(machine).stream().filter(fitting).toList();
        return found.isEmpty() ? Optional.empty() : Optional.of(found.get(found.size() - 1));
    }

    /** Disks that backups contain now. */
    private static List<MachineDisk> included(WorldMachine machine) {
        List<MachineDisk> included = new ArrayList<>();
        for (MachineDisk disk : machine.machine().disks()) {
            if (machine.currentDisks().disk(disk.name()).isPresent()) {
                included.add(disk);
            }
        }
        return included;
    }

    private void describe(WorldMachine machine, List<MachineDisk> disks, List<MachineDisk> included) {
        Machine before = machine.machine();
        Machine after = new Machine(
                before.address(),
                before.resourceId(),
                before.name(),
                before.region(),
                before.os(),
                disks,
                before.guest());
        if (machine.describe(after, included, world.clock())) {
            world.touched(machine);
        }
    }

    /** All disks hold something else from now on. */
    void overwritten(WorldMachine machine) {
        overwritten(machine, disk -> true);
    }

    /** The data disks hold something else from now on; without any the disk it starts from does. */
    void dataOverwritten(WorldMachine machine) {
        List<String> data = machine.machine().disks().stream()
                .filter(disk -> !disk.os())
                .map(MachineDisk::name)
                .toList();
        overwritten(machine, disk -> data.isEmpty() || data.contains(disk.name()));
    }

    private void overwritten(WorldMachine machine, Predicate<WrittenDisk> fitting) {
        written(
                machine,
                disk -> fitting.test(disk)
                        ? disk.overwritten(
                                disk.usedBytes(world.clock()),
                                disk.pattern(),
                                machine.origin(disk.name()),
                                world.clock())
                        : disk);
    }

    /** The disks are written so many times faster than described from now on; 1 ends that. */
    void rated(WorldMachine machine, double times) {
        written(machine, disk -> disk.rated(Math.round(described(machine, disk) * times), world.clock()));
    }

    private static long described(WorldMachine machine, WrittenDisk disk) {
        return machine.machine().disks().stream()
                .filter(known -> known.name().equals(disk.name()))
                .findFirst()
                .map(MachineDisk::churnBytesPerDay)
                .orElse(disk.churnBytesPerDay());
    }

    private void written(WorldMachine machine, UnaryOperator<WrittenDisk> change) {
        if (!machine.diskSets().isEmpty()) {
            machine.written(machine.currentDisks().disks().stream().map(change).toList(), world.clock());
            world.touched(machine);
        }
    }
}
