package dev.holdfast.planner.desired.coverage;

import dev.holdfast.dsl.diagnostic.FindingType;
import dev.holdfast.dsl.expression.evaluation.Evaluator;
import dev.holdfast.dsl.expression.evaluation.Scopes;
import dev.holdfast.dsl.model.Exclusion;
import dev.holdfast.dsl.model.disk.Disk;
import dev.holdfast.dsl.model.machine.VirtualMachine;
import dev.holdfast.planner.rule.Finding;
import dev.holdfast.planner.rule.Findings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Decides for each disk of a machine under vault backup whether it is included, with a reason for each that is not. Refuses
 * what the service refuses: leaving out the operating system disk, or any disk of a machine under disk encryption; such disks
 * stay included. Remembers which exclusions ever matched.
 */
public final class DiskRules {

    private static final String DISK_ENCRYPTION = "disk-encryption";

    private final List<Exclusion> exclusions;
    private final List<Optional<String>> exclusionPlaces = new ArrayList<>();
    private final boolean[] matched;
    private final Places places;
    private final Findings findings;

    /** The exclusions of a declaration; what is wrong with them becomes findings. */
    public DiskRules(List<Exclusion> exclusions, Places places, Findings findings) {
        this.exclusions = exclusions;
        this.matched = new boolean[exclusions.size()];
        this.places = places;
        this.findings = findings;
        for (int i = 0; i < exclusions.size(); i++) {
            exclusionPlaces.add(places.of("exclusions/" + i));
        }
    }

    /** Why a disk should be left out, and where that is written. */
    private record Wish(String reason, Optional<String> place) {}

    /** Which disks of a machine are backed up, which are not, and why. */
    public DiskSelection select(AddressedMachine addressed) {
        VirtualMachine machine = addressed.known().machine();
        List<Disk> included = new ArrayList<>(machine.disks().size());
        SortedMap<String, String> excluded = new TreeMap<>();
        List<String> names = new ArrayList<>();
        for (Disk disk : machine.disks()) {
            if (disk.isTemporary()) {
                excluded.put(disk.name(), "temporary disk: its content does not outlive the machine");
                continue;
            }
            Optional<Wish> wish = wish(machine, disk, addressed);
            if (wish.isPresent() && isPossible(machine, disk, wish.get(), addressed.address())) {
                excluded.put(disk.name(), wish.get().reason());
                names.add(disk.name());
            } else if (disk.traits().shared() && !disk.isOs()) {
                reportShared(addressed);
                excluded.put(disk.name(), "shared disk: backup of whole machines cannot take it");
                names.add(disk.name());
            } else {
                included.add(disk);
            }
        }
        return new DiskSelection(included, excluded, names);
    }

    private Optional<Wish> wish(VirtualMachine machine, Disk disk, AddressedMachine addressed) {
        if (disk.exclude().isPresent()) {
            return Optional.of(new Wish(disk.exclude().get(), Optional.of(ownPlace(machine, disk, addressed))));
        }
        Optional<Wish> wish = Optional.empty();
        for (int i = 0; i < exclusions.size(); i++) {
            if (Evaluator.matches(exclusions.get(i).where(), Scopes.ofDisk(machine, disk))) {
                matched[i] = true;
                if (wish.isEmpty()) {
                    wish = Optional.of(new Wish(exclusions.get(i).reason(), exclusionPlaces.get(i)));
                }
            }
        }
        return wish;
    }

    /** The line where a machine leaves out a disk of its own, else the machine. */
    private String ownPlace(VirtualMachine machine, Disk disk, AddressedMachine addressed) {
        Optional<String> written = addressed.known().declared()
                ? places.of("vms/" + machine.name() + "/disks/" + disk.name() + "/exclude")
                : Optional.empty();
        return written.orElse(addressed.known().source().place());
    }

    private boolean isPossible(VirtualMachine machine, Disk disk, Wish wish, String address) {
        if (disk.isOs()) {
            findings.add(
                    Finding.of(
                            FindingType.OS_DISK_EXCLUDED,
                            wish.place(),
                            "The operating system disk cannot be left out of a backup of the whole machine, so it stays"
                                    + " included: the service refuses a selection without it.",
                            "Take the operating system disk out of the exclusion, for example with && !disk.os."),
                    address);
            return false;
        }
        if (isEncrypted(machine)) {
            findings.add(
                    Finding.of(
                            FindingType.ENCRYPTED_DISK_EXCLUDED,
                            wish.place(),
                            "No disk of a machine that is encrypted inside the guest (disk-encryption) can be left out of its"
                                    + " backup: the service refuses such a selection. The disk would be backed up although the"
                                    + " declaration says otherwise.",
                            "Remove the exclusion, or encrypt the disks with platform or customer keys instead."),
                    address);
            return false;
        }
        return true;
    }

    private static boolean isEncrypted(VirtualMachine machine) {
        return machine.details().encryption().filter(DISK_ENCRYPTION::equals).isPresent();
    }

    private void reportShared(AddressedMachine addressed) {
        if (isEncrypted(addressed.known().machine())) {
            findings.add(
                    Finding.of(
                            FindingType.ENCRYPTED_DISK_EXCLUDED,
                            Optional.of(addressed.known().source().place()),
                            "A shared disk cannot be backed up with a whole machine, and no disk of a machine that is encrypted"
                                    + " inside the guest (disk-encryption) can be left out: the service takes it neither with the"
                                    + " disk nor without.",
                            "Take the shared disk off the machine, or declare the machine unprotected with the reason."),
                    addressed.address());
            return;
        }
        findings.add(
                Finding.of(
                        FindingType.UNSUPPORTED_DISK,
                        Optional.of(addressed.known().source().place()),
                        "A shared disk cannot be backed up with a whole machine; it is left out, so nothing protects what"
                                + " is on it.",
                        "Protect shared disks by another mechanism, or exclude them with the reason."),
                addressed.address());
    }

    /**
     * Says which data disks of a production machine are left out because somebody wants it so. Disks that cannot be backed up
     * have a finding of their own.
     *
     * @param addressed a machine that is backed up
     * @param disks what was selected for it
     */
    public void reportProduction(AddressedMachine addressed, DiskSelection disks) {
        VirtualMachine machine = addressed.known().machine();
        Optional<String> production =
                disks.excludedNames().isEmpty() ? Optional.empty() : ProductionTags.production(machine.tags());
        if (production.isEmpty()) {
            return;
        }
        for (Disk disk : machine.disks()) {
            if (disks.excludedNames().contains(disk.name())) {
                wish(machine, disk, addressed)
                        .ifPresent(wish -> findings.add(leftOut(wish, production.get()), addressed.address()));
            }
        }
    }

    private static Finding leftOut(Wish wish, String production) {
        return Finding.of(
                        FindingType.DATA_DISK_EXCLUDED,
                        wish.place(),
                        "A data disk of a production machine is left out of its backups with the reason '"
                                + wish.reason() + "', so nothing brings back what is on it.",
                        "If the disk holds data that would be missed, take it out of the exclusion. Otherwise waive this with"
                                + " an owner and a last day.")
                .with("production", production)
                .with("reason", wish.reason());
    }

    /** Says which exclusions matched no disk. */
    public void reportIdle() {
        for (int i = 0; i < matched.length; i++) {
            if (!matched[i]) {
                findings.add(
                        Finding.of(
                                FindingType.EXCLUSION_WITHOUT_DISK,
                                exclusionPlaces.get(i),
                                "The exclusion with the reason '"
                                        + exclusions.get(i).reason() + "' matches no disk of a protected machine.",
                                "Check the names in its condition, or remove it."),
                        "exclusions/" + i);
            }
        }
    }
}
