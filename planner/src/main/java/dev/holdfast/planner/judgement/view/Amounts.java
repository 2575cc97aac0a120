package dev.holdfast.planner.judgement.view;

import dev.holdfast.dsl.expression.evaluation.PropertySource;
import dev.holdfast.planner.cost.bill.CostBand;
import dev.holdfast.planner.cost.bill.CostEstimate;
import dev.holdfast.planner.cost.bill.CostLine;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** What some part of an estate costs, likely amounts, added up line by line; as rules see it, rounded to hundredths. Mutable. */
final class Amounts implements PropertySource {

    private static final int DECIMALS = 2;

    private final String currency;
    private BigDecimal first = BigDecimal.ZERO;
    private BigDecimal last = BigDecimal.ZERO;
    private BigDecimal before = BigDecimal.ZERO;

    /** Nothing yet, in a currency by its ISO 4217 code. */
    Amounts(String currency) {
        this.currency = currency;
    }

    /** Adds a line of the estimate after the plan. */
    void addAfter(CostLine line, CostEstimate estimate) {
        first = first.add(line.amount(CostBand.LIKELY, 0));
        last = last.add(line.amount(CostBand.LIKELY, estimate.months() - 1));
    }

    /** Adds a line of the estimate of the estate as it is. */
    void addBefore(CostLine line, CostEstimate estimate) {
        before = before.add(line.amount(CostBand.LIKELY, estimate.months() - 1));
    }

    @Override
    public @Nullable Object property(String name) {
        return switch (name) {
            case "currency" -> currency;
            case "month1" -> rounded(first);
            case "month12" -> rounded(last);
            case "before" -> rounded(before);
            case "delta" -> rounded(last).subtract(rounded(before));
            default -> null;
        };
    }

    private static BigDecimal rounded(BigDecimal amount) {
        return amount.setScale(DECIMALS, RoundingMode.HALF_EVEN);
    }
}
