package dev.holdfast.executor.scenario;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * What a fault hits, as far as a scenario says it. What is not said is chosen: the region with most machines, the vault and the policy
 * that protect most, all machines that fit.
 *
 * @param machines addresses or globs of which a machine fits one; empty for all
 * @param place what machines, vaults and zones must be in
 * @param account storage account
 * @param count so many of the machines that fit, chosen by the seed
 * @param share such a share of the machines that fit, chosen by the seed; at least one
 */
public record Where(
        List<String> machines, Place place, Optional<String> account, OptionalInt count, OptionalDouble share) {

    /** Nothing is said. */
    public static final Where ANYWHERE =
            new Where(List.of(), Place.ANY, Optional.empty(), OptionalInt.empty(), OptionalDouble.empty());

    public Where {
        machines = List.copyOf(machines);
    }

    /**
     * A place.
     *
     * @param region name of a region, lower case
     * @param zone of a region
     * @param vault name or glob of vaults
     * @param policy name or glob of policies
     */
    public record Place(
            Optional<String> region, Optional<String> zone, Optional<String> vault, Optional<String> policy) {

        /** Anywhere. */
        public static final Place ANY =
                new Place(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

        Place inRegion(String other) {
            return new Place(Optional.of(other), zone, vault, policy);
        }

        Place inVault(String other) {
            return new Place(region, zone, Optional.of(other), policy);
        }
    }

    Where ofMachines(String selector) {
        return new Where(List.of(selector), Place.ANY, account, OptionalInt.empty(), OptionalDouble.empty());
    }

    Where in(Place other) {
        return new Where(machines, other, account, count, share);
    }
}
