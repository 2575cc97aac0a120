package dev.holdfast.planner.assessment;

import dev.holdfast.planner.recovery.RestoreEstimate;
import java.time.Duration;
import java.util.Optional;

/**
 * A restore estimate beside the rto.
 *
 * @param target the rto; absent if none is declared for the class
 * @param estimate of the machine restored alone; absent if no point survives the class
 */
record RestoreVerdict(Optional<Duration> target, Optional<RestoreEstimate> estimate) {

    /** True if there is no target or the estimate is within it. */
    boolean holds() {
        return target.isEmpty()
                || (estimate.isPresent() && estimate.get().length().compareTo(target.get()) <= 0);
    }
}
