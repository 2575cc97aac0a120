package dev.holdfast.dsl.price;

import dev.holdfast.dsl.diagnostic.SourceSpan;
import dev.holdfast.dsl.yaml.CoreSchema;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * One row of a price book.
 *
 * @param item what costs that much
 * @param redundancy of the vault, such as {@code GRS}; present exactly if the item is {@linkplain PricedItem#isByRedundancy priced by it}
 * @param regions where, in lower case; of transfers where the data comes from; empty for everywhere else
 * @param amount of the book's currency for one unit; as {@link #mayBe} says
 * @param decimal true if a GB of it is 10<sup>9</sup> bytes, else it is 2<sup>30</sup>
 * @param source where the price was published
 * @param place where the row is written
 */
public record Price(
        PricedItem item,
        Optional<String> redundancy,
        Set<String> regions,
        BigDecimal amount,
        boolean decimal,
        String source,
        SourceSpan place) {

    private static final long BINARY_GB = 1L << 30;
    private static final long DECIMAL_GB = 1_000_000_000;

    public Price {
        regions = Set.copyOf(regions);
        if (!mayBe(amount)) {
            throw new IllegalArgumentException("no price is " + amount);
        }
        if (redundancy.isPresent() != item.isByRedundancy()) {
            throw new IllegalArgumentException(
                    "a price of " + item.word() + " names a redundancy: " + item.isByRedundancy());
        }
    }

    /**
     * True if an amount can be a price: not negative, and without an exponent no longer than a number of a price file may be.
     */
    public static boolean mayBe(BigDecimal amount) {
        long scale = amount.scale();
        long whole = Math.max(1, amount.precision() - scale);
        long length = whole + (scale > 0 ? 1 + scale : 0);
        return amount.signum() >= 0 && length <= CoreSchema.LONGEST_NUMBER;
    }

    /** Bytes of one GB of this price. */
    public long bytesPerGb() {
        return decimal ? DECIMAL_GB : BINARY_GB;
    }

    /** True if it is for a region by name, not for wherever no other row is. */
    public boolean isOf(String region) {
        return regions.contains(region);
    }

    /** What tells it from the other rows of its book, such as {@code vault GRS in eastus}. */
    public String display() {
        StringBuilder text = new StringBuilder(item.word());
        redundancy.ifPresent(word -> text.append(' ').append(word));
        if (!regions.isEmpty()) {
            text.append(" in ").append(String.join(", ", new TreeSet<>(regions)));
        }
        return text.toString();
    }
}
