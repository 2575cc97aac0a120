package dev.holdfast.planner.copy;

import dev.holdfast.dsl.quantity.DataSize;
import dev.holdfast.planner.retention.Chains;
import dev.holdfast.planner.schedule.Intervals;
import dev.holdfast.planner.schedule.LocalClock;
import dev.holdfast.planner.state.RecoveryPoint;
import dev.holdfast.planner.state.Tier;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Captures that are still on their way into the place a copy is made from. An interval waits for them, so that the last capture
 * before its close is copied, and not the one before it first.
 */
public final class ComingCaptures {

    private ComingCaptures() {}

    /**
     * The points of a place that is itself filled by copies, and with them what the machine's own vault has beyond it and
     * copies can be made of.
     *
     * @param source points at that place
     * @param home points in the machine's own vault
     */
    public static List<RecoveryPoint> beside(List<RecoveryPoint> source, List<RecoveryPoint> home) {
        Set<Instant> there = new HashSet<>();
        source.forEach(point -> there.add(point.captured()));
        List<RecoveryPoint> all = new ArrayList<>(source);
        for (RecoveryPoint point : Chains.of(home).restorable()) {
            if (!there.contains(point.captured())) {
                all.add(RecoveryPoint.good(
                        point.id(), point.captured(), EnumSet.of(Tier.INSTANT), DataSize.ZERO, point.consistency()));
            }
        }
        return all;
    }

    /**
     * The newest capture of each interval that is on its way: the last of a day that is over, if nothing newer is stored, until
     * the next interval has closed too. Other captures of a day may never be stored.
     */
    static Map<Long, Instant> byInterval(CopyDemand demand, Intervals intervals) {
        LocalClock clock = new LocalClock(demand.zone());
        long now = demand.at().getEpochSecond();
        long today = clock.localDay(now);
        Instant newestStored = Instant.MIN;
        Map<Long, RecoveryPoint> lastOfDay = new HashMap<>();
        Chains restorable = Chains.of(demand.source());
        Chains coming = Chains.of(demand.source(), Transfers::isComing);
        for (int i = 0; i < demand.source().size(); i++) {
            RecoveryPoint point = demand.source().get(i);
            long day = clock.localDay(point.captured().getEpochSecond());
            if (day < today && coming.isRestorable(i)) {
                lastOfDay.merge(day, point, (one, other) -> one.captured().isBefore(other.captured()) ? other : one);
            }
            boolean newest = restorable.isRestorable(i)
                    && isStored(point)
                    && point.captured().isAfter(newestStored);
            newestStored = newest && !point.captured().isAfter(demand.at()) ? point.captured() : newestStored;
        }
        Map<Long, Instant> found = new HashMap<>();
        for (RecoveryPoint point : lastOfDay.values()) {
            long captured = point.captured().getEpochSecond();
            boolean nextIsOpen = now < intervals.end(intervals.end(captured));
            if (nextIsOpen && !isStored(point) && point.captured().isAfter(newestStored)) {
                found.merge(
                        intervals.of(captured), point.captured(), (one, other) -> one.isBefore(other) ? other : one);
            }
        }
        return found;
    }

    private static boolean isStored(RecoveryPoint point) {
        return point.isGood()
                && (point.tiers().contains(Tier.VAULT) || point.tiers().contains(Tier.ARCHIVE));
    }
}
