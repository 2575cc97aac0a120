package dev.holdfast.planner.cost.course;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How a machine is backed up and copied, as far as it decides its course. Machines with equal plans share one.
 *
 * @param terms of its policy
 * @param runs when its backups start; empty if none do any more
 * @param copies in an order in which every source stands before its copies
 */
public record MachinePlan(ItemTerms terms, Optional<RunTimes> runs, List<CopyPlan> copies) {

    public MachinePlan {
        copies = List.copyOf(copies);
    }

    /**
     * A copy rule of the machine.
     *
     * @param vault where the copies are
     * @param from the vault whose points are copied; empty for the one the machine is backed up to
     * @param terms how long copies are kept
     * @param every one point of each interval of this length is copied
     * @param billedDeletion for how many seconds a deleted copy is billed in soft delete
     */
    public record CopyPlan(String vault, Optional<String> from, ItemTerms terms, Duration every, long billedDeletion) {}
}
