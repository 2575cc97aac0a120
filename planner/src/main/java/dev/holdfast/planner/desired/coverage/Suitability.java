package dev.holdfast.planner.desired.coverage;

import dev.holdfast.dsl.diagnostic.FindingType;
import dev.holdfast.dsl.model.disk.Disk;
import dev.holdfast.dsl.model.disk.DiskStorage;
import dev.holdfast.dsl.model.machine.Orchestration;
import dev.holdfast.dsl.model.machine.VirtualMachine;
import dev.holdfast.dsl.profile.ServiceProfile;
import java.util.Optional;

/**
 * What the service refuses to back up as a whole machine. Sources: the support matrix as data in the service profile, and
 * the rules on scale sets and ephemeral disks.
 */
public final class Suitability {

    private final ServiceProfile.Limits limits;

    /** What the service can back up, by its profile. */
    public Suitability(ServiceProfile profile) {
        this.limits = profile.limits();
    }

    /**
     * A refusal.
     *
     * @param type which finding
     * @param reason why, in a clause
     * @param fix what to do
     */
    public record Refusal(FindingType type, String reason, String fix) {}

    /** Why the machine cannot be backed up, whatever its policy; empty if it can. */
    public Optional<Refusal> ofMachine(VirtualMachine machine) {
        if (machine.details()
                .scaleSet()
                .filter(set -> set.orchestration() == Orchestration.UNIFORM)
                .isPresent()) {
            return refusal(
                    FindingType.UNIFORM_SCALE_SET,
                    "instances of a Uniform scale set cannot be backed up one by one",
                    "Keep their data elsewhere, move to Flexible orchestration, or declare them unprotected with the"
                            + " reason.");
        }
        Optional<Disk> osDisk = machine.osDisk();
        if (osDisk.isEmpty()) {
            return refusal(
                    FindingType.NO_OS_DISK,
                    "its record names no operating system disk, so the service cannot back it up as a machine",
                    "Check the inventory record; a fresh answer of the cloud should name the disk.");
        }
        if (osDisk.get().traits().storage() == DiskStorage.EPHEMERAL) {
            return refusal(
                    FindingType.EPHEMERAL_OS_DISK,
                    "its operating system disk is ephemeral, which the service does not back up",
                    "Use a managed operating system disk, or declare the machine unprotected with the reason.");
        }
        return Optional.empty();
    }

    /** Why the selected disks are too many or too large; empty if they are not. */
    public Optional<Refusal> ofDisks(DiskSelection selection) {
        boolean unmanaged = false;
        long total = 0;
        for (Disk disk : selection.included()) {
            unmanaged |= disk.traits().storage() == DiskStorage.UNMANAGED;
            long size = disk.size().value().bytes();
            if (size > limits.diskSize().bytes()) {
                return refusal(
                        FindingType.TOO_LARGE,
                        "a disk is larger than " + limits.diskSize() + ", the largest the service backs up",
                        "Exclude the disk with a reason, or split it.");
            }
            total += size;
        }
        if (total > limits.machineSize().bytes()) {
            return refusal(
                    FindingType.TOO_LARGE,
                    "its disks hold more than " + limits.machineSize() + " together, the most the service backs up",
                    "Exclude disks with a reason.");
        }
        int most = unmanaged ? limits.unmanagedDisksPerMachine() : limits.disksPerMachine();
        if (selection.included().size() > most) {
            return refusal(
                    FindingType.TOO_MANY_DISKS,
                    "it has more than " + most + (unmanaged ? " disks, some unmanaged" : " disks")
                            + ", the most the service backs up",
                    "Exclude disks with a reason.");
        }
        return Optional.empty();
    }

    private static Optional<Refusal> refusal(FindingType type, String reason, String fix) {
        return Optional.of(new Refusal(type, reason, fix));
    }
}
