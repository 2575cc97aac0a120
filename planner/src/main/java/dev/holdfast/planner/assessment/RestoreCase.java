package dev.holdfast.planner.assessment;

import dev.holdfast.dsl.model.policy.FailureClass;
import dev.holdfast.planner.desired.PolicyDesign;
import dev.holdfast.planner.recovery.RestoreEstimate;
import dev.holdfast.planner.repair.Load;
import java.time.Duration;
import java.util.Optional;

/**
 * The restore of one machine after one class of failure.
 *
 * @param machine its address
 * @param design its policy
 * @param target the rto; absent if none is declared
 * @param estimate of the restore alone
 * @param load vault, slot and disks of the machine
 */
record RestoreCase(
        String machine,
        PolicyDesign design,
        FailureClass failureClass,
        Optional<Duration> target,
        RestoreEstimate estimate,
        Load load) {

    /** True if there is no target or such a restore is within it. */
    boolean isHeldBy(RestoreEstimate restore) {
        return target.isEmpty() || restore.length().compareTo(target.get()) <= 0;
    }
}
