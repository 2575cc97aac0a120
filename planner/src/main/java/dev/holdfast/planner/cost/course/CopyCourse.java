package dev.holdfast.planner.cost.course;

import dev.holdfast.dsl.model.policy.CopyRule;
import dev.holdfast.dsl.quantity.DataSize;
import dev.holdfast.planner.copy.CopyDemand;
import dev.holdfast.planner.copy.CopyOrder;
import dev.holdfast.planner.copy.CopySelection;
import dev.holdfast.planner.copy.RequiredCopy;
import dev.holdfast.planner.cost.course.MachinePlan.CopyPlan;
import dev.holdfast.planner.cost.course.PointStay.Stretch;
import dev.holdfast.planner.schedule.Intervals;
import dev.holdfast.planner.state.RecoveryPoint;
import dev.holdfast.planner.state.Tier;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The copies of a machine's points in another vault. Once a day is looked what the rule asks for, by the very selection that plans and
 * the service make; a point of an interval that closed since the day before is copied when it closed. Copies are let go by the plans
 * of Holdfast; one a day is taken for granted.
 */
final class CopyCourse {

    private final Stage stage;
    private final CopyPlan plan;
    private final CopyRule rule;
    private final Intervals intervals;
    private final Shelf shelf;
    private final GapTable moved;
    private final List<PointStay> source;
    private final Map<String, PointStay> arriving = new HashMap<>();
    /** The newest point that both places had last: it stays at the source until the next copy, whatever its retention says. */
    private long newestCommon = Instant.MIN.getEpochSecond();

    /**
     * What becomes of the copies.
     *
     * @param moved how much was copied
     */
    record Result(List<PointStay> stays, GapTable moved) {}

    private CopyCourse(Stage stage, CopyPlan plan, List<PointStay> source) {
        this.stage = stage;
        this.plan = plan;
        this.rule = new CopyRule(plan.vault(), plan.every(), plan.terms().rule());
        this.intervals = new Intervals(plan.every(), plan.terms().zone());
        this.shelf = new Shelf(stage, plan.terms());
        this.moved = new GapTable(stage);
        this.source = new ArrayList<>(source);
        this.source.sort(Comparator.comparingLong(stay -> arrival(stay).from()));
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
            CopyPlan plan,
            List<PointStay> source,
            List<RecoveryPoint> beginning,
            Map<String, Long> leaving) {
        CopyCourse course = new CopyCourse(stage, plan, source);
        long last = stage.months().start();
        beginning.forEach(point -> course.shelf.begin(point, stage.months().start()));
        course.newestCommon = course.commonAt(last);
        course.copy(last, last);
        for (long cleanUp : stage.cleanUps()) {
            course.copy(last, cleanUp);
            course.shelf.leave(leaving, cleanUp);
            course.shelf.expire(Instant.ofEpochSecond(cleanUp), plan.billedDeletion());
            course.shelf.archive(Instant.ofEpochSecond(cleanUp));
            last = cleanUp;
        }
        course.copy(last, stage.months().end() - 1);
        return new Result(course.shelf.stays(), course.moved);
    }

    /** The newest capture that both places have in the beginning. */
    private long commonAt(long second) {
        Set<Instant> copied = new TreeSet<>();
        shelf.points().forEach(point -> copied.add(point.captured()));
        return sourceAt(second).stream()
                .map(RecoveryPoint::captured)
                .filter(copied::contains)
                .max(Comparator.naturalOrder())
                .orElse(Instant.MIN)
                .getEpochSecond();
    }

    /** Makes the copies that are asked for at a second and were not when it was looked last. */
    private void copy(long last, long second) {
        List<RecoveryPoint> there = sourceAt(second);
        CopyDemand demand = new CopyDemand(
                rule,
                plan.terms().zone(),
                CopyOrder.OLDEST_FIRST,
                Optional.empty(),
                there,
                shelf.points(),
                Instant.ofEpochSecond(second));
        List<RequiredCopy> required =
                CopySelection.required(demand, stage.profile().policies().dayCounting());
        if (required.isEmpty()) {
            return;
        }
        TreeSet<Long> common = new TreeSet<>();
        Set<Instant> copied = new TreeSet<>();
        shelf.points().forEach(point -> copied.add(point.captured()));
        there.forEach(point -> {
            if (copied.contains(point.captured())) {
                common.add(point.captured().getEpochSecond());
            }
        });
        if (copied.contains(Instant.ofEpochSecond(newestCommon))) {
            common.add(newestCommon);
        }
        for (RequiredCopy copy : required) {
            long captured = copy.point().captured().getEpochSecond();
            PointStay stay = arriving.get(copy.point().id());
            long ready = stay == null
                    ? second
                    : Math.max(intervals.end(captured), arrival(stay).from());
            long when = ready > last && ready <= second ? ready : second;
            move(captured, common, when);
            common.add(captured);
            newestCommon = Math.max(newestCommon, captured);
            shelf.add(copy.point().copied(DataSize.ZERO), when);
        }
    }

    /** What differs from the nearest point that both places have is moved, else everything. */
    private void move(long captured, NavigableSet<Long> common, long second) {
        Long before = common.lower(captured);
        Long after = common.higher(captured);
        if (before == null && after == null) {
            moved.movedWhole(captured, second);
        } else {
            long sinceBefore = before == null ? Long.MAX_VALUE : captured - before;
            long untilAfter = after == null ? Long.MAX_VALUE : after - captured;
            moved.moved(Math.min(sinceBefore, untilAfter), second);
        }
    }

    private List<RecoveryPoint> sourceAt(long second) {
        List<RecoveryPoint> there = new ArrayList<>();
        source.removeIf(stay -> last(stay) <= second);
        for (PointStay stay : source) {
            Stretch stretch = arrival(stay);
            if (stretch.from() > second) {
                break; // they are in the order in which they come
            }
            boolean archived = contains(stay.in(Tier.ARCHIVE), second);
            if (contains(stay.in(Tier.VAULT), second) || archived) {
                arriving.put(stay.first().id(), stay);
                there.add(stay.first().in(EnumSet.of(archived ? Tier.ARCHIVE : Tier.VAULT)));
            }
        }
        return there;
    }

    private static Stretch arrival(PointStay stay) {
        Stretch vault = stay.in(Tier.VAULT);
        return vault.from() < vault.to() ? vault : stay.in(Tier.ARCHIVE);
    }

    private static long last(PointStay stay) {
        return Math.max(stay.in(Tier.VAULT).to(), stay.in(Tier.ARCHIVE).to());
    }

    private static boolean contains(Stretch stretch, long second) {
        return stretch.from() <= second && second < stretch.to();
    }
}
