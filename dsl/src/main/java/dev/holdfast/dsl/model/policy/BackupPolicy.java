package dev.holdfast.dsl.model.policy;

import dev.holdfast.dsl.model.retention.RetentionRule;
import dev.holdfast.dsl.model.schedule.Schedule;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * A policy after {@code extends} was resolved. Mirrors the schema object {@code policy}.
 *
 * @param name unique in the declaration
 * @param vault where points are kept; absent only for mechanisms without a vault
 * @param objectives what must hold
 * @param mechanism the declared mechanism; absent for {@code auto}
 * @param consistency the consistency asked for; absent if any will do
 * @param timeZone zone of schedule and retention: the policy's own, else the defaults', else UTC
 * @param schedule when backups start; absent if the planner shall choose
 * @param retention how long points are kept; absent if the policy keeps none in a vault
 * @param copies further places, in the order of the text
 */
public record BackupPolicy(
        String name,
        Optional<VaultChoice> vault,
        Objectives objectives,
        Optional<Mechanism> mechanism,
        Optional<Consistency> consistency,
        ZoneId timeZone,
        Optional<Schedule> schedule,
        Optional<RetentionRule> retention,
        List<CopyRule> copies) {

    public BackupPolicy {
        copies = List.copyOf(copies);
    }

    /** The same policy with other objectives. */
    public BackupPolicy withObjectives(Objectives other) {
        return new BackupPolicy(name, vault, other, mechanism, consistency, timeZone, schedule, retention, copies);
    }

    /** The same policy with another schedule. */
    public BackupPolicy withSchedule(Schedule other) {
        return new BackupPolicy(
                name, vault, objectives, mechanism, consistency, timeZone, Optional.of(other), retention, copies);
    }

    /** The same policy without a schedule, so that the planner chooses one. */
    public BackupPolicy withoutSchedule() {
        return new BackupPolicy(
                name, vault, objectives, mechanism, consistency, timeZone, Optional.empty(), retention, copies);
    }

    /** The same policy with another retention. */
    public BackupPolicy withRetention(RetentionRule other) {
        return new BackupPolicy(
                name, vault, objectives, mechanism, consistency, timeZone, schedule, Optional.of(other), copies);
    }

    /** The same policy with other copies. */
    public BackupPolicy withCopies(List<CopyRule> others) {
        return new BackupPolicy(name, vault, objectives, mechanism, consistency, timeZone, schedule, retention, others);
    }
}
