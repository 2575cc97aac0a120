package dev.holdfast.planner.cost.course;

import dev.holdfast.planner.state.RecoveryPoint;
import dev.holdfast.planner.state.Tier;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;

/** Where one point is from when to when, in seconds since 1970. Mutable while time passes. */
final class PointStay {

    /** It is still there. */
    private static final long OPEN = Long.MAX_VALUE;

    /**
     * A stretch of time.
     *
     * @param to exclusive; {@link Long#MAX_VALUE} for no end
     */
    record Stretch(long from, long to) {}

    private final RecoveryPoint first;
    private final Map<Tier, Stretch> tiers = new EnumMap<>(Tier.class);
    private RecoveryPoint point;
    private Stretch deleted = new Stretch(0, 0);

    /** A point that is in its tiers from a second on. */
    PointStay(RecoveryPoint point, long from) {
        this.first = point;
        this.point = point;
        point.tiers().forEach(tier -> tiers.put(tier, new Stretch(from, OPEN)));
    }

    /** As it was in the beginning. */
    RecoveryPoint first() {
        return first;
    }

    /** As it is now. */
    RecoveryPoint point() {
        return point;
    }

    long captured() {
        return point.captured().getEpochSecond();
    }

    /** When it is in a tier; nothing if it never was. */
    Stretch in(Tier tier) {
        return tiers.getOrDefault(tier, new Stretch(0, 0));
    }

    /** When it is billed in soft delete; nothing if it never was. */
    Stretch deleted() {
        return deleted;
    }

    void leaves(Tier tier, long second) {
        tiers.computeIfPresent(
                tier, (any, stretch) -> stretch.to() == OPEN ? new Stretch(stretch.from(), second) : stretch);
        point = in(point, tier, false);
    }

    void enters(Tier tier, long second) {
        tiers.put(tier, new Stretch(second, OPEN));
        point = in(point, tier, true);
    }

    /** It is no longer a point. */
    void goes(long second) {
        for (Tier tier : Tier.values()) {
            tiers.computeIfPresent(
                    tier, (any, stretch) -> stretch.to() == OPEN ? new Stretch(stretch.from(), second) : stretch);
        }
    }

    /** It goes into soft delete, and is billed there until a second. */
    void isDeleted(long second, long billedUntil) {
        goes(second);
        deleted = new Stretch(second, Math.max(second, billedUntil));
    }

    private static RecoveryPoint in(RecoveryPoint point, Tier tier, boolean there) {
        EnumSet<Tier> now = EnumSet.noneOf(Tier.class);
        now.addAll(point.tiers());
        if (there) {
            now.add(tier);
        } else {
            now.remove(tier);
        }
        return point.in(now);
    }
}
