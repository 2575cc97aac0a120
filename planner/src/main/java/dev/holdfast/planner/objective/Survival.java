package dev.holdfast.planner.objective;

import dev.holdfast.dsl.model.FailureClass;
import dev.holdfast.dsl.model.Immutability;
import dev.holdfast.dsl.model.Redundancy;
import dev.holdfast.dsl.model.Vault;
import dev.holdfast.dsl.profile.ServiceProfile;
import dev.holdfast.dsl.quantity.Durations;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which captures survive a class of failure, and why.
 *
 * <p>Strict where sources leave room. Snapshots: those of an enhanced policy are zone-redundant, those of a standard one are
 * not; none survives the loss of the region or somebody who deletes or encrypts the machine. Vaults: LRS is one data centre, so
 * it does not survive a zone; GRS without cross-region restore keeps its second copy where nobody can read it at will, so it
 * survives neither zone nor region; soft delete, always on, survives deletion; ransomware needs immutability on top, since soft
 * delete alone still lets an administrator end protection and shorten retention. A bad release is survived by every older
 * point.
 *
 * @param selections which captures count; empty if none survives
 * @param explanation why, in full sentences
 */
record Survival(List<Selection> selections, String explanation) {

    /** Where captures are. */
    enum Place {
        SNAPSHOT,
        VAULT,
        COPY
    }

    /**
     * Captures in one place.
     *
     * @param place where
     * @param every for copies: the last capture of each interval of this length
     */
    record Selection(Place place, Optional<Duration> every) {}

    Survival {
        selections = List.copyOf(selections);
    }

    static Survival of(FailureClass failureClass, PolicyShape shape, ServiceProfile profile) {
        boolean standard = shape.policyType() == PolicyType.STANDARD;
        List<String> gone = new ArrayList<>();
        String subject = subject(failureClass);
        if (shape.instantKept()) {
            Optional<String> loss = snapshotLoss(failureClass, shape.policyType());
            if (loss.isEmpty()) {
                return all(Place.SNAPSHOT, subject + " is survived by every capture, in the snapshot tier.");
            }
            gone.add(loss.get());
        }
        Vault home = shape.home();
        Optional<String> loss = vaultLoss(failureClass, home, home);
        if (loss.isEmpty()) {
            String which = standard ? "every capture" : "the last capture of each day";
            return all(
                    Place.VAULT,
                    subject + " is survived by " + which + ", in vault " + home.name()
                            + remark(failureClass, home, profile) + ".");
        }
        gone.add(loss.get());
        List<Selection> selections = new ArrayList<>();
        List<String> survivors = new ArrayList<>();
        for (PolicyShape.CopyTarget copy : shape.copies()) {
            Optional<String> copyLoss = profile.vaultCopies()
                    ? vaultLoss(failureClass, copy.vault(), home)
                    : Optional.of(
                            "the service does not copy to vault " + copy.vault().name());
            if (copyLoss.isEmpty()) {
                selections.add(new Selection(Place.COPY, Optional.of(copy.rule().every())));
                survivors.add(
                        "the copy of every " + Durations.format(copy.rule().every()) + " in vault "
                                + copy.vault().name());
            } else {
                gone.add(copyLoss.get());
            }
        }
        String explanation = selections.isEmpty()
                ? subject + " is survived by no capture: " + String.join("; ", gone) + "."
                : subject + " is survived by " + String.join(" and ", survivors) + "; " + String.join("; ", gone) + ".";
        return new Survival(selections, explanation);
    }

    private static String subject(FailureClass failureClass) {
        return switch (failureClass) {
            case DISK -> "The loss of a disk";
            case RACK -> "The loss of a rack";
            case VM -> "The loss of the machine";
            case ZONE -> "The loss of a zone";
            case REGION -> "The loss of the region";
            case DELETION -> "Deletion";
            case RANSOMWARE -> "Ransomware";
            case APPLICATION -> "A bad release";
        };
    }

    private static Survival all(Place place, String explanation) {
        return new Survival(List.of(new Selection(place, Optional.empty())), explanation);
    }

    /** Why snapshots do not survive; empty if they do. */
    private static Optional<String> snapshotLoss(FailureClass failureClass, PolicyType type) {
        return switch (failureClass) {
            case DISK, RACK, VM, APPLICATION -> Optional.empty();
            case ZONE ->
                type == PolicyType.ENHANCED
                        ? Optional.empty()
                        : Optional.of("snapshots of a standard policy are kept in one zone");
            case REGION -> Optional.of("snapshots are kept in the machine's region");
            case DELETION -> Optional.of("snapshots can be deleted with the machine");
            case RANSOMWARE -> Optional.of("snapshots can be deleted by whoever controls the machine");
        };
    }

    /** Why points in a vault do not survive; empty if they do. */
    private static Optional<String> vaultLoss(FailureClass failureClass, Vault vault, Vault home) {
        boolean elsewhere = !vault.region().equalsIgnoreCase(home.region());
        boolean readableElsewhere = vault.redundancy() == Redundancy.GRS && vault.crossRegionRestore();
        String name = "vault " + vault.name();
        return switch (failureClass) {
            case DISK, RACK, VM, APPLICATION, DELETION -> Optional.empty();
            case ZONE ->
                elsewhere || readableElsewhere || vault.redundancy() == Redundancy.ZRS
                        ? Optional.empty()
                        : Optional.of(name + " is " + vault.redundancy().word()
                                + (vault.redundancy() == Redundancy.GRS ? " without cross-region restore" : "")
                                + ", which does not survive a zone");
            case REGION ->
                elsewhere || readableElsewhere
                        ? Optional.empty()
                        : Optional.of(name + " can be read in " + vault.region() + " only");
            case RANSOMWARE ->
                vault.immutability() == Immutability.DISABLED
                        ? Optional.of(name + " has no immutability")
                        : Optional.empty();
        };
    }

    /** What the explanation adds about points in a vault. */
    private static String remark(FailureClass failureClass, Vault vault, ServiceProfile profile) {
        if (failureClass == FailureClass.RANSOMWARE && vault.immutability() == Immutability.UNLOCKED) {
            return ", whose immutability is not locked and could be turned off";
        }
        boolean local = failureClass == FailureClass.ZONE && vault.redundancy() == Redundancy.ZRS;
        boolean paired = failureClass == FailureClass.ZONE || failureClass == FailureClass.REGION;
        return paired && !local
                ? ", readable in the paired region "
                        + Durations.format(profile.timings().crossRegionLag()) + " after its transfer"
                : "";
    }
}
