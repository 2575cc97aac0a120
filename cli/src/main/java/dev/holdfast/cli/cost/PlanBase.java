package dev.holdfast.cli.cost;

import dev.holdfast.planner.cost.bill.CostEstimate;
import dev.holdfast.planner.cost.summary.CostGrouping;
import dev.holdfast.planner.document.PlannedCost;
import dev.holdfast.planner.document.PlannedCost.CostRow;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What a saved plan says it costs: some months, and rows by policy, vault and meter. */
record PlanBase(String label, PlannedCost cost) implements BaseCosts {

    private static final int THIRD = 2;

    @Override
    public Optional<BigDecimal> in(int month) {
        PlannedCost.CostFigures after = cost.after();
        if (month == cost.months() - 1) {
            return amount(after.last());
        }
        return switch (month) {
            case 0 -> amount(after.first());
            case THIRD -> amount(after.third());
            default -> Optional.empty();
        };
    }

    private static Optional<BigDecimal> amount(PlannedCost.CostAmount amount) {
        return Optional.of(new BigDecimal(amount.likely()));
    }

    @Override
    public Optional<BigDecimal> steady() {
        return cost.after().steady().flatMap(PlanBase::amount);
    }

    @Override
    public Optional<CostEstimate> whole() {
        return Optional.empty();
    }

    @Override
    public Optional<Map<Optional<String>, BigDecimal>> groups(CostGrouping by) {
        Map<Optional<String>, BigDecimal> groups = new HashMap<>();
        for (CostRow row : cost.rows()) {
            Optional<String> key = switch (by.kind()) {
                case POLICY -> row.policy();
                case VAULT -> Optional.of(row.vault());
                case METER -> Optional.of(row.meter());
                case VM, TAG -> Optional.empty();
            };
            groups.merge(key, new BigDecimal(row.after()), BigDecimal::add);
        }
        return knows(by.kind()) ? Optional.of(groups) : Optional.empty();
    }

    /** True if a saved plan has sums of such groups. */
    static boolean knows(CostGrouping.Kind kind) {
        return switch (kind) {
            case POLICY, VAULT, METER -> true;
            case VM, TAG -> false;
        };
    }
}
