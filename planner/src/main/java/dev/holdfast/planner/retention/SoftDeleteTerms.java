package dev.holdfast.planner.retention;

import dev.holdfast.dsl.profile.ServiceProfile;
import dev.holdfast.dsl.quantity.Durations;
import dev.holdfast.dsl.quantity.QuantityException;
import dev.holdfast.planner.state.AttributeNames;
import dev.holdfast.planner.state.ManagedObject;
import dev.holdfast.planner.state.PointStatus;
import dev.holdfast.planner.state.Tier;
import java.time.Duration;
import java.util.Set;

/** What a vault keeps of what is deleted in it, and how long. */
public final class SoftDeleteTerms {

    private SoftDeleteTerms() {}

    /**
     * How long a vault keeps what is deleted now. Soft delete cannot be turned off: a vault that says nothing of it, or less
     * than can be set, keeps it for the shortest time.
     */
    public static Duration of(ManagedObject vault, ServiceProfile.SoftDelete limits) {
        try {
            Duration set = Durations.parse(vault.text(AttributeNames.SOFT_DELETE));
            return set.compareTo(limits.shortest()) < 0 ? limits.shortest() : set;
        } catch (QuantityException e) {
            return limits.shortest();
        }
    }

    /** True if a point is kept when it is deleted: it is complete and in the vault. Snapshots have no soft delete. */
    public static boolean keeps(Set<Tier> tiers, PointStatus status) {
        boolean stored = tiers.contains(Tier.VAULT) || tiers.contains(Tier.ARCHIVE);
        return stored && (status == PointStatus.GOOD || status == PointStatus.PARTIAL);
    }
}
