package dev.holdfast.planner.objective;

import dev.holdfast.dsl.model.FailureClass;
import dev.holdfast.dsl.model.Immutability;
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
 * <p>{@link RestorablePlaces} says which places survive.
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
        RestorablePlaces places = new RestorablePlaces(failureClass, shape.policyType(), shape.home());
        List<String> gone = new ArrayList<>();
        String subject = subject(failureClass);
        if (shape.instantKept()) {
            Optional<String> loss = places.snapshotLoss();
            if (loss.isEmpty()) {
                return all(Place.SNAPSHOT, subject + " is survived by every capture, in the snapshot tier.");
            }
            gone.add(loss.get());
        }
        Vault home = shape.home();
        Optional<String> loss = places.vaultLoss(home);
        if (loss.isEmpty()) {
            String which = standard ? "every capture" : "the last capture of each day";
            return all(
                    Place.VAULT,
                    subject + " is survived by " + which + ", in vault " + home.name() + remark(places, profile) + ".");
        }
        gone.add(loss.get());
        List<Selection> selections = new ArrayList<>();
        List<String> survivors = new ArrayList<>();
        for (PolicyShape.CopyTarget copy : shape.copies()) {
            Optional<String> copyLoss = profile.vaultCopies()
                    ? places.vaultLoss(copy.vault())
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

    /** What the explanation adds about points in a vault. */
    private static String remark(RestorablePlaces places, ServiceProfile profile) {
        Vault vault = places.home();
        if (places.failureClass() == FailureClass.RANSOMWARE && vault.immutability() == Immutability.UNLOCKED) {
            return ", whose immutability is not locked and could be turned off";
        }
        return places.isReadFromPairedRegion(vault)
                ? ", readable in the paired region "
                        + Durations.format(profile.timings().crossRegionLag()) + " after its transfer"
                : "";
    }
}
