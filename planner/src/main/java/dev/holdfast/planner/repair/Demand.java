package dev.holdfast.planner.repair;

import dev.holdfast.planner.loss.LossVerdict;

/** What a repair must reach: THE list. */
public enum Demand {
    /** What the policy asks: the schedule is within each rpo; if it is strict, the worst case too. */
    AS_DECLARED,
    /** Each rpo holds in the worst case, whether the policy is strict or not. */
    IN_WORST_CASE;

    /** Transfers that take too long are a matter of the disks; no edit of a policy is measured by them. */
    boolean isMetBy(LossVerdict verdict, boolean strict) {
        return verdict == LossVerdict.NEVER_CATCHES_UP || verdict.isHeld(strict || this == IN_WORST_CASE);
    }
}
