package dev.holdfast.planner.loss;

import dev.holdfast.dsl.model.Immutability;
import dev.holdfast.dsl.model.Vault;
import dev.holdfast.dsl.model.policy.FailureClass;
import dev.holdfast.dsl.profile.ServiceProfile;
import dev.holdfast.dsl.quantity.Durations;
import dev.holdfast.planner.objective.PolicyShape;
import dev.holdfast.planner.objective.PolicyType;
import dev.holdfast.planner.objective.RestorablePlaces;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which captures survive a class of failure, and why.
 *
 * <p>{@link RestorablePlaces} says which places survive.
 *
 * @param routes the ways on which captures come to where they survive; empty if none does
 * @param explanation why, in full sentences
 */
public record Survival(List<Route> routes, String explanation) {

    /** Where captures are. */
    public enum Place {
        SNAPSHOT,
        VAULT,
        COPY
    }

    /**
     * A way on which captures come to a place that survives.
     *
     * @param place where
     * @param vault the vault there; the machine's own for snapshots
     * @param hops for copies: the intervals of the copy rules that a capture passes, from the home vault outward; each takes the
     *     newest of its interval at the one before
     * @param otherRegion true if the point is read in the paired region of its vault, some time after it arrived
     */
    public record Route(Place place, Vault vault, List<Duration> hops, boolean otherRegion) {
        public Route {
            hops = List.copyOf(hops);
        }
    }

    public Survival {
        routes = List.copyOf(routes);
    }

    /** What survives a class under a policy, the best place first. */
    public static Survival of(FailureClass failureClass, PolicyShape shape, ServiceProfile profile) {
        RestorablePlaces places = new RestorablePlaces(failureClass, shape.policyType(), shape.home());
        List<String> gone = new ArrayList<>();
        String subject = subject(failureClass);
        if (shape.instantKept()) {
            Optional<String> loss = places.snapshotLoss();
            if (loss.isEmpty()) {
                return new Survival(
                        List.of(new Route(Place.SNAPSHOT, shape.home(), List.of(), false)),
                        subject + " is survived by every capture, in the snapshot tier.");
            }
            gone.add(loss.get());
        }
        List<Route> routes = new ArrayList<>();
        List<String> survivors = new ArrayList<>();
        Vault home = shape.home();
        Optional<String> homeLoss = places.vaultLoss(home);
        if (homeLoss.isEmpty()) {
            boolean otherRegion = places.isReadFromPairedRegion(home);
            routes.add(new Route(Place.VAULT, home, List.of(), otherRegion));
            survivors.add((shape.policyType() == PolicyType.STANDARD ? "every capture" : "the last capture of each day")
                    + ", in vault " + home.name() + remark(places, home, profile));
        } else {
            gone.add(homeLoss.get());
        }
        // A copy arrives after the point in the vault; it helps only where that cannot be read at once.
        if (routes.isEmpty() || routes.get(0).otherRegion()) {
            addCopies(places, shape, profile, routes, survivors, gone);
        }
        if (routes.isEmpty()) {
            return new Survival(routes, subject + " is survived by no capture: " + String.join("; ", gone) + ".");
        }
        String lost = homeLoss.isEmpty() ? "" : "; " + String.join("; ", gone);
        return new Survival(routes, subject + " is survived by " + String.join(" and ", survivors) + lost + ".");
    }

    private static void addCopies(
            RestorablePlaces places,
            PolicyShape shape,
            ServiceProfile profile,
            List<Route> routes,
            List<String> survivors,
            List<String> gone) {
        for (PolicyShape.CopyTarget copy : shape.copies()) {
            Vault vault = copy.vault();
            Optional<String> loss = profile.vaultCopies()
                    ? places.vaultLoss(vault)
                    : Optional.of("the service does not copy to vault " + vault.name());
            if (loss.isEmpty()) {
                List<PolicyShape.CopyTarget> chain = shape.chain(copy);
                List<Duration> hops =
                        chain.stream().map(hop -> hop.rule().every()).toList();
                routes.add(new Route(Place.COPY, vault, hops, places.isReadFromPairedRegion(vault)));
                survivors.add(named(chain));
            } else {
                gone.add(loss.get());
            }
        }
    }

    /** The copy at the end of a chain and what it is made from. */
    private static String named(List<PolicyShape.CopyTarget> chain) {
        StringBuilder text = new StringBuilder();
        for (int i = chain.size() - 1; i >= 0; i--) {
            PolicyShape.CopyTarget copy = chain.get(i);
            text.append(text.isEmpty() ? "the copy of every " : ", made from the copy of every ")
                    .append(Durations.format(copy.rule().every()))
                    .append(" in vault ")
                    .append(copy.vault().name());
        }
        return text.toString();
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

    /** What the explanation adds about points in a vault. */
    private static String remark(RestorablePlaces places, Vault vault, ServiceProfile profile) {
        if (places.failureClass() == FailureClass.RANSOMWARE && vault.immutability() == Immutability.UNLOCKED) {
            return ", whose immutability is not locked and could be turned off";
        }
        return places.isReadFromPairedRegion(vault)
                ? ", readable in the paired region "
                        + Durations.format(profile.timings().crossRegionLag()) + " after its transfer"
                : "";
    }
}
