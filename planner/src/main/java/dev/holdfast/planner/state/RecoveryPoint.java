package dev.holdfast.planner.state;

import dev.holdfast.dsl.model.policy.Consistency;
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
 * @param hold the legal hold placed on it, also when that has ended by itself; absent if there is none
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
        Optional<LegalHold> hold,
        Optional<String> base,
        Optional<Promise> promise) {

    public RecoveryPoint {
        tiers = Collections.unmodifiableSet(tiers.isEmpty() ? EnumSet.noneOf(Tier.class) : EnumSet.copyOf(tiers));
        tags = Collections.unmodifiableSortedSet(new TreeSet<>(tags));
    }

    /** A good point that holds everything itself, without lock, hold, tags and promise: one that is foreseen or copied. */
    public static RecoveryPoint good(
            String id, Instant captured, Set<Tier> tiers, DataSize size, Consistency consistency) {
        return new RecoveryPoint(
                id,
                captured,
                tiers,
                size,
                PointStatus.GOOD,
                consistency,
                new TreeSet<>(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** The point as it is in another vault: its tags go with it, lock, hold, base and promise of the source do not. */
    public RecoveryPoint copied(DataSize newSize) {
        return new RecoveryPoint(
                id,
                captured,
                EnumSet.of(Tier.VAULT),
                newSize,
                PointStatus.GOOD,
                consistency,
                tags,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** The same point once its bytes are in a further tier. */
    public RecoveryPoint alsoIn(Tier tier) {
        EnumSet<Tier> more = EnumSet.of(tier);
        more.addAll(tiers);
        return in(more);
    }

    /** The same point with its bytes in other tiers. */
    public RecoveryPoint in(Set<Tier> others) {
        return new RecoveryPoint(
                id, captured, others, size, status, consistency, tags, lockedUntil, hold, base, promise);
    }

    /** True if its own bytes can be restored; whether those it builds on can is not known here. */
    public boolean isGood() {
        return status == PointStatus.GOOD;
    }

    /** True if an approved plan let it go; it waits for the service's next clean-up. */
    public boolean isReleased() {
        return promise.isPresent() && promise.get().isReleased();
    }

    /** The same point with another promise. */
    public RecoveryPoint promising(Promise newPromise) {
        return new RecoveryPoint(
                id, captured, tiers, size, status, consistency, tags, lockedUntil, hold, base, Optional.of(newPromise));
    }

    /** The same point under another id, building on a point of another id. */
    public RecoveryPoint named(String newId, Optional<String> newBase) {
        return new RecoveryPoint(
                newId, captured, tiers, size, status, consistency, tags, lockedUntil, hold, newBase, promise);
    }

    /** The same point with another hold, or none. */
    public RecoveryPoint holding(Optional<LegalHold> newHold) {
        return new RecoveryPoint(
                id, captured, tiers, size, status, consistency, tags, lockedUntil, newHold, base, promise);
    }

    /** First instant at which neither a lock nor a legal hold keeps it; {@link Instant#MAX} if only a release ends the hold. */
    public Instant freeFrom() {
        Instant lockEnds = lockedUntil.orElse(Instant.MIN);
        Instant holdEnds = hold.map(legal -> legal.until().orElse(Instant.MAX)).orElse(Instant.MIN);
        return lockEnds.isAfter(holdEnds) ? lockEnds : holdEnds;
    }

    /** True while a legal hold keeps the point, whatever else is said. */
    public boolean isHeldAt(Instant at) {
        return hold.isPresent() && hold.get().isInForce(at);
    }
}
