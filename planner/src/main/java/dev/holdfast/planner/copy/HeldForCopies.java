package dev.holdfast.planner.copy;

import dev.holdfast.dsl.profile.DayCounting;
import dev.holdfast.planner.retention.Chains;
import dev.holdfast.planner.state.PointStatus;
import dev.holdfast.planner.state.RecoveryPoint;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Points that stay for the sake of copies although their own retention lets them go: a source waits until its copy is there
 * and can be restored, and the newest common point of a pair stays on both sides, since the next copy is what changed since then.
 * Only copies that the target's own retention still wants are waited for, so that a target that is away holds up no more than
 * it would take.
 */
public final class HeldForCopies {

    private HeldForCopies() {}

    /**
     * Captures at the source that wait for a copy: those the rule asks for, those in flight, and those whose copy cannot be
     * restored because of what it builds on.
     *
     * @param counting how the service counts the days of an age
     */
    public static Set<Instant> waiting(CopyDemand demand, DayCounting counting) {
        Set<Instant> waiting = new HashSet<>();
        for (RequiredCopy required : CopySelection.required(demand, counting)) {
            waiting.add(required.point().captured());
        }
        Chains chains = Chains.of(demand.target());
        for (int i = 0; i < demand.target().size(); i++) {
            RecoveryPoint copy = demand.target().get(i);
            if (copy.status() == PointStatus.UNVERIFIED || chains.breakOf(i).isPresent()) {
                waiting.add(copy.captured());
            }
        }
        return waiting;
    }

    /** Capture of the newest point that can be restored on both sides; empty if there is none. */
    public static Optional<Instant> newestCommon(List<RecoveryPoint> one, List<RecoveryPoint> other) {
        Set<Instant> there = new HashSet<>();
        for (RecoveryPoint point : Chains.of(other).restorable()) {
            there.add(point.captured());
        }
        Optional<Instant> newest = Optional.empty();
        for (RecoveryPoint point : Chains.of(one).restorable()) {
            boolean common = there.contains(point.captured());
            if (common && (newest.isEmpty() || point.captured().isAfter(newest.get()))) {
                newest = Optional.of(point.captured());
            }
        }
        return newest;
    }
}
