package dev.holdfast.cli.cost;

import dev.holdfast.dsl.model.Declaration;
import dev.holdfast.dsl.model.policy.BackupPolicy;
import dev.holdfast.planner.cost.bill.CostEstimate;
import dev.holdfast.planner.cost.bill.CostedMachine;
import dev.holdfast.planner.cost.summary.CostSum;
import dev.holdfast.planner.desired.DesiredState;
import dev.holdfast.planner.desired.DesiredStates;
import dev.holdfast.planner.desired.PolicyDesign;
import dev.holdfast.planner.mechanism.Choice;
import dev.holdfast.planner.plan.Planner;
import dev.holdfast.planner.plan.request.PlanRefusedException;
import dev.holdfast.planner.plan.request.PlanRequest;
import dev.holdfast.planner.rule.Findings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Plans an estate anew for each value of a sweep. A policy that the service cannot run with a value stays as it is declared, and so does
 * one that has nothing of the kind: the estimate is of an estate that could be applied.
 */
public final class SweepRun {

    private final PlanRequest request;
    private final Declaration declaration;
    private final Sweep sweep;
    private final CostEstimate present;

    private SweepRun(PlanRequest request, Declaration declaration, Sweep sweep, CostEstimate present) {
        this.request = request;
        this.declaration = declaration;
        this.sweep = sweep;
        this.present = present;
    }

    /**
     * The costs with each value.
     *
     * @param request the estate as it is declared
     * @param present what that costs once it is applied
     * @throws PlanRefusedException if a plan would be dangerous to make at all
     */
    public static SweepTable of(PlanRequest request, Sweep sweep, CostEstimate present) throws PlanRefusedException {
        SweepRun run = new SweepRun(request, request.loaded().declaration().orElseThrow(), sweep, present);
        List<SweepTable.Row> rows = new ArrayList<>();
        for (Sweep.Value value : sweep.values()) {
            rows.add(run.row(value));
        }
        return new SweepTable(sweep, rows);
    }

    private SweepTable.Row row(Sweep.Value value) throws PlanRefusedException {
        SortedMap<String, String> kept = new TreeMap<>();
        SortedMap<String, BackupPolicy> policies = new TreeMap<>();
        declaration.policies().forEach((name, policy) -> {
            Optional<BackupPolicy> changed = sweep.changed(policy, value);
            policies.put(name, changed.orElse(policy));
            if (changed.isEmpty()) {
                kept.put(name, "it keeps no points by that class.");
            }
        });
        for (Map.Entry<String, String> refusal : refused(with(policies)).entrySet()) {
            BackupPolicy own = declaration.policies().get(refusal.getKey());
            if (own != null && kept.putIfAbsent(refusal.getKey(), refusal.getValue()) == null) {
                policies.put(refusal.getKey(), own);
            }
        }
        CostEstimate after = Planner.costs(with(policies), present.months()).after();
        Set<String> followed = new TreeSet<>();
        for (CostEstimate estimate : List.of(present, after)) {
            estimate.machines().values().stream()
                    .map(CostedMachine::policy)
                    .forEach(policy -> policy.ifPresent(followed::add));
        }
        List<SweepTable.Kept> shown = new ArrayList<>();
        kept.forEach((policy, reason) -> {
            if (followed.contains(policy)) {
                shown.add(new SweepTable.Kept(policy, reason));
            }
        });
        return new SweepTable.Row(value.text(), sweep.size(value), CostSum.of(after.lines(), after.months()), shown);
    }

    private PlanRequest with(SortedMap<String, BackupPolicy> policies) {
        return new PlanRequest(
                request.loaded().saying(declaration.withPolicies(policies)),
                request.recorded(),
                request.actual(),
                request.profile(),
                request.at(),
                request.options());
    }

    /** Policies that the service cannot run, with the reason. */
    private static SortedMap<String, String> refused(PlanRequest changed) {
        DesiredState desired = DesiredStates.of(
                changed.loaded(),
                changed.recorded(),
                changed.actual().onceEnhanced(),
                changed.profile(),
                changed.at(),
                changed.options().rebalance(),
                new Findings(Map.of()));
        SortedMap<String, String> refused = new TreeMap<>();
        for (PolicyDesign design : desired.policies().values()) {
            if (design.choice() instanceof Choice.NotProvided missing) {
                refused.put(design.name(), missing.reason());
            } else if (design.choice() instanceof Choice.Infeasible infeasible) {
                refused.put(design.name(), infeasible.reason());
            }
        }
        return refused;
    }
}
