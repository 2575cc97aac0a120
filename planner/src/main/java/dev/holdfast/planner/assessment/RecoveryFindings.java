package dev.holdfast.planner.assessment;

import dev.holdfast.dsl.binding.Origins;
import dev.holdfast.dsl.diagnostic.FindingType;
import dev.holdfast.dsl.diagnostic.SourceSpan;
import dev.holdfast.dsl.model.policy.FailureClass;
import dev.holdfast.dsl.model.policy.Objectives;
import dev.holdfast.dsl.quantity.Durations;
import dev.holdfast.planner.recovery.FleetRestore;
import dev.holdfast.planner.recovery.RestoreEstimate;
import dev.holdfast.planner.recovery.RestoreSource;
import dev.holdfast.planner.recovery.RestoreTerm;
import dev.holdfast.planner.repair.RestoreRepairs;
import dev.holdfast.planner.rule.Finding;
import dev.holdfast.planner.rule.Findings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Turns restores that take longer than their rto into findings: machines of a policy together, classes with the same rto and
 * source together, the machine that takes longest as the example. Mutable; for one plan.
 */
final class RecoveryFindings {

    private final Origins origins;
    private final RestoreRepairs repairs;
    private final Map<Cause, Group> violations = new LinkedHashMap<>();

    RecoveryFindings(Origins origins, RestoreRepairs repairs) {
        this.origins = origins;
        this.repairs = repairs;
    }

    /** What restores must share to be one finding. */
    private record Cause(String policy, Duration target, RestoreSource source) {}

    /** Restores of one cause. */
    private static final class Group {
        private RestoreCase worst;
        private final Set<FailureClass> classes = EnumSet.noneOf(FailureClass.class);
        private final List<String> machines = new ArrayList<>();

        Group(RestoreCase first) {
            this.worst = first;
        }

        void add(RestoreCase found) {
            boolean longer =
                    found.estimate().length().compareTo(worst.estimate().length()) > 0;
            worst = longer ? found : worst;
            classes.add(found.failureClass());
            machines.add(found.machine());
        }

        String classNames() {
            return classes.stream().map(FailureClass::word).collect(Collectors.joining(", "));
        }
    }

    /** Takes the restore of one machine after one class; most are fast enough. */
    void add(RestoreCase found) {
        if (!found.isHeldBy(found.estimate())) {
            Cause cause = new Cause(
                    found.design().name(),
                    found.target().orElseThrow(),
                    found.estimate().source());
            violations.computeIfAbsent(cause, any -> new Group(found)).add(found);
        }
    }

    /** Says which restores take too long alone. */
    void report(Findings findings) {
        violations.forEach((cause, group) -> findings.add(violated(cause, group), group.machines));
    }

    private Finding violated(Cause cause, Group group) {
        RestoreEstimate estimate = group.worst.estimate();
        String automatic = group.worst.design().policy().mechanism().isEmpty()
                ? " Vault backup is the only mechanism that Holdfast provides, so none that restores faster can be chosen."
                : "";
        return Finding.of(
                        FindingType.RTO_VIOLATED,
                        place(group.worst),
                        "The restore of " + group.worst.machine() + " takes up to "
                                + Durations.display(estimate.length()) + ", more than the rto of policy '"
                                + cause.policy() + "' for failure class " + group.classNames() + ", which is "
                                + Durations.format(cause.target())
                                + ", even if nothing else is restored. Its point comes from "
                                + cause.source().text() + ": " + terms(estimate) + "." + automatic,
                        repairs.advise(
                                group.worst.design().policy(),
                                group.classes,
                                group.worst.load(),
                                estimate,
                                cause.target()))
                .with("rto", Durations.format(cause.target()))
                .with("estimate", Durations.format(estimate.length()))
                .with("limit", estimate.limitText());
    }

    private static String terms(RestoreEstimate estimate) {
        List<String> terms = new ArrayList<>();
        for (RestoreTerm term : estimate.terms()) {
            terms.add(term.kind().word() + " " + Durations.display(term.length()));
        }
        return String.join(" + ", terms);
    }

    /**
     * Says which restores are fast enough alone, but not with everything else that one failure takes.
     *
     * @param lost what fails
     * @param cases the restores, in the order of the fleet's members
     * @param together what each takes with all others
     */
    void reportFleet(
            String lost,
            List<RestoreCase> cases,
            FleetRestore fleet,
            List<RestoreEstimate> together,
            Findings findings) {
        Map<String, List<Integer>> late = new TreeMap<>();
        for (int i = 0; i < cases.size(); i++) {
            RestoreCase found = cases.get(i);
            if (found.isHeldBy(found.estimate()) && !found.isHeldBy(together.get(i))) {
                late.computeIfAbsent(found.design().name(), any -> new ArrayList<>())
                        .add(i);
            }
        }
        late.values().forEach(indices -> {
            int worst = indices.get(0);
            List<String> machines = new ArrayList<>();
            for (int index : indices) {
                worst = together.get(index)
                                        .length()
                                        .compareTo(together.get(worst).length())
                                > 0
                        ? index
                        : worst;
                machines.add(cases.get(index).machine());
            }
            findings.add(queued(lost, cases, fleet, together, worst), machines);
        });
    }

    private Finding queued(
            String lost, List<RestoreCase> cases, FleetRestore fleet, List<RestoreEstimate> together, int worst) {
        RestoreCase found = cases.get(worst);
        RestoreEstimate estimate = together.get(worst);
        Duration target = found.target().orElseThrow();
        RestoreSource source = estimate.source();
        Optional<Integer> needed = fleet.accountsNeeded(
                source.targetRegion(),
                (index, restore) -> !cases.get(index).isHeldBy(cases.get(index).estimate())
                        || cases.get(index).isHeldBy(restore));
        String accept = repairs.accept(found.design().policy(), Set.of(found.failureClass()), estimate.length());
        String fix = needed.filter(any -> source.targetRegion().isPresent())
                .map(count -> "Declare storage accounts in " + source.targetName() + " with a throughput of "
                        + repairs.fastestAccount(source).rate() + " each, " + count
                        + " in all; or, to accept the time, write " + accept + ".")
                .orElse("To accept the time, write " + accept + ".");
        Finding finding = Finding.of(
                        FindingType.RTO_DEPENDS_ON_QUEUE,
                        place(found),
                        "The rto of policy '" + found.design().name() + "' for failure class "
                                + found.failureClass().word() + ", which is " + Durations.format(target)
                                + ", holds for each machine restored alone, not for the " + cases.size()
                                + " that the loss of " + lost + " takes, restored together: " + found.machine()
                                + " is back after up to " + Durations.display(estimate.length()) + " ("
                                + terms(estimate) + "). That is limited by " + estimate.limitText() + ".",
                        fix)
                .with("rto", Durations.format(target))
                .with("estimate", Durations.format(estimate.length()))
                .with("alone", Durations.format(found.estimate().length()))
                .with("limit", estimate.limitText());
        return needed.isPresent() ? finding.with("accounts", String.valueOf(needed.get())) : finding;
    }

    private Optional<String> place(RestoreCase found) {
        String objectives = "policies/" + found.design().name() + "/objectives";
        Objectives.ClassObjective own =
                found.design().policy().objectives().survive().get(found.failureClass());
        boolean general = own == null || own.rto().isEmpty();
        String path = general
                ? objectives + "/rto"
                : objectives + "/survive/" + found.failureClass().word() + "/rto";
        return origins.find(path).map(SourceSpan::place);
    }
}
