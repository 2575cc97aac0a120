package dev.holdfast.planner.loss;

import dev.holdfast.dsl.model.FailureClass;
import dev.holdfast.dsl.model.Immutability;
import dev.holdfast.dsl.model.Redundancy;
import dev.holdfast.dsl.model.Vault;
import dev.holdfast.dsl.profile.ServiceProfile;
import dev.holdfast.dsl.quantity.Durations;
import dev.holdfast.planner.objective.PolicyShape;
import dev.holdfast.planner.objective.PolicyType;
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
 * @param routes the ways on which captures come to where they survive; empty if none does
 * @param explanation why, in full sentences
 */
record Survival(List<Route> routes, String explanation) {

    /** Where captures are. */
    enum Place {
        SNAPSHOT,
        VAULT,
        COPY
    }

    /**
     * A way on which captures come to a place that survives.
     *
     * @param place where
     * @param every for copies: the last capture of each interval of this length
     * @param otherRegion true if the point is read in the paired region of its vault, some time after it arrived
     */
    record Route(Place place, Optional<Duration> every, boolean otherRegion) {}

    Survival {
        routes = List.copyOf(routes);
    }

    static Survival of(FailureClass failureClass, PolicyShape shape, ServiceProfile profile) {
        List<String> gone = new ArrayList<>();
        String subject = subject(failureClass);
        if (shape.instantKept()) {
            Optional<String> loss = snapshotLoss(failureClass, shape.policyType());
            if (loss.isEmpty()) {
                return new Survival(
                        List.of(new Route(Place.SNAPSHOT, Optional.empty(), false)),
                        subject + " is survived by every capture, in the snapshot tier.");
            }
            gone.add(loss.get());
        }
        List<Route> routes = new ArrayList<>();
        List<String> survivors = new ArrayList<>();
        Vault home = shape.home();
        Optional<String> homeLoss = vaultLoss(failureClass, home, home);
        if (homeLoss.isEmpty()) {
            boolean otherRegion = isReadElsewhere(failureClass, home, home);
            routes.add(new Route(Place.VAULT, Optional.empty(), otherRegion));
            survivors.add((shape.policyType() == PolicyType.STANDARD ? "every capture" : "the last capture of each day")
                    + ", in vault " + home.name() + remark(failureClass, home, home, profile));
        } else {
            gone.add(homeLoss.get());
        }
        // A copy arrives after the point in the vault; it helps only where that cannot be read at once.
        if (routes.isEmpty() || routes.get(0).otherRegion()) {
            addCopies(failureClass, shape, profile, routes, survivors, gone);
        }
        if (routes.isEmpty()) {
            return new Survival(routes, subject + " is survived by no capture: " + String.join("; ", gone) + ".");
        }
        String lost = homeLoss.isEmpty() ? "" : "; " + String.join("; ", gone);
        return new Survival(routes, subject + " is survived by " + String.join(" and ", survivors) + lost + ".");
    }

    private static void addCopies(
            FailureClass failureClass,
            PolicyShape shape,
            ServiceProfile profile,
            List<Route> routes,
            List<String> survivors,
            List<String> gone) {
        for (PolicyShape.CopyTarget copy : shape.copies()) {
            Vault vault = copy.vault();
            Optional<String> loss = profile.vaultCopies()
                    ? vaultLoss(failureClass, vault, shape.home())
                    : Optional.of("the service does not copy to vault " + vault.name());
            if (loss.isEmpty()) {
                Duration every = copy.rule().every();
                routes.add(
                        new Route(Place.COPY, Optional.of(every), isReadElsewhere(failureClass, vault, shape.home())));
                survivors.add("the copy of every " + Durations.format(every) + " in vault " + vault.name());
            } else {
                gone.add(loss.get());
            }
        }
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

    /** True if what survives in a vault is read in its paired region. */
    private static boolean isReadElsewhere(FailureClass failureClass, Vault vault, Vault home) {
        boolean elsewhere = !vault.region().equalsIgnoreCase(home.region());
        return !elsewhere
                && (failureClass == FailureClass.REGION
                        || (failureClass == FailureClass.ZONE && vault.redundancy() != Redundancy.ZRS));
    }

    /** What the explanation adds about points in a vault. */
    private static String remark(FailureClass failureClass, Vault vault, Vault home, ServiceProfile profile) {
        if (failureClass == FailureClass.RANSOMWARE && vault.immutability() == Immutability.UNLOCKED) {
            return ", whose immutability is not locked and could be turned off";
        }
        return isReadElsewhere(failureClass, vault, home)
                ? ", readable in the paired region "
                        + Durations.format(profile.timings().crossRegionLag()) + " after its transfer"
                : "";
    }
}
