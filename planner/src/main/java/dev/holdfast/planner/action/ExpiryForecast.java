package dev.holdfast.planner.action;

import dev.holdfast.dsl.profile.ServiceProfile;
import dev.holdfast.planner.retention.Expiry;
import dev.holdfast.planner.retention.PointDecision;
import dev.holdfast.planner.state.ManagedObject;
import dev.holdfast.planner.state.ObjectAddress;
import dev.holdfast.planner.state.RecoveryPoint;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which points the service will expire in the ordinary way, clean-up after clean-up until the horizon. {@link ComingBackups}
 * count as soon as they are there, since counts end only when newer points come.
 */
final class ExpiryForecast {

    private final PromiseBook promises;
    private final ComingBackups backups;
    private final ServiceProfile profile;
    private final Instant at;
    private final Instant end;

    /**
     * Expiries after a plan.
     *
     * @param left every object as the plan leaves it
     */
    ExpiryForecast(Map<ObjectAddress, ManagedObject> left, PromiseBook promises, PointCircumstances circumstances) {
        this.promises = promises;
        this.profile = circumstances.profile();
        this.at = circumstances.at();
        this.end = at.plus(circumstances.horizon());
        this.backups = new ComingBackups(left, circumstances, until(nextCleanUp(at)));
    }

    /** The first clean-up after an instant. */
    Instant nextCleanUp(Instant after) {
        Instant today = after.atOffset(ZoneOffset.UTC)
                .toLocalDate()
                .atTime(profile.timings().cleanUpTime())
                .toInstant(ZoneOffset.UTC);
        return today.isAfter(after) ? today : today.plus(Duration.ofDays(1));
    }

    /**
     * Adds what goes from an item where the service expires points by itself: until the horizon, and if the plan prunes the
     * item at least at the next clean-up, since what goes then anyway is not freed by the plan.
     *
     * @param found the points of the item
     * @param out what the plan itself prunes of it, already complete
     */
    void addTo(List<RecoveryPoint> found, ItemOwner owner, ItemPrunes out) {
        Instant cleanUp = nextCleanUp(at);
        Instant last = out.isEmpty() ? end : until(cleanUp);
        if (found.isEmpty() || owner.rule().isEmpty() || cleanUp.isAfter(last)) {
            return;
        }
        ComingBackups.Arrivals arrivals = backups.to(out.item(), owner, found);
        List<RecoveryPoint> left = out.untilCleanUp(found, at);
        while (!cleanUp.isAfter(last) && !left.isEmpty()) {
            Set<String> gone = new HashSet<>();
            for (PointDecision decision : Expiry.of(
                    owner.rule().orElseThrow(),
                    owner.zone(),
                    profile.policies().dayCounting(),
                    arrivals.with(left, cleanUp),
                    promises.rules(),
                    cleanUp)) {
                RecoveryPoint point = decision.point();
                if (arrivals.isMoving(point, cleanUp)) {
                    continue;
                }
                if (point.id().isEmpty()) {
                    arrivals.remove(point);
                    continue;
                }
                gone.add(point.id());
                if (!out.contains(point)) {
                    out.later(point, cleanUp, reason(decision));
                }
            }
            left = without(left, gone);
            cleanUp = cleanUp.plus(Duration.ofDays(1));
        }
    }

    /** The end of the forecast, or this instant if that is later. */
    private Instant until(Instant atLeast) {
        return end.isAfter(atLeast) ? end : atLeast;
    }

    private String reason(PointDecision decision) {
        String reasons = String.join(", ", decision.reasons());
        Optional<Instant> until = decision.point().lockedUntil().filter(lock -> lock.isAfter(at));
        return until.isEmpty() ? reasons : "locked until " + until.get() + "; then " + reasons;
    }

    private static List<RecoveryPoint> without(List<RecoveryPoint> points, Set<String> gone) {
        if (gone.isEmpty()) {
            return points;
        }
        List<RecoveryPoint> left = new ArrayList<>(points.size());
        for (RecoveryPoint point : points) {
            if (!gone.contains(point.id())) {
                left.add(point);
            }
        }
        return left;
    }
}
