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

    private static final String ON_REQUEST = "deleted by ";

    /** The reason of a deletion that somebody asked for, by the key of their operation. */
    public static String onRequest(String operation) {
        return ON_REQUEST + operation;
    }

    /** True if an operation asked for the deletion whose key begins so. */
    public boolean isDeletedBy(String operations) {
        return reason.startsWith(ON_REQUEST + operations);
    }

    /** True if its promise would keep it at an instant, had it not been deleted. */
    public boolean isPromisedAt(Instant at) {
        return point.promise()
                .filter(promise -> !promise.isReleased())
                .filter(promise -> promise.until().map(at::isBefore).orElse(true))
                .isPresent();
    }

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
