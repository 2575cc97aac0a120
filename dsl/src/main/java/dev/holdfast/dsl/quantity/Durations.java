package dev.holdfast.dsl.quantity;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/** Reads and writes exact lengths of time ({@link Duration}); a day is 24 hours and a week is 7 days here. */
public final class Durations {

    /** The longest length that is read: 100 years of 365 days. */
    public static final Duration LONGEST = Duration.ofDays(36_500);

    private static final Map<String, Long> SECONDS =
            Map.of("s", 1L, "m", 60L, "h", 3_600L, "d", 86_400L, "w", 604_800L);

    private Durations() {}

    /**
     * Reads {@code 90s 15m 4h 1d 2w} or ISO-8601 ({@code PT4H}, {@code P1D}).
     *
     * @throws QuantityException if the text is something else, is not positive, is longer than {@link #LONGEST}, is no whole
     *     number of seconds, or uses months or years, whose length varies
     */
    public static Duration parse(String text) throws QuantityException {
        String stripped = text.strip();
        Duration duration = stripped.startsWith("P") ? parseIso(stripped) : parseShort(stripped);
        if (duration.isNegative() || duration.isZero()) {
            throw new QuantityException("The duration '" + text + "' must be longer than nothing.");
        }
        if (!duration.equals(duration.truncatedTo(ChronoUnit.SECONDS))) {
            throw fraction(text);
        }
        if (duration.compareTo(LONGEST) > 0) {
            throw new QuantityException("The duration '" + text + "' is longer than 100 years.");
        }
        return duration;
    }

    private static Duration parseShort(String text) throws QuantityException {
        NumberWithUnit parts = NumberWithUnit.split(text)
                .orElseThrow(() -> new QuantityException(
                        "'" + text + "' is not a duration. Write 90s, 15m, 4h, 1d, 2w or ISO-8601 such as PT4H."));
        if (parts.unit().isEmpty()) {
            throw new QuantityException("The duration '" + text + "' has no unit. Write " + text + "h for hours, "
                    + text + "m for minutes or " + text + "d for days.");
        }
        if (parts.unit().equals("mo") || parts.unit().equals("y")) {
            throw new QuantityException("'" + text
                    + "' has no fixed length, because months and years differ. Write days" + " (30d, 365d) here.");
        }
        Long unit = SECONDS.get(parts.unit());
        if (unit == null) {
            throw new QuantityException(
                    "'" + parts.unit() + "' is not a unit of time. Units are s, m (minutes), h, d and w.");
        }
        try {
            return Duration.ofSeconds(
                    parts.number().multiply(BigDecimal.valueOf(unit)).longValueExact());
        } catch (ArithmeticException e) {
            throw fraction(text);
        }
    }

    private static QuantityException fraction(String text) {
        return new QuantityException("The duration '" + text + "' is not a whole number of seconds.");
    }

    private static Duration parseIso(String text) throws QuantityException {
        try {
            return Duration.parse(text);
        } catch (DateTimeException e) {
            throw new QuantityException(
                    "'" + text + "' is not an ISO-8601 duration of days, hours, minutes and seconds, such"
                            + " as PT4H or P1DT12H.");
        }
    }

    /**
     * The shortest exact text: days above 24 hours if they are whole ({@code 14d}), else hours ({@code 24h}, {@code 26h}),
     * minutes or seconds; {@code 0s} for nothing.
     *
     * @throws IllegalArgumentException if the duration is negative or has fractions of a second
     */
    public static String format(Duration duration) {
        if (duration.isNegative() || !duration.equals(duration.truncatedTo(ChronoUnit.SECONDS))) {
            throw new IllegalArgumentException("not a whole, non-negative duration: " + duration);
        }
        long seconds = duration.toSeconds();
        if (seconds > 86_400 && seconds % 86_400 == 0) {
            return seconds / 86_400 + "d";
        }
        if (seconds > 0 && seconds % 3_600 == 0) {
            return seconds / 3_600 + "h";
        }
        if (seconds > 0 && seconds % 60 == 0) {
            return seconds / 60 + "m";
        }
        return seconds + "s";
    }

    /** Text for people, at most two units: {@code 8 h 55 m}, {@code 2 d 4 h}, {@code 12 s}; fractions are cut off. */
    public static String display(Duration duration) {
        long seconds = Math.abs(duration.toSeconds());
        String sign = duration.isNegative() ? "-" : "";
        if (seconds >= 2 * 86_400) {
            return sign + pair(seconds / 86_400, "d", seconds % 86_400 / 3_600, "h");
        }
        if (seconds >= 3_600) {
            return sign + pair(seconds / 3_600, "h", seconds % 3_600 / 60, "m");
        }
        return sign + (seconds >= 60 ? pair(seconds / 60, "m", seconds % 60, "s") : seconds + " s");
    }

    private static String pair(long major, String majorUnit, long minor, String minorUnit) {
        return minor == 0 ? major + " " + majorUnit : major + " " + majorUnit + " " + minor + " " + minorUnit;
    }
}
