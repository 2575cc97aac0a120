package dev.holdfast.planner.cost.course;

import dev.holdfast.planner.state.Promise;
import dev.holdfast.planner.state.RecoveryPoint;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The courses of an estimate, each looked at once: machines that are backed up alike and hold points of the same days share one. Where
 * machines hold points of very many different days, further ones take the course of those of the same plan before them that hold the
 * most similar number of points.
 */
public final class CourseBook {

    /** Courses that are looked at on their own, of all plans together. */
    private static final int MOST = 128;

    /** Courses of one plan that are looked at in any case. */
    private static final int LEAST = 4;

    private static final long DAY = 86_400;
    private static final long PRIME = 1_000_003;

    private final Stage stage;
    private final Map<MachinePlan, Map<Long, MachineCourse>> courses = new HashMap<>();
    private final Map<MachinePlan, TreeMap<Integer, MachineCourse>> byPoints = new HashMap<>();
    private final Map<MachinePlan, Optional<MachineCourse>> steady = new HashMap<>();
    private int looked;
    private int approximated;

    public CourseBook(Stage stage) {
        this.stage = stage;
    }

    /** What becomes of a machine with these points. */
    public MachineCourse course(MachinePlan plan, Map<String, Beginning> beginnings) {
        Map<Long, MachineCourse> known = courses.computeIfAbsent(plan, any -> new HashMap<>());
        long signature = signature(plan, beginnings);
        MachineCourse course = known.get(signature);
        if (course != null) {
            return course;
        }
        TreeMap<Integer, MachineCourse> similar = byPoints.computeIfAbsent(plan, any -> new TreeMap<>());
        int points = beginnings.values().stream()
                .mapToInt(there -> there.points().size())
                .sum();
        if (known.size() >= LEAST && looked >= MOST) {
            approximated++;
            return nearest(similar, points);
        }
        course = MachineCourse.of(stage, plan, beginnings);
        looked++;
        known.put(signature, course);
        similar.put(points, course);
        return course;
    }

    private static MachineCourse nearest(NavigableMap<Integer, MachineCourse> similar, int points) {
        Map.@Nullable Entry<Integer, MachineCourse> below = similar.floorEntry(points);
        Map.@Nullable Entry<Integer, MachineCourse> above = similar.ceilingEntry(points);
        if (below == null || (above != null && above.getKey() - points < points - below.getKey())) {
            return Objects.requireNonNull(above).getValue();
        }
        return below.getValue();
    }

    /** The month in which everything has come to stay as it is; empty if there is none. */
    public Optional<MachineCourse> steady(MachinePlan plan) {
        return steady.computeIfAbsent(plan, any -> SteadyCourse.of(stage, plan));
    }

    /** How many machines took the course of another. */
    public int approximated() {
        return approximated;
    }

    private static long signature(MachinePlan plan, Map<String, Beginning> beginnings) {
        long slot = plan.runs().map(RunTimes::slot).orElse(0L);
        long sum = 17;
        for (Map.Entry<String, Beginning> entry : new TreeMap<>(beginnings).entrySet()) {
            sum = mixed(sum, entry.getKey().hashCode());
            Beginning there = entry.getValue();
            for (RecoveryPoint point : there.points()) {
                sum = mixed(sum, signature(point, slot));
                Long billed = there.leaving().get(point.id());
                sum = billed == null ? sum : mixed(sum, billed + 1);
            }
            for (Beginning.Deleted deleted : there.deleted()) {
                sum = mixed(mixed(sum, signature(deleted.point(), slot)), deleted.billedUntil());
            }
        }
        return sum;
    }

    private static long signature(RecoveryPoint point, long slot) {
        long days = Math.floorDiv(point.captured().getEpochSecond() - slot, DAY);
        long sum = mixed(days, point.tiers().hashCode());
        sum = mixed(sum, point.status().word().hashCode());
        sum = mixed(sum, point.hold().hashCode());
        sum = mixed(
                sum,
                point.lockedUntil().map(until -> until.getEpochSecond() / DAY).orElse(0L));
        List<String> rules = point.promise().map(Promise::rules).orElse(List.of());
        return mixed(sum, rules.hashCode());
    }

    private static long mixed(long sum, long more) {
        long next = (sum ^ more) * PRIME;
        return next ^ (next >>> 29);
    }
}
