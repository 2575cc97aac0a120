package dev.holdfast.planner.cost.bill;

import dev.holdfast.planner.state.ObjectAddress;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * What one changed object costs more each month than before, likely amounts.
 *
 * @param address the object; empty for points that the plan takes away
 * @param first in the first month; below 0 if it costs less
 * @param last in the last month of the estimate
 */
public record CostChange(Optional<ObjectAddress> address, BigDecimal first, BigDecimal last) {}
