package dev.holdfast.cli.cost;

import dev.holdfast.planner.cost.CostEstimate;
import dev.holdfast.planner.cost.summary.CostGroup;
import dev.holdfast.planner.cost.summary.CostGrouping;
import dev.holdfast.planner.cost.summary.CostSum;
import java.util.List;
import java.util.Optional;

/** Costs that others are compared with: over as many months and in the same currency. */
public interface BaseCosts {

    /** What they are of, as a heading: {@code as it is}. */
    String label();

    /** All of it. */
    CostSum sum();

    /** Its groups; empty if it does not tell lines apart so finely. */
    Optional<List<CostGroup>> groups(CostGrouping by);

    /** Its lines; empty if only sums are known. */
    Optional<CostEstimate> estimate();

    /** Costs of which every line is known. */
    static BaseCosts of(String label, CostEstimate estimate) {
        CostSum sum = CostSum.of(estimate.lines(), estimate.months());
        return new OfEstimate(label, sum, estimate);
    }

    /** An estimate as a base. */
    record OfEstimate(String label, CostSum sum, CostEstimate whole) implements BaseCosts {
        @Override
        public Optional<List<CostGroup>> groups(CostGrouping by) {
            return Optional.of(by.groups(whole));
        }

        @Override
        public Optional<CostEstimate> estimate() {
            return Optional.of(whole);
        }
    }
}
