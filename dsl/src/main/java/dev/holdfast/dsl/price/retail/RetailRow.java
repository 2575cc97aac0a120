package dev.holdfast.dsl.price.retail;

import dev.holdfast.dsl.diagnostic.SourceSpan;
import dev.holdfast.dsl.price.Price;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/**
 * A row of an answer that prices something.
 *
 * @param meter what it prices
 * @param name of the meter, as the row says
 * @param region in lower case; empty for everywhere
 * @param each price of one unit
 * @param since day from which the price is in force; {@link LocalDate#MIN} if the row does not say
 * @param place where it is written
 */
record RetailRow(RetailMeter meter, String name, String region, BigDecimal each, LocalDate since, SourceSpan place) {

    /** Decimals of a price beyond which nobody is billed. */
    private static final int DECIMALS = 20;

    /** Rows for the same thing have the same; one of them counts. */
    record Key(RetailMeter meter, String region) {}

    Key key() {
        return new Key(meter, region);
    }

    RetailRow inForceSince(LocalDate day) {
        return new RetailRow(meter, name, region, each, day, place);
    }

    boolean isDated() {
        return !since.equals(LocalDate.MIN);
    }

    /** The prices that it means. */
    List<Price> prices() {
        return meter.prices().stream()
                .map(share -> new Price(
                        share.item(),
                        share.redundancy(),
                        region.isEmpty() ? Set.of() : Set.of(region),
                        rounded(each.multiply(share.share())),
                        false,
                        "price service: " + name + (isDated() ? ", in force since " + since : ""),
                        place))
                .toList();
    }

    /** To what is written: 16 digits, of which at most 20 decimals. */
    static BigDecimal rounded(BigDecimal amount) {
        BigDecimal rounded = amount.round(MathContext.DECIMAL64);
        return rounded.scale() > DECIMALS ? rounded.setScale(DECIMALS, RoundingMode.HALF_EVEN) : rounded;
    }
}
