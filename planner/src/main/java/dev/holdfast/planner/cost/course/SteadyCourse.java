package dev.holdfast.planner.cost.course;

import dev.holdfast.dsl.model.retention.RetentionRule;
import dev.holdfast.planner.cost.course.MachinePlan.CopyPlan;
import dev.holdfast.planner.retention.Archiving;
import dev.holdfast.planner.retention.PointDecision;
import dev.holdfast.planner.retention.RetentionEngine;
import dev.holdfast.planner.schedule.Intervals;
import dev.holdfast.planner.state.RecoveryPoint;
import dev.holdfast.planner.state.Tier;
import dev.holdfast.planner.storage.PointCount;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * A month so late that nothing is left of the beginning and every retention has come to hold what it holds for good. Retentions without
 * an end have no such month.
 */
public final class SteadyCourse {

    private static final long DAY = 86_400;

    private final Stage stage;
    private final MachinePlan plan;
    private final RunTimes runs;
    private final long reach;

    private SteadyCourse(Stage stage, MachinePlan plan, RunTimes runs, long reach) {
        long later = stage.months().start() + (reach / Months.SECONDS + 1) * Months.SECONDS;
        this.stage = stage.over(new Months(later, 1));
        this.plan = plan;
        this.runs = runs;
        this.reach = reach;
    }

    /** The course of that one month; empty if there is none, or if it is too far away to look at. */
    public static Optional<MachineCourse> of(Stage stage, MachinePlan plan) {
        if (plan.runs().isEmpty()) {
            return Optional.empty();
        }
        RunTimes runs = plan.runs().get();
        Duration gap =
                Duration.ofSeconds(Math.max(DAY, runs.longestGap(stage.months().start())));
        Optional<Duration> reach = PointCount.reach(plan.terms().rule(), gap);
        for (CopyPlan copy : plan.copies()) {
            Duration every = copy.every().compareTo(gap) > 0 ? copy.every() : gap;
            Optional<Duration> own = PointCount.reach(copy.terms().rule(), every);
            reach = reach.flatMap(known -> own.map(other -> known.compareTo(other) > 0 ? known : other));
        }
        return reach.filter(length -> length.toDays() < RunTimes.MOST)
                .map(length -> new SteadyCourse(stage, plan, runs, length.toSeconds()).course());
    }

    private MachineCourse course() {
        long start = stage.months().start();
        List<RecoveryPoint> stored =
                runs.captures(start - reach, start, plan.terms().enhanced(), true);
        Map<String, Beginning> beginnings = new HashMap<>();
        beginnings.put(MachineCourse.HOME, beginning(kept(plan.terms(), captures(stored, start))));
        for (CopyPlan copy : plan.copies()) {
            Intervals intervals = new Intervals(copy.every(), copy.terms().zone());
            beginnings.put(copy.vault(), beginning(kept(copy.terms(), selected(stored, intervals, start))));
        }
        return MachineCourse.of(stage, plan, beginnings);
    }

    /** Old captures that are in the vault, and all that may still be snapshots. */
    private List<RecoveryPoint> captures(List<RecoveryPoint> stored, long start) {
        Optional<Long> instant = plan.terms().rule().instant().map(age -> age.approximateSeconds() + 2 * DAY);
        long young = start - Math.min(reach, instant.orElse(0L));
        List<RecoveryPoint> captures = new ArrayList<>();
        for (RecoveryPoint point : stored) {
            if (point.captured().getEpochSecond() <= young) {
                captures.add(point.in(Set.of(Tier.VAULT)));
            }
        }
        captures.addAll(runs.captures(young, start, plan.terms().enhanced(), false));
        return captures;
    }

    private static List<RecoveryPoint> selected(List<RecoveryPoint> stored, Intervals intervals, long start) {
        TreeMap<Long, RecoveryPoint> newest = new TreeMap<>();
        for (RecoveryPoint point : stored) { // oldest first
            long captured = point.captured().getEpochSecond();
            if (intervals.end(captured) <= start) {
                newest.put(intervals.of(captured), point.in(Set.of(Tier.VAULT)));
            }
        }
        return List.copyOf(newest.values());
    }

    private List<RecoveryPoint> kept(ItemTerms terms, List<RecoveryPoint> points) {
        Instant now = Instant.ofEpochSecond(stage.months().start());
        RetentionRule rule = terms.rule();
        List<RecoveryPoint> kept = new ArrayList<>();
        for (PointDecision decision : RetentionEngine.decide(
                rule, terms.zone(), stage.profile().policies().dayCounting(), points, now)) {
            if (decision.kept()) {
                kept.add(decision.point());
            }
        }
        Set<RecoveryPoint> archived =
                Set.copyOf(Archiving.due(rule, terms.zone(), stage.profile().policies(), kept, now));
        return kept.stream()
                .map(point -> archived.contains(point) ? point.in(EnumSet.of(Tier.ARCHIVE)) : point)
                .toList();
    }

    private static Beginning beginning(List<RecoveryPoint> points) {
        return new Beginning(points, Map.of(), List.of());
    }
}
