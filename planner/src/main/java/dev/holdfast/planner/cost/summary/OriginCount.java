package dev.holdfast.planner.cost.summary;

import dev.holdfast.dsl.model.disk.ValueOrigin;
import dev.holdfast.planner.cost.bill.ContentBand;
import dev.holdfast.planner.cost.bill.CostEstimate;
import dev.holdfast.planner.cost.bill.CostedMachine;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;

/** How many machines of an estimate rest on what somebody measured, declared or nobody said. */
public final class OriginCount {

    private OriginCount() {}

    /**
     * How many machines there are of each origin; of none if it is absent.
     *
     * @param of which of the two values: {@link ContentBand#used} or {@link ContentBand#churn}
     */
    public static Map<ValueOrigin, Integer> of(CostEstimate estimate, Function<ContentBand, ValueOrigin> of) {
        Map<ValueOrigin, Integer> counts = new EnumMap<>(ValueOrigin.class);
        for (CostedMachine machine : estimate.machines().values()) {
            counts.merge(of.apply(machine.content()), 1, Integer::sum);
        }
        return Collections.unmodifiableMap(counts);
    }
}
