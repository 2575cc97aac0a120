package dev.holdfast.planner.recovery;

import dev.holdfast.dsl.profile.RestoreTimings;
import dev.holdfast.planner.loss.Survival.Place;
import dev.holdfast.planner.loss.Survival.Route;
import java.util.Optional;

/**
 * The place that a point is restored from.
 *
 * @param place snapshot tier or vault, home or of copies
 * @param vault name of the vault; of the machine's own for snapshots
 * @param region of that vault
 * @param pairedRegion true if the vault is read in its paired region
 * @param targetRegion where the machine is restored; empty for the paired region of a region that the service profile does not
 *     know
 */
public record RestoreSource(
        Place place, String vault, String region, boolean pairedRegion, Optional<String> targetRegion) {

    static RestoreSource of(Route route, RestoreTimings timings) {
        String region = route.vault().region();
        Optional<String> target = route.otherRegion()
                ? Optional.ofNullable(timings.pairedRegions().get(region))
                : Optional.of(region);
        return new RestoreSource(route.place(), route.vault().name(), region, route.otherRegion(), target);
    }

    /** True if data must be read from a vault, not only snapshots attached. */
    public boolean isVault() {
        return place != Place.SNAPSHOT;
    }

    /** How people call the region that the machine is restored into. */
    public String targetName() {
        return targetRegion.orElse("the paired region of " + region);
    }

    /** {@code the snapshot tier}, {@code vault rsv-east}, {@code vault rsv-east, read in westus}. */
    public String text() {
        return isVault() ? "vault " + vault + (pairedRegion ? ", read in " + targetName() : "") : "the snapshot tier";
    }
}
