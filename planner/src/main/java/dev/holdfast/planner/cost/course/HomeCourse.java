package dev.holdfast.planner.cost.course;

import dev.holdfast.planner.retention.RetentionEngine;
import dev.holdfast.planner.retention.SnapshotLimits;
import dev.holdfast.planner.state.RecoveryPoint;
import dev.holdfast.planner.state.Tier;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The points of a machine in the vault it is backed up to. Every run makes a good point at once: a snapshot, and the last of a day, or
 * each under a standard policy, also in the vault. The daily clean-up of the service ends snapshots, expires points and moves points to
 * the archive tier, by the very rules that the planner judges by. How long a transfer takes is no matter of a course, see
 * {@link GapTable#delays}.
 */
final class HomeCourse {

    private final Stage stage;
    private final ItemTerms terms;
    private final Shelf shelf;

    private HomeCourse(Stage stage, ItemTerms terms) {
        this.stage = stage;
        this.terms = terms;
        this.shelf = new Shelf(stage, terms);
    }

    /**
     * Lets time pass.
     *
     * @param runs when backups start; empty if none do any more, and then the service lets nothing go either
     * @param beginning the points that are there
     * @param leaving points that a plan takes away at the next clean-up, by id: for how many seconds they are billed in soft delete
     */
    static List<PointStay> of(
            Stage stage,
            ItemTerms terms,
            Optional<RunTimes> runs,
            List<RecoveryPoint> beginning,
            Map<String, Long> leaving) {
        HomeCourse course = new HomeCourse(stage, terms);
        Months months = stage.months();
        beginning.forEach(point -> course.shelf.begin(point, months.start()));
        List<RecoveryPoint> coming = runs.map(
                        times -> times.captures(months.start(), months.end(), terms.enhanced(), false))
                .orElse(List.of());
        int next = 0;
        for (long cleanUp : stage.cleanUps()) {
            while (next < coming.size() && second(coming.get(next)) <= cleanUp) {
                course.shelf.add(coming.get(next), second(coming.get(next)));
                next++;
            }
            course.shelf.leave(leaving, cleanUp);
            if (runs.isPresent()) {
                course.cleanUp(Instant.ofEpochSecond(cleanUp));
            }
        }
        coming.subList(next, coming.size()).forEach(point -> course.shelf.add(point, second(point)));
        return course.shelf.stays();
    }

    private static long second(RecoveryPoint point) {
        return point.captured().getEpochSecond();
    }

    private void cleanUp(Instant now) {
        if (!RetentionEngine.prunesNothing(terms.rule())) {
            endSnapshots(now);
        }
        shelf.expire(now, 0); // what expires in the ordinary way is not kept in soft delete
        shelf.archive(now);
    }

    /** Points that are in the vault leave the snapshot tier once neither the policy nor a promise wants them there. */
    private void endSnapshots(Instant now) {
        boolean changed = false;
        SnapshotLimits limits = new SnapshotLimits(stage.promised(), now);
        long own = limits.of(terms.rule(), terms.zone());
        for (RecoveryPoint point : shelf.points()) {
            if (point.tiers().contains(Tier.INSTANT)
                    && point.tiers().contains(Tier.VAULT)
                    && second(point) <= Math.min(own, limits.of(point.promise()))
                    && !point.isHeldAt(now)) {
                shelf.find(point).ifPresent(stay -> stay.leaves(Tier.INSTANT, now.getEpochSecond()));
                changed = true;
            }
        }
        if (changed) {
            shelf.refresh();
        }
    }
}
