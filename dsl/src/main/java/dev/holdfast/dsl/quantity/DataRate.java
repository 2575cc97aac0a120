package dev.holdfast.dsl.quantity;

/**
 * Data per second.
 *
 * @param perSecond data in one second; more than nothing
 */
public record DataRate(DataSize perSecond) {

    public DataRate {
        if (perSecond.bytes() == 0) {
            throw new IllegalArgumentException("a rate must be more than nothing");
        }
    }

    /**
     * Reads {@code 60MiB/s}.
     *
     * @throws QuantityException if the text is something else or nothing per second
     */
    public static DataRate parse(String text) throws QuantityException {
        String stripped = text.strip();
        if (!stripped.endsWith("/s")) {
            throw new QuantityException("'" + text + "' is not a rate. Write data per second, such as 60MiB/s.");
        }
        DataSize size = DataSize.parse(stripped.substring(0, stripped.length() - 2));
        if (size.bytes() == 0) {
            throw new QuantityException("The rate '" + text + "' moves nothing. It must be more than 0 per second.");
        }
        return new DataRate(size);
    }

    /** Whole seconds, rounded up, that moving so much takes. */
    public long secondsFor(DataSize size) {
        long each = perSecond.bytes();
        return size.bytes() / each + (size.bytes() % each == 0 ? 0 : 1);
    }

    /** {@code 60MiB/s}; parses to the same rate. */
    @Override
    public String toString() {
        return perSecond + "/s";
    }
}
