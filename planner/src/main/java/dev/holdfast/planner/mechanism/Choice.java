package dev.holdfast.planner.mechanism;

import dev.holdfast.dsl.model.policy.BackupPolicy;
import dev.holdfast.dsl.model.schedule.Schedule;
import dev.holdfast.planner.objective.PolicyType;
import java.util.List;

/** How the machines of a policy will be protected, or why they cannot be. */
public sealed interface Choice {

    /**
     * Vault backup.
     *
     * @param policyType the kind of backup policy that can do it
     * @param effectiveSchedule the declared schedule, unchanged; the chosen one if none is declared
     * @param reasons why, in full sentences, the deciding one first
     * @param rejected why not the cheaper and the dearer ways, in full sentences; empty if the schedule is declared
     */
    record Backup(PolicyType policyType, Schedule effectiveSchedule, List<String> reasons, List<String> rejected)
            implements Choice {
        public Backup {
            reasons = List.copyOf(reasons);
            rejected = List.copyOf(rejected);
        }

        /** A choice without alternatives. */
        Backup(PolicyType policyType, Schedule effectiveSchedule, List<String> reasons) {
            this(policyType, effectiveSchedule, reasons, List.of());
        }
    }

    /**
     * A mechanism is needed that Holdfast does not provide yet; the machines are uncovered.
     *
     * @param wanted word of the mechanism
     * @param reason why it is needed, a full sentence
     */
    record NotProvided(String wanted, String reason) implements Choice {}

    /**
     * The declared schedule, retention or objective is more than the service can do.
     *
     * @param reason what cannot be done and why, in full sentences
     * @param nearest the policy with the part that the service cannot run changed to the nearest it can; unchanged if it could
     *     run the policy, but none of its schedules meets the objectives
     */
    record Infeasible(String reason, BackupPolicy nearest) implements Choice {}
}
