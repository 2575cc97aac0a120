package dev.holdfast.planner.copy;

import dev.holdfast.dsl.profile.DayCounting;
import dev.holdfast.planner.state.PointStatus;
import dev.holdfast.planner.state.RecoveryPoint;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Points that stay for the sake of copies although their own retention lets them go: a source waits until its copy is there
 * and verified, and the newest common point of a pair stays on both sides, since the next copy is what changed since then.
 * Only copies that the target's own retention still wants are waited for, so that a target that is away holds up no more than
 * it would take.
 */
public final class HeldForCopies {

    private HeldForCopies() {}

    /**
     * Captures at the source that wait for a copy: those the rule asks for and those in flight.
     *
     * @param counting how the service counts the days of an age
     */
    public static Set<Instant> waiting(CopyDemand demand, DayCounting counting) {
        Set<Instant> waiting = new HashSet<>();
        for (RequiredCopy required : CopySelection.required(demand, counting)) {
            waiting.add(required.point().captured());
        }
        for (RecoveryPoint copy : demand.target()) {
            if (copy.status() == PointStatus.UNVERIFIED) {
                waiting.add(copy.captured());
            }
        }
        return waiting;
    }

    /** Capture of the newest point that is good on both sides; empty if there is none. */
    public static Optional<Instant> newestCommon(List<RecoveryPoint> one, List<RecoveryPoint> other) {
        Set<Instant> there = new HashSet<>();
        for (RecoveryPoint point : other) {
            if (point.isGood()) {
                there.add(point.captured());
            }
        }
        Optional<Instant> newest = Optional.empty();
        for (RecoveryPoint point : one) {
            boolean common = point.isGood() && there.contains(point.captured());
            if (common && (newest.isEmpty() || point.captured().isAfter(newest.get()))) {
                newest = Optional.of(point.captured());
            }
        }
        return newest;
    }
}
