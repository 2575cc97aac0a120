package dev.holdfast.planner.copy;

import dev.holdfast.dsl.model.policy.CopyRule;
import dev.holdfast.dsl.profile.DayCounting;
import dev.holdfast.dsl.quantity.Durations;
import dev.holdfast.planner.retention.Chains;
import dev.holdfast.planner.retention.PointDecision;
import dev.holdfast.planner.retention.RetentionEngine;
import dev.holdfast.planner.schedule.Intervals;
import dev.holdfast.planner.state.RecoveryPoint;
import dev.holdfast.planner.state.Tier;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Selects the points a copy rule asks for.
 *
 * <p>{@code every: 1d} selects the newest restorable point in the vault of each closed interval, counted from local midnight. A
 * selected point is required if the copy's own retention, applied to the points at the target together with all selected
 * ones, keeps it, and if the target has no point of that interval, captured then or later, that is good or in flight. An
 * interval whose last capture is still on its way into the source waits for it.
 */
public final class CopySelection {

    private final CopyDemand demand;
    private final DayCounting counting;
    private final Intervals intervals;

    private CopySelection(CopyDemand demand, DayCounting counting) {
        this.demand = demand;
        this.counting = counting;
        this.intervals = new Intervals(demand.rule().every(), demand.zone());
    }

    /**
     * The points missing at the target, in the order in which they are to be copied.
     *
     * @param counting how the service counts the days of an age: it must not copy what it would let go at once
     */
    public static List<RequiredCopy> required(CopyDemand demand, DayCounting counting) {
        return new CopySelection(demand, counting).required();
    }

    private List<RequiredCopy> required() {
        Map<Long, Instant> newestThere = newestByInterval();
        List<RecoveryPoint> missing = new ArrayList<>();
        for (RecoveryPoint point : newestOfClosedIntervals(copyable())) {
            Instant there = newestThere.get(intervalOf(point));
            boolean isReadable = point.tiers().contains(Tier.VAULT); // the archive is not read for copies
            if (isReadable && (there == null || there.isBefore(point.captured()))) {
                missing.add(point);
            }
        }
        return missing.isEmpty() ? List.of() : wanted(missing);
    }

    private long intervalOf(RecoveryPoint point) {
        return intervals.of(point.captured().getEpochSecond());
    }

    /**
     * The newest capture that is good or in flight at the target, by interval. It stands for its interval also after its
     * source has expired, when an older point has become the newest of that interval in the vault.
     */
    private Map<Long, Instant> newestByInterval() {
        Map<Long, Instant> newest = new HashMap<>();
        for (RecoveryPoint point : demand.target()) {
            if (Transfers.isComing(point)) {
                newest.merge(intervalOf(point), point.captured(), (one, other) -> one.isAfter(other) ? one : other);
            }
        }
        return newest;
    }

    /** The restorable points that are in the vault, oldest first, ties in input order. */
    private List<RecoveryPoint> copyable() {
        List<RecoveryPoint> source = demand.source();
        Chains chains = Chains.of(source);
        List<RecoveryPoint> copyable = new ArrayList<>(source.size());
        for (int i = 0; i < source.size(); i++) {
            RecoveryPoint point = source.get(i);
            boolean inVault =
                    point.tiers().contains(Tier.VAULT) || point.tiers().contains(Tier.ARCHIVE);
            if (inVault && chains.isRestorable(i) && !point.captured().isAfter(demand.at())) {
                copyable.add(point);
            }
        }
        copyable.sort(Comparator.comparing(RecoveryPoint::captured));
        return copyable;
    }

    private List<RecoveryPoint> newestOfClosedIntervals(List<RecoveryPoint> copyable) {
        long open = intervals.of(demand.at().getEpochSecond());
        Map<Long, Instant> coming = ComingCaptures.byInterval(demand, intervals);
        List<RecoveryPoint> selected = new ArrayList<>();
        for (int i = 0; i < copyable.size(); i++) {
            long interval = intervalOf(copyable.get(i));
            boolean newest = i + 1 == copyable.size() || intervalOf(copyable.get(i + 1)) != interval;
            if (newest && interval < open && !isBefore(copyable.get(i), coming.get(interval))) {
                selected.add(copyable.get(i));
            }
        }
        return selected;
    }

    private static boolean isBefore(RecoveryPoint point, @Nullable Instant coming) {
        return coming != null && point.captured().isBefore(coming);
    }

    /** Those of the missing points that the copy's retention would keep. */
    private List<RequiredCopy> wanted(List<RecoveryPoint> missing) {
        CopyRule rule = demand.rule();
        List<RecoveryPoint> together = new ArrayList<>(demand.target());
        for (RecoveryPoint point : missing) {
            together.add(point.copied(point.size()));
        }
        List<PointDecision> decisions =
                RetentionEngine.decide(rule.retention(), demand.zone(), counting, together, demand.at());
        Transfers transfers = new Transfers(demand);
        String every = "newest point of its " + Durations.format(rule.every()) + " interval; kept there: ";
        List<RequiredCopy> required = new ArrayList<>();
        for (int next = 0; next < missing.size(); next++) {
            int i = demand.order() == CopyOrder.OLDEST_FIRST ? next : missing.size() - 1 - next;
            PointDecision decision = decisions.get(demand.target().size() + i);
            if (decision.kept()) {
                RecoveryPoint point = missing.get(i);
                required.add(new RequiredCopy(
                        point, transfers.copy(point.captured()), every + String.join(", ", decision.reasons())));
            }
        }
        return required;
    }
}
