package dev.holdfast.cli.cost;

import dev.holdfast.planner.cost.bill.CostBand;
import dev.holdfast.planner.cost.bill.CostEstimate;
import dev.holdfast.planner.cost.summary.CostGroup;
import dev.holdfast.planner.cost.summary.CostGrouping;
import dev.holdfast.planner.cost.summary.CostSum;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Costs that others are compared with, likely amounts: over as many months and in the same currency. */
public interface BaseCosts {

    /** What they are of, as a heading: {@code as it is}. */
    String label();

    /** The amount of a month, counted from 0; empty if it is not known, which it is for the first and the last. */
    Optional<BigDecimal> in(int month);

    /** The amount of a month in which everything has come to stay as it is; empty if something grows for ever. */
    Optional<BigDecimal> steady();

    /** What each group costs in the last month, by key; empty if lines are not told apart so finely. */
    Optional<Map<Optional<String>, BigDecimal>> groups(CostGrouping by);

    /** Every line of it; empty if only sums are known. */
    Optional<CostEstimate> whole();

    /** Costs of which every line is known. */
    static BaseCosts of(String label, CostEstimate estimate) {
        return new OfEstimate(label, CostSum.of(estimate.lines(), estimate.months()), estimate);
    }

    /** An estimate as a base. */
    record OfEstimate(String label, CostSum sum, CostEstimate estimate) implements BaseCosts {
        @Override
        public Optional<BigDecimal> in(int month) {
            return Optional.of(sum.in(CostBand.LIKELY, month));
        }

        @Override
        public Optional<BigDecimal> steady() {
            return sum.steadyIn(CostBand.LIKELY);
        }

        @Override
        public Optional<CostEstimate> whole() {
            return Optional.of(estimate);
        }

        @Override
        public Optional<Map<Optional<String>, BigDecimal>> groups(CostGrouping by) {
            Map<Optional<String>, BigDecimal> groups = new HashMap<>();
            for (CostGroup group : by.groups(estimate)) {
                groups.put(group.key(), group.sum().last(CostBand.LIKELY));
            }
            return Optional.of(groups);
        }
    }
}
