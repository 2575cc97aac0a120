package dev.holdfast.dsl.quantity;

/**
 * How much of a disk's used data is rewritten in a day: a share of the used data, or an amount.
 *
 * @param share share of the used data per day; zero if the rate is an amount
 * @param amount data per day; zero if the rate is a share
 */
public record ChurnRate(Percent share, DataSize amount) {

    public ChurnRate {
        if (share.value().signum() != 0 && amount.bytes() != 0) {
            throw new IllegalArgumentException("churn is a share or an amount, not both: " + share + ", " + amount);
        }
    }

    /** A share of the used data per day. */
    public static ChurnRate ofShare(Percent share) {
        return new ChurnRate(share, DataSize.ZERO);
    }

    /** An amount of data per day. */
    public static ChurnRate ofAmount(DataSize amount) {
        return new ChurnRate(Percent.of(0), amount);
    }

    /**
     * Reads {@code 5%/d} or {@code 10GiB/d}.
     *
     * @throws QuantityException if the text is something else
     */
    public static ChurnRate parse(String text) throws QuantityException {
        String stripped = text.strip();
        if (!stripped.endsWith("/d")) {
            throw new QuantityException(
                    "'" + text + "' is not a churn rate. Write a share or an amount per day, such as 5%/d or 10GiB/d.");
        }
        String amount = stripped.substring(0, stripped.length() - 2);
        return amount.endsWith("%") ? ofShare(Percent.parse(amount)) : ofAmount(DataSize.parse(amount));
    }

    /** Data rewritten per day on a disk that holds {@code used}; never more than {@code used}. */
    public DataSize perDay(DataSize used) {
        DataSize changed = amount.bytes() != 0 ? amount : used.times(share);
        return changed.compareTo(used) > 0 ? used : changed;
    }

    /** {@code 5%/d} or {@code 10GiB/d}; parses to the same rate. */
    @Override
    public String toString() {
        return (amount.bytes() != 0 ? amount.toString() : share.toString()) + "/d";
    }
}
