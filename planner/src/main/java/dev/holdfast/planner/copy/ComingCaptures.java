package dev.holdfast.planner.copy;

import dev.holdfast.dsl.quantity.DataSize;
import dev.holdfast.planner.schedule.LocalClock;
import dev.holdfast.planner.state.PointStatus;
import dev.holdfast.planner.state.RecoveryPoint;
import dev.holdfast.planner.state.Tier;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToLongFunction;

/**
 * Captures that are still on their way into the place a copy is made from. An interval waits for them, so that the last capture
 * before its close is copied, and not the one before it first.
 */
public final class ComingCaptures {

    /** How long an interval waits: a whole job of a daily policy ends within 24 hours (VM backup). */
    private static final Duration PATIENCE = Duration.ofDays(1);

    private ComingCaptures() {}

    /**
     * The points of a place that is itself filled by copies, and with them what the machine's own vault has beyond it.
     *
     * @param source points at that place
     * @param home points in the machine's own vault
     */
    public static List<RecoveryPoint> beside(List<RecoveryPoint> source, List<RecoveryPoint> home) {
        Set<Instant> there = new HashSet<>();
        source.forEach(point -> there.add(point.captured()));
        List<RecoveryPoint> all = new ArrayList<>(source);
        for (RecoveryPoint point : home) {
            if (point.isGood() && !there.contains(point.captured())) {
                all.add(new RecoveryPoint(
                        point.id(),
                        point.captured(),
                        EnumSet.of(Tier.INSTANT),
                        DataSize.ZERO,
                        point.status(),
                        point.consistency(),
                        point.tags(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
            }
        }
        return all;
    }

    /**
     * The newest capture of each interval that is on its way: the last of a day that is over, not yet stored, and not for
     * longer than a day. Other captures of a day may never be stored.
     */
    static Map<Long, Instant> byInterval(CopyDemand demand, ToLongFunction<RecoveryPoint> interval) {
        LocalClock clock = new LocalClock(demand.zone());
        long today = clock.localDay(demand.at().getEpochSecond());
        Map<Long, RecoveryPoint> lastOfDay = new HashMap<>();
        for (RecoveryPoint point : demand.source()) {
            long day = clock.localDay(point.captured().getEpochSecond());
            if (day < today && Transfers.isComing(point.status())) {
                lastOfDay.merge(day, point, (one, other) -> one.captured().isBefore(other.captured()) ? other : one);
            }
        }
        Instant since = demand.at().minus(PATIENCE);
        Map<Long, Instant> coming = new HashMap<>();
        for (RecoveryPoint point : lastOfDay.values()) {
            if (!isStored(point) && point.captured().isAfter(since)) {
                coming.merge(
                        interval.applyAsLong(point),
                        point.captured(),
                        (one, other) -> one.isBefore(other) ? other : one);
            }
        }
        return coming;
    }

    private static boolean isStored(RecoveryPoint point) {
        return point.status() != PointStatus.UNVERIFIED
                && (point.tiers().contains(Tier.VAULT) || point.tiers().contains(Tier.ARCHIVE));
    }
}
