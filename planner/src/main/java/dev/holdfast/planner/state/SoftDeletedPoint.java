package dev.holdfast.planner.state;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A deleted point that its vault still keeps. It cannot be restored, takes no slot of a retention and nothing is measured
 * against it, until it is undeleted.
 *
 * @param point as it was when it was deleted
 * @param deleted when it was deleted
 * @param ends first instant at which it can no longer be undeleted; the vault purges it at its first clean-up from then on
 * @param reason why it was deleted
 */
public record SoftDeletedPoint(RecoveryPoint point, Instant deleted, Instant ends, String reason) {

    /** True while the point can be brought back. */
    public boolean canBeUndeleted(Instant at) {
        return at.isBefore(ends);
    }

    /** The point of this id among some, the one that was deleted last if there are several; empty if there is none. */
    public static Optional<SoftDeletedPoint> find(List<SoftDeletedPoint> points, String id) {
        return points.stream()
                .filter(deleted -> deleted.point().id().equals(id))
                .max(Comparator.comparing(SoftDeletedPoint::deleted));
    }
}
