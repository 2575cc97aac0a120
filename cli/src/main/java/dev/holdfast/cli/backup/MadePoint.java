package dev.holdfast.cli.backup;

import dev.holdfast.executor.fabric.PointReference;
import dev.holdfast.executor.joblist.JobView;
import dev.holdfast.executor.outlook.PointOutlook;
import dev.holdfast.planner.state.Promise;
import dev.holdfast.planner.state.RecoveryPoint;
import java.time.Instant;
import java.util.Optional;

/**
 * What a backup on demand made.
 *
 * @param reference where the point is
 * @param point as the world has it
 * @param achieved how consistent it is, and why; absent if the world has forgotten the job
 * @param outlook what becomes of it
 */
public record MadePoint(
        PointReference reference,
        RecoveryPoint point,
        Optional<JobView.Achieved> achieved,
        Optional<PointOutlook> outlook) {

    /** Until when it was asked to be kept; empty if its policy alone decides. */
    public Optional<Instant> promisedUntil() {
        return point.promise()
                .filter(promise -> promise.reasons().stream().anyMatch(Promise::isOnDemand))
                .flatMap(Promise::until);
    }

    /** {@code application consistent (all writers succeeded)}. */
    public String consistency() {
        return point.consistency().word() + " consistent"
                + achieved.map(known -> " (" + known.why() + ")").orElse("");
    }
}
