package dev.holdfast.executor.restore;

import dev.holdfast.dsl.model.machine.OperatingSystem;
import dev.holdfast.executor.fabric.DiskEncryption;
import dev.holdfast.executor.fabric.Machine;
import dev.holdfast.executor.fabric.PointDisk;
import dev.holdfast.executor.fabric.RestoreKind;
import dev.holdfast.executor.fabric.RestoreOrder;
import dev.holdfast.executor.fabric.RestoreSource;
import dev.holdfast.executor.fabric.content.Extents;
import dev.holdfast.executor.fabric.content.FileRange;
import dev.holdfast.planner.state.Tier;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/** What stands in the way of a restore: names and addresses that are taken, disks that are missing, keys, and what is lost. */
final class Hindrances {

    private final SortedMap<String, Machine> living;
    private final Map<String, Integer> wantedNames;

    /**
     * Looks at restores among these machines.
     *
     * @param living machines that exist, by address
     * @param wantedNames how many restores of the same request want a name
     */
    Hindrances(SortedMap<String, Machine> living, Map<String, Integer> wantedNames) {
        this.living = living;
        this.wantedNames = Map.copyOf(wantedNames);
    }

    /** All of a restore, those that block first. */
    List<Hindrance> of(String machine, RestoreSource source, RestoreOrder order) {
        List<Hindrance> found = new ArrayList<>();
        switch (order.kind()) {
            case NEW_VM -> newMachine(machine, source, order, found);
            case DISKS -> disks(source, found);
            case REPLACE_DISKS -> replaced(machine, source, order, found);
            case FILES -> files(source, order, found);
        }
        keys(source, order.roles(), found);
        if (source.tier() == Tier.ARCHIVE) {
            found.add(Hindrance.warns("The point is in the archive tier: it is rehydrated before it can be restored."));
        }
        found.sort(Comparator.comparing((Hindrance hindrance) -> !hindrance.blocking()));
        return found;
    }

    private void newMachine(String machine, RestoreSource source, RestoreOrder order, List<Hindrance> found) {
        String name = order.target();
        if (living.values().stream().anyMatch(known -> known.name().equalsIgnoreCase(name))) {
            found.add(Hindrance.blocks(
                    "A machine called '" + name + "' exists. Restore under another name, such as --name '" + name
                            + "-restored'; or put the disks of the point in its place: --as replace-disks."));
        } else if (wantedNames.getOrDefault(name, 0) > 1) {
            found.add(Hindrance.blocks("Several machines would be restored as '" + name
                    + "'. A * in --name stands for the name of each: --name '*-restored'."));
        }
        wholeMachine(source, found);
        Optional<Machine> original = Optional.ofNullable(living.get(machine));
        if (original.isEmpty()) {
            return;
        }
        if (original.get().region().equals(source.region())) {
            found.add(Hindrance.warns("IP address: " + machine + " exists in " + source.region()
                    + ". A static address of the capture is in use; the restored machine gets another one."));
        }
        if (original.get().os().equals(OperatingSystem.WINDOWS.word())) {
            found.add(Hindrance.warns(
                    "Domain: " + machine + " and the restored machine have one computer account. Start the"
                            + " restored one without a network first, or take the other out of the domain."));
        }
    }

    /** A machine can only be made of all of its disks. */
    private static void wholeMachine(RestoreSource source, List<Hindrance> found) {
        if (!source.excludedDisks().isEmpty()) {
            found.add(Hindrance.blocks("The backups leave out " + String.join(", ", source.excludedDisks())
                    + ". The service restores such a point as disks only: --as disks --resource-group NAME."));
        }
    }

    private static void disks(RestoreSource source, List<Hindrance> found) {
        if (!source.excludedDisks().isEmpty()) {
            found.add(Hindrance.warns("Not in the point, because its backups leave them out: "
                    + String.join(", ", source.excludedDisks()) + ". They must come from elsewhere."));
        }
    }

    private void replaced(String machine, RestoreSource source, RestoreOrder order, List<Hindrance> found) {
        Machine original = living.get(machine);
        if (original == null) {
            found.add(
                    Hindrance.blocks(
                            machine
                                    + " does not exist any more, so it has no disks to replace. Restore it as a machine: --as new-vm."));
        } else if (!original.region().equals(order.region())) {
            found.add(Hindrance.blocks("Disks are replaced where the machine is: " + machine + " is in "
                    + original.region() + ", not in " + order.region() + "."));
        } else {
            found.add(Hindrance.warns("What was written to the disks of " + machine
                    + " since the capture is lost. 'holdfast backup " + machine
                    + " --keep 3d' keeps it for the case that it"
                    + " is needed."));
        }
        wholeMachine(source, found);
    }

    private static void files(RestoreSource source, RestoreOrder order, List<Hindrance> found) {
        for (FileRange file : order.files()) {
            Optional<PointDisk> disk = source.disks().stream()
                    .filter(held -> held.name().equals(file.disk()))
                    .findFirst();
            if (disk.isEmpty()) {
                String names = String.join(
                        ", ", source.disks().stream().map(PointDisk::name).toList());
                found.add(Hindrance.blocks("The point has no disk '" + file.disk() + "' for the file '" + file.name()
                        + "'. It has: " + names + "."));
            } else if (!disk.get().holds(file)) {
                found.add(Hindrance.blocks("The file '" + file.name() + "' would end with extent " + file.last()
                        + " of the disk '" + file.disk() + "', whose content ends with extent "
                        + (Extents.of(disk.get().usedBytes()) - 1) + ". There is nothing to restore there."));
            }
        }
    }

    private static void keys(RestoreSource source, Set<String> roles, List<Hindrance> found) {
        Optional<String> role = DiskEncryption.of(source.encryption()).role();
        if (role.isPresent() && !roles.contains(role.get())) {
            found.add(Hindrance.blocks("Its disks are encrypted (" + source.encryption()
                    + "). Whoever restores needs the role '" + role.get()
                    + "' on the key vault; say that you hold it: --role '"
                    + role.get() + "'."));
        }
    }

    /** How many restores of a request want each name for a new machine. */
    static boolean takesName(RestoreKind kind) {
        return kind == RestoreKind.NEW_VM;
    }
}
