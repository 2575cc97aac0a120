package dev.holdfast.dsl.groovy.value;

import dev.holdfast.dsl.quantity.Age;
import dev.holdfast.dsl.quantity.DataSize;
import dev.holdfast.dsl.quantity.Durations;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Quantities as properties of numbers ({@code 4.hours}), and as the text that a declaration holds. */
public final class Quantities {

    private static final BigDecimal SECONDS_PER_DAY = BigDecimal.valueOf(86_400);
    private static final BigDecimal LARGEST = BigDecimal.valueOf(Long.MAX_VALUE);
    private static final Map<String, Unit> UNITS = units();

    private Quantities() {}

    /**
     * A unit.
     *
     * @param of what it measures
     * @param factor how many seconds, months or bytes
     * @param days how many days of the calendar; 0 for units that are not made of days
     */
    private record Unit(Dimension of, BigDecimal factor, BigDecimal days) {}

    private static Map<String, Unit> units() {
        Map<String, Unit> units = new LinkedHashMap<>();
        time(units, "second", Dimension.DURATION, 1, 0);
        time(units, "minute", Dimension.DURATION, 60, 0);
        time(units, "hour", Dimension.DURATION, 3_600, 0);
        time(units, "day", Dimension.DURATION, 86_400, 1);
        time(units, "week", Dimension.DURATION, 7 * 86_400, 7);
        time(units, "month", Dimension.CALENDAR, 1, 0);
        time(units, "year", Dimension.CALENDAR, 12, 0);
        long binary = 1;
        long decimal = 1;
        size(units, "B", 1);
        for (String prefix : new String[] {"K", "M", "G", "T", "P"}) {
            binary *= 1_024;
            decimal *= 1_000;
            size(units, prefix + "iB", binary);
            size(units, prefix + "B", decimal);
        }
        return Collections.unmodifiableMap(units);
    }

    private static void time(Map<String, Unit> units, String name, Dimension of, long factor, long days) {
        Unit unit = new Unit(of, BigDecimal.valueOf(factor), BigDecimal.valueOf(days));
        units.put(name + "s", unit);
        units.put(name, unit);
    }

    private static void size(Map<String, Unit> units, String name, long bytes) {
        units.put(name, new Unit(Dimension.SIZE, BigDecimal.valueOf(bytes), BigDecimal.ZERO));
    }

    /** The names of all units, in order of size; plurals before singulars. */
    public static Collection<String> unitNames() {
        return UNITS.keySet();
    }

    /** {@code number.unit}; empty if there is no such unit. */
    public static Optional<Value.Quantity> of(Value.Numeral number, String unit) {
        return Optional.ofNullable(UNITS.get(unit))
                .map(known -> quantity(
                        known.of(),
                        number.number().multiply(known.factor()),
                        number.number().multiply(known.days())));
    }

    /**
     * A quantity of a computed amount.
     *
     * @param days the part that counts in days; kept only if it is whole and the rest does not run against it
     * @throws ValueProblem beyond 64 bits
     */
    static Value.Quantity quantity(Dimension of, BigDecimal amount, BigDecimal days) {
        if (amount.abs().compareTo(LARGEST) > 0 || amount.scale() > Numbers.MOST_DIGITS) {
            throw new ValueProblem("The result is " + of.title() + " that is out of range.");
        }
        BigDecimal rest = amount.subtract(days.multiply(SECONDS_PER_DAY));
        boolean kept = isWhole(days) && rest.signum() * days.signum() >= 0;
        return new Value.Quantity(of, amount, kept ? days.setScale(0) : BigDecimal.ZERO);
    }

    private static boolean isWhole(BigDecimal number) {
        return number.stripTrailingZeros().scale() <= 0;
    }

    /**
     * The text a declaration holds: {@code 4h}, {@code 2d}, {@code P1DT12H}, {@code 12mo}, {@code 64GiB}.
     *
     * @throws ValueProblem if the amount is negative, too long, or not whole
     */
    public static String text(Value.Quantity quantity) {
        BigDecimal amount = quantity.amount();
        if (amount.signum() < 0) {
            throw new ValueProblem("The result is " + quantity.of().title() + " below zero, which nothing takes.");
        }
        if (!isWhole(amount)) {
            String unit = switch (quantity.of()) {
                case DURATION -> "seconds";
                case CALENDAR -> "months";
                case SIZE -> "bytes";
            };
            throw new ValueProblem("The result is not a whole number of " + unit + ".");
        }
        return switch (quantity.of()) {
            case DURATION -> duration(quantity);
            case CALENDAR -> Age.ofMonths(fitting(amount)).toString();
            case SIZE -> new DataSize(amount.longValueExact()).toString();
        };
    }

    private static String duration(Value.Quantity quantity) {
        if (quantity.amount().compareTo(BigDecimal.valueOf(Durations.LONGEST.toSeconds())) > 0) {
            throw tooLong();
        }
        BigDecimal rest = quantity.amount().subtract(quantity.days().multiply(SECONDS_PER_DAY));
        return new Age(0, quantity.days().intValueExact(), Duration.ofSeconds(rest.longValueExact())).toString();
    }

    private static int fitting(BigDecimal months) {
        if (months.compareTo(BigDecimal.valueOf(12L * 100)) > 0) {
            throw tooLong();
        }
        return months.intValueExact();
    }

    private static ValueProblem tooLong() {
        return new ValueProblem("The result is longer than 100 years.");
    }
}
