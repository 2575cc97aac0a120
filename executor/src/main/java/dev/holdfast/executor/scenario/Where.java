package dev.holdfast.executor.scenario;

import dev.holdfast.dsl.expression.Expression;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * What a fault hits, as far as a scenario says it. What is not said is chosen: the region with most machines, the vault and the policy
 * that protect most, all machines that fit.
 *
 * @param machines addresses or globs of which a machine fits one; empty for all
 * @param condition over {@code vm}, a machine as it is declared
 * @param place what machines, vaults and zones must be in
 * @param account storage account
 * @param count so many of the machines that fit, chosen by the seed
 * @param share such a share of the machines that fit, chosen by the seed; at least one
 */
public record Where(
        List<String> machines,
        Optional<Expression> condition,
        Place place,
        Optional<String> account,
        OptionalInt count,
        OptionalDouble share) {

    /** Nothing is said. */
    public static final Where ANYWHERE = fitting(Optional.empty());

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

    /** Machines that fit a condition, and nothing else is said. */
    static Where fitting(Optional<Expression> condition) {
        return new Where(
                List.of(), condition, Place.ANY, Optional.empty(), OptionalInt.empty(), OptionalDouble.empty());
    }

    Where ofMachines(String selector) {
        return new Where(
                List.of(selector), Optional.empty(), Place.ANY, account, OptionalInt.empty(), OptionalDouble.empty());
    }

    Where in(Place other) {
        return new Where(machines, condition, other, account, count, share);
    }
}
