package dev.holdfast.dsl.quantity;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * How much data comes to a disk in a stretch of time: a share of what is in use at the beginning, or an amount. The same amount
 * comes each day; shares do not grow upon shares.
 *
 * @param share of the used data; zero if the rate is an amount
 * @param amount of data; zero if the rate is a share
 * @param per in what time it comes
 */
public record GrowthRate(Percent share, DataSize amount, Per per) {

    /** Nothing comes. */
    public static final GrowthRate NONE = new GrowthRate(Percent.of(0), DataSize.ZERO, Per.DAY);

    /** The time in which something comes. A year has 365 days, and a month is a twelfth of it: the 730 hours that are billed. */
    public enum Per {
        DAY("/d", 1, 1),
        WEEK("/w", 7, 1),
        MONTH("/mo", 365, 12),
        YEAR("/y", 365, 1);

        private final String suffix;
        private final int days;
        private final int parts;

        Per(String suffix, int days, int parts) {
            this.suffix = suffix;
            this.days = days;
            this.parts = parts;
        }

        private static Optional<Per> of(String text) {
            for (Per per : values()) {
                if (text.endsWith(per.suffix)) {
                    return Optional.of(per);
                }
            }
            return Optional.empty();
        }
    }

    public GrowthRate {
        if (share.value().signum() != 0 && amount.bytes() != 0) {
            throw new IllegalArgumentException("growth is a share or an amount, not both: " + share + ", " + amount);
        }
    }

    /**
     * Reads {@code 1GiB/d}, {@code 50GiB/mo} or {@code 20%/y}.
     *
     * @throws QuantityException if the text is something else
     */
    public static GrowthRate parse(String text) throws QuantityException {
        String stripped = text.strip();
        Per per = Per.of(stripped)
                .orElseThrow(() -> new QuantityException("'" + text
                        + "' is not a rate of growth. Write a share or an amount per day, week, month or year, such"
                        + " as 1GiB/d, 50GiB/mo or 20%/y."));
        String amount = stripped.substring(0, stripped.length() - per.suffix.length());
        return amount.strip().endsWith("%")
                ? new GrowthRate(Percent.parse(amount), DataSize.ZERO, per)
                : new GrowthRate(Percent.of(0), DataSize.parse(amount), per);
    }

    /** Whole bytes that come in a day to a disk that holds {@code used}, rounded half-even; as many as fit a size at most. */
    public DataSize perDay(DataSize used) {
        BigDecimal comes = amount.bytes() != 0
                ? BigDecimal.valueOf(amount.bytes())
                : BigDecimal.valueOf(used.bytes()).multiply(share.value()).movePointLeft(2);
        BigDecimal daily = comes.multiply(BigDecimal.valueOf(per.parts))
                .divide(BigDecimal.valueOf(per.days), MathContext.DECIMAL128)
                .setScale(0, RoundingMode.HALF_EVEN);
        return new DataSize(daily.min(BigDecimal.valueOf(Long.MAX_VALUE)).longValueExact());
    }

    /** True if nothing comes. */
    public boolean isNone() {
        return share.value().signum() == 0 && amount.bytes() == 0;
    }

    /** {@code 20%/y} or {@code 1GiB/d}; parses to the same rate. */
    @Override
    public String toString() {
        return (amount.bytes() != 0 ? amount.toString() : share.toString()) + per.suffix;
    }
}
