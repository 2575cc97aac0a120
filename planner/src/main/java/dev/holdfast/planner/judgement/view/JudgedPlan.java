package dev.holdfast.planner.judgement.view;

import dev.holdfast.dsl.declaration.LoadedDeclaration;
import dev.holdfast.dsl.model.Declaration;
import dev.holdfast.planner.cost.bill.CostReport;
import dev.holdfast.planner.desired.DesiredState;
import dev.holdfast.planner.difference.ObjectDifference;
import dev.holdfast.planner.document.ObjectiveResult;
import java.util.List;
import java.util.Optional;

/**
 * What a plan knows when its rules are judged.
 *
 * @param loaded a declaration without errors, and where it is written
 * @param desired what should be there
 * @param changes objects that the plan changes
 * @param objectives figures by machine and failure class
 * @param costs what the plan costs; absent if costs are not computed
 * @param totals the plan in numbers, beyond what the other parts say
 */
public record JudgedPlan(
        LoadedDeclaration loaded,
        DesiredState desired,
        List<ObjectDifference> changes,
        List<ObjectiveResult> objectives,
        Optional<CostReport> costs,
        Totals totals) {

    public JudgedPlan {
        changes = List.copyOf(changes);
        objectives = List.copyOf(objectives);
        if (loaded.declaration().isEmpty()) {
            throw new IllegalArgumentException("the declaration has errors and cannot be judged");
        }
    }

    /** The declaration whose rules judge. */
    public Declaration declaration() {
        return loaded.declaration().orElseThrow();
    }

    /**
     * The plan in numbers, 0 or more each.
     *
     * @param backups that were missed and are made up for
     * @param copies points to be copied
     * @param prunes points that go
     * @param pointsLost those that go before their promise ends
     * @param moves things that have a new name
     * @param first true if nothing was ever applied
     * @param limited true if the plan looks at a part of the estate only
     */
    public record Totals(
            int backups, int copies, int prunes, int pointsLost, int moves, boolean first, boolean limited) {}
}
