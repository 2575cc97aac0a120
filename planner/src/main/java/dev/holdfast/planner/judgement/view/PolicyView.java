package dev.holdfast.planner.judgement.view;

import dev.holdfast.dsl.expression.evaluation.PropertySource;
import dev.holdfast.dsl.model.policy.BackupPolicy;
import dev.holdfast.dsl.model.policy.Consistency;
import dev.holdfast.dsl.model.policy.FailureClass;
import dev.holdfast.dsl.model.policy.Mechanism;
import dev.holdfast.planner.desired.PolicyDesign;
import dev.holdfast.planner.mechanism.Choice;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A policy as planned, as rules see it.
 *
 * @param design the policy and its mechanism
 * @param estate knows the vaults
 * @param machines how many follow it
 */
record PolicyView(PolicyDesign design, Estate estate, int machines) implements PropertySource {

    @Override
    public @Nullable Object property(String name) {
        BackupPolicy policy = design.policy();
        return switch (name) {
            case "name" -> policy.name();
            case "vaults" ->
                policy.vault().stream()
                        .flatMap(choice -> choice.all().stream())
                        .map(estate::vault)
                        .filter(Objects::nonNull)
                        .toList();
            case "mechanism" -> mechanism();
            case "policyType" ->
                design.choice() instanceof Choice.Backup backup
                        ? backup.policyType().word()
                        : null;
            case "consistency" -> policy.consistency().map(Consistency::word).orElse(null);
            case "timeZone" -> policy.timeZone().getId();
            case "schedule" ->
                design.backup().map(backup -> backup.recurrence().display()).orElse(null);
            case "rpo" -> policy.objectives().rpo().orElse(null);
            case "rto" -> policy.objectives().rto().orElse(null);
            case "strict" -> policy.objectives().strict();
            case "survive" ->
                policy.objectives().survive().keySet().stream()
                        .map(FailureClass::word)
                        .toList();
            case "retention" -> policy.retention().map(RetentionView::new).orElse(null);
            case "copies" -> copies(policy);
            case "machines" -> machines;
            default -> null;
        };
    }

    private List<CopyView> copies(BackupPolicy policy) {
        return policy.copies().stream().map(rule -> new CopyView(rule, estate)).toList();
    }

    /** As declared or chosen; null if the declared one cannot be carried out and none is named. */
    private @Nullable String mechanism() {
        if (design.choice() instanceof Choice.Backup) {
            return Mechanism.BACKUP.word();
        }
        return design.choice() instanceof Choice.NotProvided other
                ? other.wanted()
                : design.policy().mechanism().map(Mechanism::word).orElse(null);
    }
}
