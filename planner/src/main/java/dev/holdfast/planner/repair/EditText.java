package dev.holdfast.planner.repair;

import dev.holdfast.dsl.binding.Origins;
import dev.holdfast.dsl.declaration.EditSyntax;
import dev.holdfast.dsl.model.CopyRule;
import dev.holdfast.dsl.model.FailureClass;
import dev.holdfast.dsl.model.Objectives;
import dev.holdfast.dsl.model.Vault;
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

    private final Origins origins;
    private final EditSyntax syntax;
    private final Situation before;
    private final Situation after;

    private EditText(Situation before, Situation after, Origins origins) {
        this.origins = origins;
        this.syntax = syntax("policies/" + after.policy().name());
        this.before = before;
        this.after = after;
    }

    private EditSyntax syntax(String path) {
        return new EditSyntax(origins.spelling(path));
    }

    /**
     * Parts of a sentence, the first to stand behind "write" or to begin with "take"; empty if nothing differs.
     *
     * @param origins where the parts of the declaration are written, and so in which spelling
     */
    static String of(Situation before, Situation after, Origins origins) {
        return new EditText(before, after, origins).text();
    }

    private String text() {
        String where = " in policy '" + after.policy().name() + "'";
        List<String> parts = new ArrayList<>();
        if (!before.policy().schedule().equals(after.policy().schedule())) {
            after.policy().schedule().ifPresent(schedule -> parts.add(text(schedule) + where));
        }
        retention().ifPresent(text -> parts.add(text + where));
        addCopies(parts);
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

    private String text(Schedule schedule) {
        List<String> settings = new ArrayList<>();
        if (schedule.recurrence() instanceof Recurrence.Every every) {
            settings.add(syntax.setting("every", every.interval()));
            settings.add(syntax.setting("window", syntax.text(every.window().toString())));
        } else {
            String text = RecurrenceText.format(schedule.recurrence());
            int word = text.indexOf(' ');
            settings.add(syntax.setting(text.substring(0, word), syntax.text(text.substring(word + 1))));
        }
        if (!schedule.stagger().isZero()) {
            settings.add(syntax.setting("stagger", schedule.stagger()));
        }
        return syntax.block("schedule", settings);
    }

    private Optional<String> retention() {
        Optional<RetentionRule> rule = after.policy().retention();
        if (rule.isEmpty() || rule.equals(before.policy().retention())) {
            return Optional.empty();
        }
        if (before.policy().retention().isPresent()) {
            return rule.get()
                    .instant()
                    .map(age -> syntax.block(
                                    "retention", List.of(syntax.setting("instant", syntax.quantity(age.toString()))))
                            + " beside the other classes");
        }
        return Optional.of(retention(rule.get()));
    }

    private String retention(RetentionRule rule) {
        return syntax.block("retention", syntax.settings(RetentionText.toAttributes(rule)));
    }

    private void addCopies(List<String> parts) {
        List<CopyRule> old = before.policy().copies();
        List<CopyRule> copies = after.policy().copies();
        String policy = "policy '" + after.policy().name() + "'";
        for (int i = 0; i < copies.size(); i++) {
            CopyRule rule = copies.get(i);
            String every = syntax.setting("every", syntax.quantity(days(rule.every())));
            if (i >= old.size()) {
                List<String> settings =
                        List.of(syntax.setting("to", syntax.name(rule.to())), every, retention(rule.retention()));
                parts.add(syntax.item("copy", settings) + " among the copies of " + policy);
            } else if (!rule.equals(old.get(i))) {
                parts.add(every + " in the copy to " + rule.to() + " of " + policy);
            }
        }
    }

    /** Copies are made in days, and people write them so. */
    private static String days(Duration every) {
        return every.equals(Duration.ofDays(every.toDays())) ? every.toDays() + "d" : Durations.format(every);
    }

    private void addVault(Vault old, Vault vault, List<String> parts) {
        EditSyntax own = syntax("vaults/" + vault.name());
        String where = " in vault '" + vault.name() + "'";
        if (old.crossRegionRestore() != vault.crossRegionRestore()) {
            parts.add(own.setting("crossRegionRestore", String.valueOf(vault.crossRegionRestore())) + where);
        }
        if (old.immutability() != vault.immutability()) {
            parts.add(own.setting("immutability", vault.immutability().word()) + where);
        }
    }

    private Optional<String> objectives(Objectives old, Objectives edited) {
        List<String> edits = new ArrayList<>();
        if (!old.rpo().equals(edited.rpo())) {
            edited.rpo().ifPresent(rpo -> edits.add(syntax.setting("rpo", rpo)));
        }
        List<String> own = new ArrayList<>();
        for (Map.Entry<FailureClass, Objectives.ClassObjective> entry :
                edited.survive().entrySet()) {
            Optional<Duration> rpo = entry.getValue().rpo();
            Objectives.ClassObjective previous = old.survive().get(entry.getKey());
            if (rpo.isPresent() && (previous == null || !previous.rpo().equals(rpo))) {
                own.add(syntax.block(entry.getKey().word(), List.of(syntax.setting("rpo", rpo.get()))));
            }
        }
        if (!own.isEmpty()) {
            edits.add(syntax.block("survive", own));
        }
        return edits.isEmpty() ? Optional.empty() : Optional.of(syntax.block("objectives", edits));
    }
}
