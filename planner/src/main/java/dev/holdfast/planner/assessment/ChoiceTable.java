package dev.holdfast.planner.assessment;

import dev.holdfast.dsl.model.policy.Mechanism;
import dev.holdfast.dsl.model.schedule.RecurrenceText;
import dev.holdfast.planner.desired.DesiredState;
import dev.holdfast.planner.desired.PolicyDesign;
import dev.holdfast.planner.document.HoldfastSection.PolicyChoice;
import dev.holdfast.planner.mechanism.Choice;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How each policy protects its machines, and why. */
public final class ChoiceTable {

    private ChoiceTable() {}

    /** By name of the policy; those that the service cannot carry out are findings and left out. */
    public static List<PolicyChoice> of(DesiredState desired) {
        List<PolicyChoice> choices = new ArrayList<>();
        for (PolicyDesign design : desired.policies().values()) {
            if (design.choice() instanceof Choice.Backup backup) {
                choices.add(backup(design, backup));
            } else if (design.choice() instanceof Choice.NotProvided notProvided) {
                choices.add(notProvided(design, notProvided));
            }
        }
        return choices;
    }

    private static PolicyChoice backup(PolicyDesign design, Choice.Backup backup) {
        return new PolicyChoice(
                design.name(),
                Mechanism.BACKUP.word(),
                Optional.of(backup.policyType().word()),
                Optional.of(RecurrenceText.format(backup.effectiveSchedule().recurrence())),
                design.policy().schedule().isEmpty(),
                backup.reasons(),
                backup.rejected());
    }

    private static PolicyChoice notProvided(PolicyDesign design, Choice.NotProvided notProvided) {
        return new PolicyChoice(
                design.name(),
                notProvided.wanted(),
                Optional.empty(),
                Optional.empty(),
                design.policy().mechanism().isEmpty(),
                List.of(notProvided.reason()),
                List.of());
    }
}
