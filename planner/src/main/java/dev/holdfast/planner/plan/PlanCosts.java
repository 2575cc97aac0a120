package dev.holdfast.planner.plan;

import dev.holdfast.dsl.model.disk.Disk;
import dev.holdfast.planner.action.PointAction;
import dev.holdfast.planner.action.PromiseBook;
import dev.holdfast.planner.cost.ChangeCosts;
import dev.holdfast.planner.cost.CostEstimator;
import dev.holdfast.planner.cost.CostRequest;
import dev.holdfast.planner.cost.CostTrace;
import dev.holdfast.planner.cost.Holdings;
import dev.holdfast.planner.cost.KnownContent;
import dev.holdfast.planner.cost.bill.CostReport;
import dev.holdfast.planner.desired.DesiredMachine;
import dev.holdfast.planner.desired.DesiredState;
import dev.holdfast.planner.difference.World;
import dev.holdfast.planner.plan.request.PlanRequest;
import dev.holdfast.planner.plan.request.Selection;
import dev.holdfast.planner.state.ItemKey;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a plan costs: hands what the planner knows to the estimator. */
final class PlanCosts {

    private final CostEstimator estimator;
    private final World world;
    private final Selection selection;
    private final Map<ItemKey, Set<String>> leaving = new HashMap<>();

    /**
     * The costs of a plan.
     *
     * @param prunes points that the plan takes away
     * @param months how many months are estimated
     */
    PlanCosts(
            PlanRequest request,
            DesiredState desired,
            World world,
            Selection selection,
            List<PointAction> prunes,
            int months) {
        this.world = world;
        this.selection = selection;
        for (PointAction action : prunes) {
            leaving.computeIfAbsent(action.item(), any -> new HashSet<>())
                    .add(action.prune().point());
        }
        PromiseBook promises =
                new PromiseBook(request.recorded(), desired.policies().values());
        Holdings holdings = new Holdings(world.points(), request.actual().softDeleted(), promises.rules());
        CostRequest asked = new CostRequest(request.profile(), request.loaded().prices(), request.at(), months);
        this.estimator = new CostEstimator(asked, machines(desired), holdings);
    }

    /** The costs before and after the plan. */
    CostReport report() {
        return ChangeCosts.of(estimator, world, selection.changes(), leaving);
    }

    /** The same, and what the costs of a machine rest on. */
    CostTrace trace(String machine) {
        CostReport report = report();
        return new CostTrace(report, estimator.trace(machine, world.after(selection.changes()), leaving));
    }

    private static Map<String, KnownContent> machines(DesiredState desired) {
        Map<String, KnownContent> machines = new HashMap<>();
        for (DesiredMachine machine : desired.machines()) {
            List<Disk> disks = machine.known().machine().disks().stream()
                    .filter(disk -> !disk.isTemporary())
                    .toList();
            machines.put(
                    machine.address(),
                    new KnownContent(
                            machine.known().machine().tags(),
                            disks,
                            machine.known().machine().state()));
        }
        return machines;
    }
}
