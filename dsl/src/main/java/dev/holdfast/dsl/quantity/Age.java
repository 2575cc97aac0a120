package dev.holdfast.dsl.quantity;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/**
 * How long something is kept, counted on the calendar: {@code 12mo} after 31 January ends on the last of January a year
 * later, {@code 1d} is a calendar day even if it has 25 hours.
 *
 * @param months whole calendar months, 0 or more; a year is 12
 * @param days whole calendar days on top, 0 or more
 * @param time hours, minutes and whole seconds on top; not negative
 */
public record Age(int months, int days, Duration time) {

    private static final int MOST_YEARS = 100;
    private static final Map<String, Integer> MONTHS = Map.of("mo", 1, "y", 12);
    private static final Map<String, Integer> DAYS = Map.of("d", 1, "w", 7);
    private static final Map<String, Integer> SECONDS = Map.of("s", 1, "m", 60, "h", 3_600);

    public Age {
        if (months < 0 || days < 0 || time.isNegative()) {
            throw new IllegalArgumentException(
                    "age must not be negative: " + months + " months, " + days + " d, " + time);
        }
        time = time.truncatedTo(ChronoUnit.SECONDS);
    }

    /** Whole calendar days. */
    public static Age ofDays(int days) {
        return new Age(0, days, Duration.ZERO);
    }

    /** Whole calendar months. */
    public static Age ofMonths(int months) {
        return new Age(months, 0, Duration.ZERO);
    }

    /** Whole calendar years. */
    public static Age ofYears(int years) {
        return new Age(Math.multiplyExact(years, 12), 0, Duration.ZERO);
    }

    /** Exact hours. */
    public static Age ofHours(long hours) {
        return new Age(0, 0, Duration.ofHours(hours));
    }

    /**
     * Reads {@code 2d 12w 12mo 7y 36h 90m} or ISO-8601 ({@code P30D}, {@code P1Y2M}, {@code P1DT12H}).
     *
     * @throws QuantityException if the text is something else, is nothing, negative, longer than 100 years or no whole number of
     *     seconds
     */
    public static Age parse(String text) throws QuantityException {
        String stripped = text.strip();
        Age age;
        try {
            age = stripped.startsWith("P") ? parseIso(stripped) : parseShort(stripped);
        } catch (ArithmeticException | DateTimeException | IllegalArgumentException e) {
            throw new QuantityException(
                    "'" + text + "' is not an age. Write 36h, 2d, 12w, 12mo, 7y or ISO-8601 such as P30D;"
                            + " it must not be negative.");
        }
        if (age.isZero()) {
            throw new QuantityException("The age '" + text + "' keeps nothing. It must be longer than nothing.");
        }
        if (age.approximateSeconds() > MOST_YEARS * 366L * 86_400) {
            throw new QuantityException("The age '" + text + "' is longer than 100 years.");
        }
        return age;
    }

    private static Age parseShort(String text) throws QuantityException {
        NumberWithUnit parts = NumberWithUnit.split(text)
                .orElseThrow(() -> new QuantityException(
                        "'" + text + "' is not an age. Write 36h, 2d, 12w, 12mo, 7y or ISO-8601 such as P30D."));
        String unit = parts.unit();
        if (unit.isEmpty()) {
            throw new QuantityException("The age '" + text + "' has no unit. Write " + text + "d for days.");
        }
        if (!MONTHS.containsKey(unit) && !DAYS.containsKey(unit) && !SECONDS.containsKey(unit)) {
            throw new QuantityException(
                    "'" + unit + "' is not a unit of time. Units are s, m (minutes), h, d, w, mo (months) and y.");
        }
        int number = parts.number().intValueExact();
        if (MONTHS.containsKey(unit)) {
            return ofMonths(Math.multiplyExact(number, MONTHS.getOrDefault(unit, 1)));
        }
        if (DAYS.containsKey(unit)) {
            return ofDays(Math.multiplyExact(number, DAYS.getOrDefault(unit, 1)));
        }
        return new Age(0, 0, Duration.ofSeconds((long) number * SECONDS.getOrDefault(unit, 1)));
    }

    @SuppressWarnings("JavaPeriodGetDays") // the months are taken beside it
    private static Age parseIso(String text) throws QuantityException {
        int split = text.indexOf('T');
        Period period = split == 1 ? Period.ZERO : Period.parse(split < 0 ? text : text.substring(0, split));
        Duration time = split < 0 ? Duration.ZERO : Duration.parse("P" + text.substring(split));
        if (!time.equals(time.truncatedTo(ChronoUnit.SECONDS))) {
            throw new QuantityException("The age '" + text + "' is not a whole number of seconds.");
        }
        return new Age(Math.toIntExact(period.toTotalMonths()), period.getDays(), time);
    }

    /** True if this age is no time at all. */
    public boolean isZero() {
        return months == 0 && days == 0 && time.isZero();
    }

    /** The instant this long after {@code start}, on the calendar of {@code zone}. */
    public Instant after(Instant start, ZoneId zone) {
        return start.atZone(zone).plusMonths(months).plusDays(days).plus(time).toInstant();
    }

    /** The instant this long before {@code end}, on the calendar of {@code zone}. */
    public Instant before(Instant end, ZoneId zone) {
        return end.atZone(zone).minus(time).minusDays(days).minusMonths(months).toInstant();
    }

    /** Rough length for ordering and limits: months count 30.436875 days (a 400-year mean). */
    public long approximateSeconds() {
        long monthSeconds = 2_629_746L;
        return months * monthSeconds + days * 86_400L + time.toSeconds();
    }

    /** {@code 2d}, {@code 12w} (from eight weeks on), {@code 12mo}, {@code 7y}, {@code 36h}, or ISO-8601 for mixtures; parses to the same age. */
    @Override
    public String toString() {
        if (time.isZero() && months == 0 && days > 0) {
            return days >= 56 && days % 7 == 0 ? days / 7 + "w" : days + "d";
        }
        if (time.isZero() && days == 0 && months > 0) {
            return months % 12 == 0 ? months / 12 + "y" : months + "mo";
        }
        if (months == 0 && days == 0) {
            return hours();
        }
        return Period.of(0, months, days)
                + (time.isZero() ? "" : time.toString().substring(1));
    }

    private String hours() {
        long seconds = time.toSeconds();
        if (seconds % 3_600 == 0) {
            return seconds / 3_600 + "h";
        }
        return seconds % 60 == 0 ? seconds / 60 + "m" : seconds + "s";
    }
}
