package dev.holdfast.dsl.model.rule;

import dev.holdfast.dsl.quantity.Money;
import dev.holdfast.dsl.quantity.Percent;
import java.util.Optional;

/**
 * Guardrails over a plan.
 *
 * @param maxMonthlyIncrease most the monthly cost may grow by one plan
 * @param budget most the estate may cost in a month
 * @param maxPointsLost most recovery points one plan may lose early
 */
public record Limits(Optional<Percent> maxMonthlyIncrease, Optional<Money> budget, Optional<Integer> maxPointsLost) {

    public static final Limits NONE = new Limits(Optional.empty(), Optional.empty(), Optional.empty());
}
