package dev.holdfast.planner.repair;

import dev.holdfast.dsl.model.Vault;
import dev.holdfast.dsl.model.policy.BackupPolicy;
import dev.holdfast.dsl.model.policy.FailureClass;
import dev.holdfast.dsl.profile.ServiceProfile;
import dev.holdfast.planner.loss.LossModels;
import dev.holdfast.planner.loss.PolicyLoss;
import dev.holdfast.planner.loss.PolicyLoss.ClassLoss;
import dev.holdfast.planner.mechanism.Choice;
import dev.holdfast.planner.mechanism.MechanismChoice;
import dev.holdfast.planner.objective.PolicyShape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Tries situations with the computation that finds what does not hold.
 *
 * @param years what is known of the year that is looked at
 * @param classes those that matter
 * @param loads the machines that must be helped
 */
record Trial(ServiceProfile profile, LossModels years, Demand demand, Set<FailureClass> classes, List<Load> loads) {
    Trial {
        classes = Set.copyOf(classes);
        loads = List.copyOf(loads);
    }

    /** True if the policy can be carried out and everything it asks holds for every machine. */
    boolean passes(Situation situation) {
        return choose(situation) instanceof Choice.Backup backup
                && problems(situation, backup, true).isEmpty();
    }

    Choice choose(Situation situation) {
        return choice(situation).choose(situation.policy());
    }

    /** The choice of the situation; where its objectives allow none, the schedule that captures most often. */
    Optional<Choice.Backup> closest(Situation situation) {
        return choose(situation) instanceof Choice.Backup backup
                ? Optional.of(backup)
                : choice(situation).mostOften(situation.policy());
    }

    private MechanismChoice choice(Situation situation) {
        return new MechanismChoice(situation.vaults(), profile, years);
    }

    /** What is not good enough, machine by machine. */
    List<ClassLoss> problems(Situation situation, Choice.Backup backup) {
        return problems(situation, backup, false);
    }

    private boolean isGood(ClassLoss loss, boolean strict) {
        return !classes.contains(loss.failureClass()) || demand.isMetBy(loss.verdict(), strict);
    }

    private List<ClassLoss> problems(Situation situation, Choice.Backup backup, boolean firstOnly) {
        BackupPolicy policy = situation.policy();
        boolean strict = policy.objectives().strict();
        Map<String, PolicyLoss> losses = new HashMap<>();
        List<ClassLoss> problems = new ArrayList<>();
        for (Load load : loads) {
            Vault home = situation.vault(load.vault());
            PolicyLoss loss = losses.computeIfAbsent(
                    home.name(),
                    any -> new PolicyLoss(
                            policy,
                            backup.effectiveSchedule().recurrence(),
                            PolicyShape.of(policy, backup.policyType(), home, situation.vaults()),
                            years));
            if (firstOnly) {
                loss.firstNot(each -> isGood(each, strict), load.slot(), load.disks())
                        .ifPresent(problems::add);
                if (!problems.isEmpty()) {
                    return problems;
                }
            } else {
                loss.of(load.slot(), load.disks()).stream()
                        .filter(each -> !isGood(each, strict))
                        .forEach(problems::add);
            }
        }
        return problems;
    }
}
