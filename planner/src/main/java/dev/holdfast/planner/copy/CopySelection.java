package dev.holdfast.planner.copy;

import dev.holdfast.dsl.model.CopyRule;
import dev.holdfast.dsl.quantity.Durations;
import dev.holdfast.planner.retention.PointDecision;
import dev.holdfast.planner.retention.RetentionEngine;
import dev.holdfast.planner.schedule.Intervals;
import dev.holdfast.planner.state.PointStatus;
import dev.holdfast.planner.state.RecoveryPoint;
import dev.holdfast.planner.state.Tier;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Selects the points a copy rule asks for.
 *
 * <p>{@code every: 1d} selects the newest good point in the vault of each closed interval, counted from local midnight. A
 * selected point is required if the copy's own retention, applied to the points at the target together with all selected
 * ones, keeps it, and if the target has no point of that interval, captured then or later, that is good or in flight.
 */
public final class CopySelection {

    private CopySelection() {}

    /**
     * The points missing at the target, oldest first.
     *
     * @param rule the copy rule
     * @param zone zone of its intervals and of its retention
     * @param source points in the source vault, in any order
     * @param target points in the target vault, in any order; a copy has the capture time of its source
     * @param at the instant for which is decided
     */
    public static List<RequiredCopy> required(
            CopyRule rule, ZoneId zone, List<RecoveryPoint> source, List<RecoveryPoint> target, Instant at) {
        List<RecoveryPoint> stored = stored(source, at);
        List<RecoveryPoint> selected = newestOfClosedIntervals(rule, zone, stored, at);
        Map<Long, Instant> newestThere = newestByInterval(rule, zone, target);
        Intervals intervals = new Intervals(rule.every(), zone);
        List<RecoveryPoint> missing = new ArrayList<>();
        for (RecoveryPoint point : selected) {
            Instant there = newestThere.get(intervals.of(point.captured().getEpochSecond()));
            if (there == null || there.isBefore(point.captured())) {
                missing.add(point);
            }
        }
        return missing.isEmpty() ? List.of() : wanted(rule, zone, stored, target, missing, at);
    }

    /**
     * The newest capture that is good or in flight at the target, by interval. It stands for its interval also after its
     * source has expired, when an older point has become the newest of that interval in the vault.
     */
    private static Map<Long, Instant> newestByInterval(CopyRule rule, ZoneId zone, List<RecoveryPoint> target) {
        Intervals intervals = new Intervals(rule.every(), zone);
        Map<Long, Instant> newest = new HashMap<>();
        for (RecoveryPoint point : target) {
            if (point.isGood() || point.status() == PointStatus.UNVERIFIED) {
                newest.merge(
                        intervals.of(point.captured().getEpochSecond()),
                        point.captured(),
                        (one, other) -> one.isAfter(other) ? one : other);
            }
        }
        return newest;
    }

    /** The good points that are in the vault, oldest first, ties in input order. */
    private static List<RecoveryPoint> stored(List<RecoveryPoint> source, Instant at) {
        List<RecoveryPoint> stored = new ArrayList<>(source.size());
        for (RecoveryPoint point : source) {
            boolean inVault =
                    point.tiers().contains(Tier.VAULT) || point.tiers().contains(Tier.ARCHIVE);
            if (inVault && point.isGood() && !point.captured().isAfter(at)) {
                stored.add(point);
            }
        }
        stored.sort(Comparator.comparing(RecoveryPoint::captured));
        return stored;
    }

    private static List<RecoveryPoint> newestOfClosedIntervals(
            CopyRule rule, ZoneId zone, List<RecoveryPoint> stored, Instant at) {
        Intervals intervals = new Intervals(rule.every(), zone);
        long open = intervals.of(at.getEpochSecond());
        List<RecoveryPoint> selected = new ArrayList<>();
        for (int i = 0; i < stored.size(); i++) {
            long interval = intervals.of(stored.get(i).captured().getEpochSecond());
            boolean newest = i + 1 == stored.size()
                    || intervals.of(stored.get(i + 1).captured().getEpochSecond()) != interval;
            if (newest && interval < open) {
                selected.add(stored.get(i));
            }
        }
        return selected;
    }

    private static List<RequiredCopy> wanted(
            CopyRule rule,
            ZoneId zone,
            List<RecoveryPoint> stored,
            List<RecoveryPoint> target,
            List<RecoveryPoint> missing,
            Instant at) {
        List<RecoveryPoint> together = new ArrayList<>(target);
        for (RecoveryPoint point : missing) {
            together.add(asCopy(point));
        }
        List<PointDecision> decisions = RetentionEngine.decide(rule.retention(), zone, together, at);
        Bytes bytes = new Bytes(stored, target);
        List<RequiredCopy> required = new ArrayList<>();
        for (int i = 0; i < missing.size(); i++) {
            PointDecision decision = decisions.get(target.size() + i);
            if (decision.kept()) {
                RecoveryPoint point = missing.get(i);
                String reason = "newest point of its " + Durations.format(rule.every()) + " interval; kept there: "
                        + String.join(", ", decision.reasons());
                required.add(new RequiredCopy(point, bytes.of(point), reason));
            }
        }
        return required;
    }

    /** The point as it would be at the target: in the vault, under no lock of the source and without promise. */
    private static RecoveryPoint asCopy(RecoveryPoint point) {
        return new RecoveryPoint(
                point.id(),
                point.captured(),
                EnumSet.of(Tier.VAULT),
                point.size(),
                PointStatus.GOOD,
                point.consistency(),
                point.tags(),
                Optional.empty(),
                false,
                Optional.empty(),
                Optional.empty());
    }

    /**
     * Bytes to move for required points, asked oldest first: what changed since the newest older point that the target has
     * or will have by then, which is at most the sum of the stored points since; the whole chain if there is none.
     */
    private static final class Bytes {
        private final List<RecoveryPoint> stored;
        private final Set<Instant> common = new HashSet<>();
        private int next;
        private long since;

        Bytes(List<RecoveryPoint> stored, List<RecoveryPoint> target) {
            this.stored = stored;
            for (RecoveryPoint point : target) {
                if (point.isGood()) {
                    common.add(point.captured());
                }
            }
        }

        long of(RecoveryPoint point) {
            while (next < stored.size() && !stored.get(next).captured().isAfter(point.captured())) {
                RecoveryPoint passed = stored.get(next++);
                since = common.contains(passed.captured())
                        ? 0
                        : Math.addExact(since, passed.size().bytes());
            }
            long bytes = since;
            since = 0;
            return bytes;
        }
    }
}
