package dev.holdfast.planner.repair;

import dev.holdfast.dsl.model.BackupPolicy;
import dev.holdfast.dsl.model.CopyRule;
import dev.holdfast.dsl.model.Objectives;
import dev.holdfast.dsl.model.schedule.Schedule;
import java.util.List;
import java.util.Optional;

/** A policy with one part replaced. */
final class Edits {

    private Edits() {}

    static BackupPolicy withSchedule(BackupPolicy policy, Schedule schedule) {
        return with(policy, policy.objectives(), Optional.of(schedule), policy.copies());
    }

    static BackupPolicy withCopies(BackupPolicy policy, List<CopyRule> copies) {
        return with(policy, policy.objectives(), policy.schedule(), copies);
    }

    static BackupPolicy withObjectives(BackupPolicy policy, Objectives objectives) {
        return with(policy, objectives, policy.schedule(), policy.copies());
    }

    private static BackupPolicy with(
            BackupPolicy policy, Objectives objectives, Optional<Schedule> schedule, List<CopyRule> copies) {
        return new BackupPolicy(
                policy.name(),
                policy.vault(),
                objectives,
                policy.mechanism(),
                policy.consistency(),
                policy.timeZone(),
                schedule,
                policy.retention(),
                copies);
    }
}
