package dev.holdfast.planner.plan;

import dev.holdfast.dsl.binding.Origins;
import dev.holdfast.dsl.diagnostic.SourceSpan;
import dev.holdfast.dsl.model.CopyRule;
import dev.holdfast.dsl.model.Declaration;
import dev.holdfast.dsl.model.FailureClass;
import dev.holdfast.dsl.model.Objectives;
import dev.holdfast.dsl.model.Vault;
import dev.holdfast.dsl.profile.ServiceProfile;
import dev.holdfast.dsl.quantity.Durations;
import dev.holdfast.planner.desired.DesiredMachine;
import dev.holdfast.planner.desired.PolicyDesign;
import dev.holdfast.planner.document.ObjectiveResult;
import dev.holdfast.planner.document.ObjectiveResult.RpoFigures;
import dev.holdfast.planner.objective.Choice;
import dev.holdfast.planner.objective.LossFigure;
import dev.holdfast.planner.objective.PolicyShape;
import dev.holdfast.planner.objective.ScheduledLoss;
import dev.holdfast.planner.rule.Finding;
import dev.holdfast.planner.rule.FindingType;
import dev.holdfast.planner.rule.Findings;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The data-loss figures of every backed-up machine; computed once per policy, vault and failure class. */
final class ObjectiveTable {

    private final Declaration declaration;
    private final Origins origins;
    private final ServiceProfile profile;
    private final Instant at;
    private final Map<String, List<Row>> rows = new HashMap<>();

    ObjectiveTable(Declaration declaration, Origins origins, ServiceProfile profile, Instant at) {
        this.declaration = declaration;
        this.origins = origins;
        this.profile = profile;
        this.at = at;
    }

    /** Figures of one class that all machines of a policy and vault share. */
    private record Row(FailureClass failureClass, RpoFigures figures, Optional<Finding> finding) {}

    /** The results by machine, then class; each objective that does not hold is a finding. */
    List<ObjectiveResult> of(List<DesiredMachine> machines, Findings findings) {
        List<ObjectiveResult> results = new ArrayList<>();
        for (DesiredMachine machine : machines) {
            if (machine.vault().isPresent() && machine.design().isPresent()) {
                for (Row row : rows(machine.design().get(), machine.vault().get())) {
                    results.add(new ObjectiveResult(
                            machine.address(), row.failureClass().word(), row.figures()));
                    row.finding().ifPresent(finding -> findings.add(finding, machine.address()));
                }
            }
        }
        return results;
    }

    private List<Row> rows(PolicyDesign design, String vault) {
        String key = design.name() + "\n" + vault;
        List<Row> known = rows.get(key);
        if (known == null) {
            known = compute(design, vault);
            rows.put(key, known);
        }
        return known;
    }

    private List<Row> compute(PolicyDesign design, String vaultName) {
        Vault vault = declaration.vaults().get(vaultName);
        if (vault == null || !(design.choice() instanceof Choice.Backup chosen)) {
            return List.of();
        }
        List<PolicyShape.CopyTarget> copies = new ArrayList<>();
        for (CopyRule rule : design.policy().copies()) {
            Vault target = declaration.vaults().get(rule.to());
            if (target != null && !rule.to().equals(vaultName)) {
                copies.add(new PolicyShape.CopyTarget(rule, target));
            }
        }
        boolean instant =
                design.policy().retention().flatMap(rule -> rule.instant()).isPresent();
        PolicyShape shape = new PolicyShape(chosen.policyType(), vault, instant, copies);
        List<Row> computed = new ArrayList<>();
        for (FailureClass failureClass : classes(design.policy().objectives())) {
            LossFigure figure = ScheduledLoss.of(
                    failureClass,
                    chosen.effectiveSchedule().recurrence(),
                    design.policy().timeZone(),
                    shape,
                    profile,
                    at);
            computed.add(row(design, failureClass, figure));
        }
        return computed;
    }

    /** The classes to be survived; without any, the loss of the machine. */
    private static Collection<FailureClass> classes(Objectives objectives) {
        return objectives.survive().isEmpty()
                ? EnumSet.of(FailureClass.VM)
                : objectives.survive().keySet();
    }

    private Row row(PolicyDesign design, FailureClass failureClass, LossFigure figure) {
        Objectives objectives = design.policy().objectives();
        Optional<Duration> target = objectives.rpoFor(failureClass);
        boolean wanted = target.isPresent() || objectives.survive().containsKey(failureClass);
        boolean within = figure.scheduled().isPresent()
                && (target.isEmpty() || figure.scheduled().get().compareTo(target.get()) <= 0);
        boolean onOrdinaryDays = figure.scheduled().isPresent()
                && (target.isEmpty() || figure.onOrdinaryDays().compareTo(target.get()) <= 0);
        RpoFigures figures = new RpoFigures(
                target.map(Durations::format),
                figure.scheduled().map(Durations::format),
                figure.worstInstant().map(ZonedDateTime::toOffsetDateTime).map(Object::toString),
                !wanted || onOrdinaryDays,
                figure.explanation());
        Optional<Finding> finding = !wanted || within
                ? Optional.empty()
                : Optional.of(finding(design, failureClass, figure, target, onOrdinaryDays));
        return new Row(failureClass, figures, finding);
    }

    private Finding finding(
            PolicyDesign design,
            FailureClass failureClass,
            LossFigure figure,
            Optional<Duration> target,
            boolean onOrdinaryDays) {
        String what = "the rpo of policy '" + design.name() + "' for failure class " + failureClass.word();
        String wanted = target.map(Durations::format).orElse("");
        Optional<String> place = place(design, failureClass);
        if (figure.scheduled().isEmpty()) {
            return Finding.of(
                            FindingType.RPO_VIOLATED,
                            place,
                            "No recovery point survives: " + what + " cannot hold. " + figure.explanation(),
                            "Add what survives this class (a copy in another region, another redundancy, cross-region"
                                    + " restore), or take the class out of 'survive'.")
                    .with("rpo", wanted.isEmpty() ? "none declared" : wanted);
        }
        String loses = Durations.format(figure.scheduled().get());
        String when = figure.worstInstant()
                .map(instant -> " A failure at " + instant.toOffsetDateTime() + " loses " + loses + ".")
                .orElse("");
        if (onOrdinaryDays) {
            return Finding.of(
                            FindingType.RPO_ON_CLOCK_CHANGE,
                            place,
                            "On the day the clocks go back, " + what + " is exceeded: the scheduled loss is " + loses
                                    + ", the objective " + wanted + "." + when + " On all other days it holds.",
                            "Nothing has to be done if that one day is acceptable; else raise the rpo to " + loses
                                    + ".")
                    .with("rpo", wanted)
                    .with("scheduled", loses);
        }
        return Finding.of(
                        FindingType.RPO_VIOLATED,
                        place,
                        "The scheduled loss of " + loses + " exceeds " + what + ", which is " + wanted + "." + when
                                + " " + figure.explanation(),
                        "Back up or copy more often, or raise the rpo of this class to " + loses + ".")
                .with("rpo", wanted)
                .with("scheduled", loses);
    }

    private Optional<String> place(PolicyDesign design, FailureClass failureClass) {
        String objectives = "policies/" + design.name() + "/objectives";
        Objectives.ClassObjective own = design.policy().objectives().survive().get(failureClass);
        boolean general = own == null || own.rpo().isEmpty();
        String path = general && design.policy().objectives().rpo().isPresent()
                ? objectives + "/rpo"
                : objectives + "/survive/" + failureClass.word() + "/rpo";
        return origins.find(path).map(SourceSpan::place);
    }
}
