package dev.holdfast.planner.cost.bill;

import dev.holdfast.dsl.price.Price;
import dev.holdfast.planner.state.ItemKey;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * One line of the bills of all months: what a machine has of a meter in one place.
 *
 * @param item machine and vault; of copies the vault they are in
 * @param meter what is metered
 * @param detail what else tells it from other lines: the size of the instance, the redundancy, or the regions of a transfer
 * @param price what one unit costs; empty if the price book does not say it, and then the line is in no total
 * @param usage how much there is
 */
public record CostLine(ItemKey item, CostMeter meter, String detail, Optional<Price> price, Usage usage) {

    /** The same line with nothing but the upper end of its band. */
    public CostLine highOnly() {
        return new CostLine(item, meter, detail, price, usage.highOnly());
    }

    /** The exact amount of money in a month, counted from 0; nothing if there is no price. */
    public BigDecimal amount(CostBand band, int month) {
        return amount(usage.in(band, month));
    }

    /** The same in a month in which everything has come to stay as it is; empty if there is none. */
    public Optional<BigDecimal> steady(CostBand band) {
        return usage.steady(band).stream().mapToObj(this::amount).findFirst();
    }

    private BigDecimal amount(long parts) {
        return price.map(row -> Usage.units(parts).multiply(row.amount())).orElse(BigDecimal.ZERO);
    }

    /** {@code vault-storage GRS of sql-01 in rsv-eastus}. */
    public String display() {
        return meter.word() + (detail.isEmpty() ? "" : " " + detail) + " of " + item.machine() + " in " + item.vault();
    }
}
