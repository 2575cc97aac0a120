package dev.holdfast.planner.repair;

import dev.holdfast.dsl.model.Vault;
import dev.holdfast.dsl.model.policy.BackupPolicy;
import dev.holdfast.dsl.model.policy.CopyRule;
import dev.holdfast.dsl.model.policy.FailureClass;
import dev.holdfast.dsl.model.policy.Objectives;
import dev.holdfast.dsl.model.retention.RetentionRule;
import dev.holdfast.dsl.model.retention.RetentionText;
import dev.holdfast.dsl.model.schedule.Recurrence;
import dev.holdfast.dsl.model.schedule.RecurrenceText;
import dev.holdfast.dsl.model.schedule.Schedule;
import dev.holdfast.dsl.quantity.Durations;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The text of an edit: what differs between two situations, as it is written in a declaration, part by part. */
final class EditText {

    private EditText() {}

    /** Parts of a sentence, the first to stand behind "write" or to begin with "take"; empty if nothing differs. */
    static String of(Situation before, Situation after) {
        String where = " in policy '" + after.policy().name() + "'";
        List<String> parts = new ArrayList<>();
        if (!before.policy().schedule().equals(after.policy().schedule())) {
            after.policy().schedule().ifPresent(schedule -> parts.add("schedule: " + text(schedule) + where));
        }
        retention(before.policy(), after.policy()).ifPresent(text -> parts.add(text + where));
        addCopies(before.policy(), after.policy(), parts);
        for (Vault vault : after.vaults().values()) {
            addVault(before.vault(vault.name()), vault, parts);
        }
        Objectives old = before.policy().objectives();
        Objectives edited = after.policy().objectives();
        objectives(old, edited).ifPresent(text -> parts.add(text + where));
        List<String> dropped = new ArrayList<>();
        for (FailureClass failureClass : old.survive().keySet()) {
            if (!edited.survive().containsKey(failureClass)) {
                dropped.add(failureClass.word());
            }
        }
        if (!dropped.isEmpty()) {
            parts.add("take " + String.join(", ", dropped) + " out of 'survive' of policy '"
                    + after.policy().name() + "'");
        }
        return String.join(", and ", parts);
    }

    private static String text(Schedule schedule) {
        String stagger = schedule.stagger().isZero() ? "" : ", stagger: " + Durations.format(schedule.stagger());
        if (schedule.recurrence() instanceof Recurrence.Every every) {
            return "{ every: " + Durations.format(every.interval()) + ", window: \"" + every.window() + "\"" + stagger
                    + " }";
        }
        String text = RecurrenceText.format(schedule.recurrence());
        int word = text.indexOf(' ');
        return "{ " + text.substring(0, word) + ": \"" + text.substring(word + 1) + "\"" + stagger + " }";
    }

    private static Optional<String> retention(BackupPolicy before, BackupPolicy after) {
        if (before.retention().equals(after.retention()) || after.retention().isEmpty()) {
            return Optional.empty();
        }
        RetentionRule rule = after.retention().get();
        if (before.retention().isPresent()) {
            return rule.instant().map(age -> "retention: { instant: " + age + " } beside the other classes");
        }
        List<String> keys = new ArrayList<>();
        RetentionText.toAttributes(rule).forEach((key, value) -> keys.add(key + ": " + value));
        return Optional.of("retention: { " + String.join(", ", keys) + " }");
    }

    private static void addCopies(BackupPolicy before, BackupPolicy after, List<String> parts) {
        for (int i = 0; i < after.copies().size(); i++) {
            CopyRule rule = after.copies().get(i);
            if (i >= before.copies().size()) {
                List<String> keys = new ArrayList<>();
                RetentionText.toAttributes(rule.retention()).forEach((key, value) -> keys.add(key + ": " + value));
                parts.add("{ to: " + rule.to() + ", every: " + days(rule.every()) + ", retention: { "
                        + String.join(", ", keys) + " } } among the copies of policy '" + after.name() + "'");
            } else if (!rule.equals(before.copies().get(i))) {
                parts.add("every: " + days(rule.every()) + " in the copy to " + rule.to() + " of policy '"
                        + after.name() + "'");
            }
        }
    }

    /** Copies are made in days, and people write them so. */
    private static String days(Duration every) {
        return every.equals(Duration.ofDays(every.toDays())) ? every.toDays() + "d" : Durations.format(every);
    }

    private static void addVault(Vault before, Vault after, List<String> parts) {
        String where = " in vault '" + after.name() + "'";
        if (before.crossRegionRestore() != after.crossRegionRestore()) {
            parts.add("crossRegionRestore: " + after.crossRegionRestore() + where);
        }
        if (before.immutability() != after.immutability()) {
            parts.add("immutability: " + after.immutability().word() + where);
        }
    }

    private static Optional<String> objectives(Objectives before, Objectives after) {
        List<String> edits = new ArrayList<>();
        if (!before.rpo().equals(after.rpo())) {
            after.rpo().ifPresent(rpo -> edits.add("rpo: " + Durations.format(rpo)));
        }
        List<String> own = new ArrayList<>();
        for (Map.Entry<FailureClass, Objectives.ClassObjective> entry :
                after.survive().entrySet()) {
            Optional<Duration> rpo = entry.getValue().rpo();
            Objectives.ClassObjective old = before.survive().get(entry.getKey());
            if (rpo.isPresent() && (old == null || !old.rpo().equals(rpo))) {
                own.add(entry.getKey().word() + ": { rpo: " + Durations.format(rpo.get()) + " }");
            }
        }
        if (!own.isEmpty()) {
            edits.add("survive: { " + String.join(", ", own) + " }");
        }
        return edits.isEmpty() ? Optional.empty() : Optional.of("objectives: { " + String.join(", ", edits) + " }");
    }
}
