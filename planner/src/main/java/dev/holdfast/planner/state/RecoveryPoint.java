package dev.holdfast.planner.state;

import dev.holdfast.dsl.model.Consistency;
import dev.holdfast.dsl.quantity.DataSize;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A recovery point of an item. Instant and vault tier of one capture are one point.
 *
 * @param id unique in the fabric
 * @param captured the instant its content is from
 * @param tiers where its bytes are; empty only for a failed point
 * @param size bytes only this point holds
 * @param status whether it can be trusted
 * @param consistency what it promises about applications
 * @param tags labels given to it; sorted
 * @param lockedUntil it must not be deleted before this instant, whatever a rule says
 * @param held under a legal hold: it must not be deleted at all
 * @param base id of the point of the same item that this one builds on, without which it cannot be restored; absent for a
 *     point that holds everything itself
 * @param promise what was last promised for it; absent if nothing was ever promised
 */
public record RecoveryPoint(
        String id,
        Instant captured,
        Set<Tier> tiers,
        DataSize size,
        PointStatus status,
        Consistency consistency,
        SortedSet<String> tags,
        Optional<Instant> lockedUntil,
        boolean held,
        Optional<String> base,
        Optional<Promise> promise) {

    public RecoveryPoint {
        tiers = Collections.unmodifiableSet(tiers.isEmpty() ? EnumSet.noneOf(Tier.class) : EnumSet.copyOf(tiers));
        tags = Collections.unmodifiableSortedSet(new TreeSet<>(tags));
    }

    /** True if its own bytes can be restored; whether those it builds on can is not known here. */
    public boolean isGood() {
        return status == PointStatus.GOOD;
    }

    /** The same point with another promise. */
    public RecoveryPoint promising(Promise newPromise) {
        return new RecoveryPoint(
                id, captured, tiers, size, status, consistency, tags, lockedUntil, held, base, Optional.of(newPromise));
    }
}
