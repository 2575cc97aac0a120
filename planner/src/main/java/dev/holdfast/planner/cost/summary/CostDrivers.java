package dev.holdfast.planner.cost.summary;

import dev.holdfast.planner.cost.bill.CostBand;
import dev.holdfast.planner.cost.bill.CostEstimate;
import dev.holdfast.planner.cost.bill.CostLine;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The lines that cost most. */
public final class CostDrivers {

    /**
     * A line with its place among all.
     *
     * @param index of the line in the estimate, from 0
     * @param amount likely, in the last month
     */
    public record Driver(int index, CostLine line, BigDecimal amount) {}

    private CostDrivers() {}

    /** At most so many lines that cost anything in the last month, the dearest first; among equals in the order of the estimate. */
    public static List<Driver> of(CostEstimate estimate, int most) {
        List<Driver> drivers = new ArrayList<>();
        for (int index = 0; index < estimate.lines().size(); index++) {
            CostLine line = estimate.lines().get(index);
            BigDecimal amount = line.amount(CostBand.LIKELY, estimate.months() - 1);
            if (amount.signum() > 0) {
                drivers.add(new Driver(index, line, amount));
            }
        }
        drivers.sort(Comparator.comparing(Driver::amount).reversed().thenComparing(Driver::index));
        return List.copyOf(drivers.subList(0, Math.min(most, drivers.size())));
    }
}
