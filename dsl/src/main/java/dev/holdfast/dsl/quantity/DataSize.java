package dev.holdfast.dsl.quantity;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Map;

/**
 * An amount of data.
 *
 * @param bytes 0 or more
 */
public record DataSize(long bytes) implements Comparable<DataSize> {

    public static final DataSize ZERO = new DataSize(0);

    private static final long KIB = 1024L;
    private static final Map<String, Long> UNITS = Map.ofEntries(
            Map.entry("b", 1L),
            Map.entry("kib", KIB),
            Map.entry("mib", KIB * KIB),
            Map.entry("gib", KIB * KIB * KIB),
            Map.entry("tib", KIB * KIB * KIB * KIB),
            Map.entry("pib", KIB * KIB * KIB * KIB * KIB),
            Map.entry("kb", 1_000L),
            Map.entry("mb", 1_000_000L),
            Map.entry("gb", 1_000_000_000L),
            Map.entry("tb", 1_000_000_000_000L),
            Map.entry("pb", 1_000_000_000_000_000L));

    public DataSize {
        if (bytes < 0) {
            throw new IllegalArgumentException("bytes must not be negative: " + bytes);
        }
    }

    /** {@code gib} × 2^30 bytes. */
    public static DataSize ofGibibytes(long gib) {
        return new DataSize(Math.multiplyExact(gib, KIB * KIB * KIB));
    }

    /** {@code mib} × 2^20 bytes. */
    public static DataSize ofMebibytes(long mib) {
        return new DataSize(Math.multiplyExact(mib, KIB * KIB));
    }

    /**
     * Reads {@code 128GiB}, {@code 32TiB} (powers of 2), {@code 500GB}, {@code 4TB} (powers of 10), {@code 10B}.
     *
     * @throws QuantityException if the text is something else, negative or above 8 EiB
     */
    public static DataSize parse(String text) throws QuantityException {
        NumberWithUnit parts = NumberWithUnit.split(text)
                .orElseThrow(
                        () -> new QuantityException("'" + text + "' is not a size. Write a number and a unit, such as"
                                + " 128GiB, 32TiB (powers of 2) or 500GB (powers of 10)."));
        if (parts.unit().isEmpty()) {
            throw new QuantityException("The size '" + text + "' has no unit. Write " + parts.number() + "GiB or "
                    + parts.number() + "GB; they differ by 7 percent.");
        }
        Long unit = UNITS.get(parts.unit().toLowerCase(Locale.ROOT));
        if (unit == null) {
            throw new QuantityException("'" + parts.unit()
                    + "' is not a unit of size. Units are MiB, GiB, TiB (powers of 2) and MB, GB, TB (powers of 10).");
        }
        BigDecimal bytes = parts.number().multiply(BigDecimal.valueOf(unit)).setScale(0, RoundingMode.HALF_EVEN);
        if (bytes.signum() < 0 || bytes.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0) {
            throw new QuantityException("The size '" + text + "' is out of range. It must be between 0 and 8 EiB.");
        }
        return new DataSize(bytes.longValueExact());
    }

    /** The sum; throws {@link ArithmeticException} above 8 EiB. */
    public DataSize plus(DataSize other) {
        return new DataSize(Math.addExact(bytes, other.bytes));
    }

    /** This size times a share, rounded half-even to whole bytes. */
    public DataSize times(Percent share) {
        BigDecimal exact = BigDecimal.valueOf(bytes).multiply(share.value()).movePointLeft(2);
        return new DataSize(exact.setScale(0, RoundingMode.HALF_EVEN).longValueExact());
    }

    @Override
    public int compareTo(DataSize other) {
        return Long.compare(bytes, other.bytes);
    }

    /** Exact text in the largest binary unit that divides it: {@code 128GiB}, {@code 1536B}; it parses to the same size. */
    @Override
    public String toString() {
        String[] units = {"PiB", "TiB", "GiB", "MiB", "KiB"};
        long factor = KIB * KIB * KIB * KIB * KIB;
        for (String unit : units) {
            if (bytes != 0 && bytes % factor == 0) {
                return bytes / factor + unit;
            }
            factor /= KIB;
        }
        return bytes + "B";
    }

    /** Rounded text for people, one decimal: {@code 3.1 GiB}; {@code 0 B} for nothing. */
    public String toDisplay() {
        String[] units = {"PiB", "TiB", "GiB", "MiB", "KiB"};
        long factor = KIB * KIB * KIB * KIB * KIB;
        for (String unit : units) {
            if (bytes >= factor) {
                BigDecimal rounded =
                        BigDecimal.valueOf(bytes).divide(BigDecimal.valueOf(factor), 1, RoundingMode.HALF_EVEN);
                return (rounded.stripTrailingZeros().scale() <= 0
                                ? rounded.toBigInteger().toString()
                                : rounded.toPlainString())
                        + " " + unit;
            }
            factor /= KIB;
        }
        return bytes + " B";
    }
}
