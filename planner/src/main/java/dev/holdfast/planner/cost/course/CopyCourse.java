package dev.holdfast.planner.cost.course;

import dev.holdfast.dsl.quantity.DataSize;
import dev.holdfast.planner.cost.course.MachinePlan.CopyPlan;
import dev.holdfast.planner.retention.PointDecision;
import dev.holdfast.planner.retention.RetentionEngine;
import dev.holdfast.planner.schedule.Intervals;
import dev.holdfast.planner.state.RecoveryPoint;
import dev.holdfast.planner.state.Tier;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The copies of a machine's points in another vault: the newest point of each closed interval is copied at once, what changed since the
 * newest copy before it, the first as a whole. Copies are let go by the plans of Holdfast; one a day is taken for granted.
 */
final class CopyCourse {

    private final Stage stage;
    private final CopyPlan rule;
    private final Intervals intervals;
    private final Shelf shelf;
    private final GapTable moved;
    private final NavigableSet<Long> captures = new TreeSet<>();

    /**
     * What becomes of the copies.
     *
     * @param moved how much was copied
     */
    record Result(List<PointStay> stays, GapTable moved) {}

    /** A point that is copied. */
    private record Copying(RecoveryPoint point, long second) {}

    private CopyCourse(Stage stage, CopyPlan rule) {
        this.stage = stage;
        this.rule = rule;
        this.intervals = new Intervals(rule.every(), rule.terms().zone());
        this.shelf = new Shelf(stage, rule.terms());
        this.moved = new GapTable(stage.months());
    }

    /**
     * Lets time pass.
     *
     * @param source what becomes of the points where they are copied from
     * @param beginning the copies that are there
     * @param leaving copies that a plan deletes at the first clean-up, by id: for how many seconds they are billed
     */
    static Result of(
            Stage stage,
            CopyPlan rule,
            List<PointStay> source,
            List<RecoveryPoint> beginning,
            Map<String, Long> leaving) {
        CopyCourse course = new CopyCourse(stage, rule);
        long start = stage.months().start();
        beginning.forEach(point -> {
            course.shelf.begin(point, start);
            course.captures.add(point.captured().getEpochSecond());
        });
        List<Copying> copying = course.copying(source, beginning);
        int next = 0;
        for (long cleanUp : stage.cleanUps()) {
            while (next < copying.size() && copying.get(next).second() <= cleanUp) {
                course.copy(copying.get(next++));
            }
            course.shelf.leave(leaving, cleanUp);
            course.shelf.expire(Instant.ofEpochSecond(cleanUp), rule.billedDeletion());
            course.shelf.archive(Instant.ofEpochSecond(cleanUp));
        }
        copying.subList(next, copying.size()).forEach(course::copy);
        return new Result(course.shelf.stays(), course.moved);
    }

    private void copy(Copying copying) {
        long captured = copying.point().captured().getEpochSecond();
        Long base = captures.lower(captured);
        if (base == null) {
            moved.movedWhole(copying.second());
        } else {
            moved.moved(captured - base, copying.second());
        }
        captures.add(captured);
        shelf.add(copying.point().copied(DataSize.ZERO), copying.second());
    }

    /** What is copied and when, in the order of time. */
    private List<Copying> copying(List<PointStay> source, List<RecoveryPoint> there) {
        long start = stage.months().start();
        Map<Long, Long> newestThere = new HashMap<>();
        there.forEach(point -> {
            long captured = point.captured().getEpochSecond();
            newestThere.merge(intervals.of(captured), captured, Math::max);
        });
        List<Copying> copying = new ArrayList<>();
        List<RecoveryPoint> missing = new ArrayList<>();
        for (PointStay stay : newestOfIntervals(source)) {
            long captured = stay.captured();
            long second = Math.max(intervals.end(captured), stay.in(Tier.VAULT).from());
            if (newestThere.getOrDefault(intervals.of(captured), Long.MIN_VALUE) >= captured) {
                continue;
            }
            if (second > start) {
                if (second < stage.months().end()) {
                    copying.add(new Copying(stay.first(), second));
                }
            } else {
                missing.add(stay.first());
            }
        }
        wanted(missing, there).forEach(point -> copying.add(new Copying(point, start)));
        copying.sort(Comparator.comparingLong(Copying::second)
                .thenComparing(wanted -> wanted.point().captured()));
        return copying;
    }

    private Collection<PointStay> newestOfIntervals(List<PointStay> source) {
        TreeMap<Long, PointStay> newest = new TreeMap<>();
        for (PointStay stay : source) {
            if (stay.in(Tier.VAULT).from() < stay.in(Tier.VAULT).to()
                    && stay.first().isGood()) {
                newest.merge(
                        intervals.of(stay.captured()),
                        stay,
                        (one, other) -> one.captured() > other.captured() ? one : other);
            }
        }
        return newest.values();
    }

    /** Those of the points missing in the beginning that the rule would keep. */
    private List<RecoveryPoint> wanted(List<RecoveryPoint> missing, List<RecoveryPoint> there) {
        if (missing.isEmpty()) {
            return List.of();
        }
        List<RecoveryPoint> together = new ArrayList<>(there);
        missing.forEach(point -> together.add(point.copied(point.size())));
        List<PointDecision> decisions = RetentionEngine.decide(
                rule.terms().rule(),
                rule.terms().zone(),
                stage.profile().policies().dayCounting(),
                together,
                Instant.ofEpochSecond(stage.months().start()));
        List<RecoveryPoint> wanted = new ArrayList<>();
        for (int i = 0; i < missing.size(); i++) {
            if (decisions.get(there.size() + i).kept()) {
                wanted.add(missing.get(i));
            }
        }
        return wanted;
    }
}
