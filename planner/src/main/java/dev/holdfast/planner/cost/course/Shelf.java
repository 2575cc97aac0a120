package dev.holdfast.planner.cost.course;

import dev.holdfast.dsl.profile.ServiceProfile;
import dev.holdfast.dsl.quantity.Age;
import dev.holdfast.planner.retention.Archiving;
import dev.holdfast.planner.retention.Expiry;
import dev.holdfast.planner.retention.PointDecision;
import dev.holdfast.planner.retention.RetentionEngine;
import dev.holdfast.planner.state.RecoveryPoint;
import dev.holdfast.planner.state.Tier;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The points of an item while time passes, and what became of those that went. Mutable. */
final class Shelf {

    private final Stage stage;
    private final ItemTerms terms;
    private final Map<String, PointStay> present = new HashMap<>();
    private final List<PointStay> stays = new ArrayList<>();
    /** As they are now, in the order in which they came. */
    private List<RecoveryPoint> points = new ArrayList<>();

    Shelf(Stage stage, ItemTerms terms) {
        this.stage = stage;
        this.terms = terms;
    }

    /** Every point that ever was there, in the order in which they came. */
    List<PointStay> stays() {
        return stays;
    }

    /** Those that are there now. */
    List<RecoveryPoint> points() {
        return points;
    }

    /** The stay of a point that is there. */
    Optional<PointStay> find(RecoveryPoint point) {
        return Optional.ofNullable(present.get(point.id()));
    }

    /** A point that is there from the beginning. When it moved to the archive tier is not known; it is taken to be when it could. */
    void begin(RecoveryPoint point, long second) {
        boolean archived = point.tiers().contains(Tier.ARCHIVE);
        add(point, archived ? Math.min(second, archivedFrom(point)) : second);
    }

    private long archivedFrom(RecoveryPoint point) {
        Age age = terms.rule()
                .archiveAfter()
                .map(declared -> Archiving.age(declared, policies().archive()))
                .orElse(policies().archive().youngest());
        return age.after(point.captured(), terms.zone()).getEpochSecond();
    }

    void add(RecoveryPoint point, long second) {
        PointStay stay = new PointStay(point, second);
        stays.add(stay);
        present.put(point.id(), stay);
        points.add(point);
    }

    /** Points leave by a plan and are billed in soft delete for so many seconds, by id; those that are not there are passed over. */
    void leave(Map<String, Long> leaving, long second) {
        boolean any = false;
        for (Map.Entry<String, Long> left : leaving.entrySet()) {
            PointStay stay = present.remove(left.getKey());
            if (stay != null) {
                stay.isDeleted(second, second + left.getValue());
                any = true;
            }
        }
        if (any) {
            refresh();
        }
    }

    /** Points go whose time is over; they are billed in soft delete for so many seconds. */
    void expire(Instant now, long billedSeconds) {
        if (RetentionEngine.prunesNothing(terms.rule())) {
            return;
        }
        long second = now.getEpochSecond();
        boolean any = false;
        for (PointDecision decision :
                Expiry.of(terms.rule(), terms.zone(), policies().dayCounting(), points, stage.promised(), now)) {
            PointStay stay = present.remove(decision.point().id());
            if (stay != null) {
                stay.isDeleted(second, second + billedSeconds);
                any = true;
            }
        }
        if (any) {
            refresh();
        }
    }

    /** Points move to the archive tier. */
    void archive(Instant now) {
        if (!Archiving.moves(terms.rule())) {
            return;
        }
        List<RecoveryPoint> due = Archiving.due(terms.rule(), terms.zone(), policies(), points, now);
        for (RecoveryPoint point : due) {
            PointStay stay = present.get(point.id());
            if (stay != null) {
                stay.leaves(Tier.VAULT, now.getEpochSecond());
                stay.enters(Tier.ARCHIVE, now.getEpochSecond());
            }
        }
        if (!due.isEmpty()) {
            refresh();
        }
    }

    /** Looks at the points anew after their tiers have changed. */
    void refresh() {
        List<RecoveryPoint> left = new ArrayList<>(points.size());
        for (RecoveryPoint point : points) {
            PointStay stay = present.get(point.id());
            if (stay != null) {
                left.add(stay.point());
            }
        }
        points = left;
    }

    private ServiceProfile.Policies policies() {
        return stage.profile().policies();
    }
}
