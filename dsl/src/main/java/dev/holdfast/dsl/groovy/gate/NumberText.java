package dev.holdfast.dsl.groovy.gate;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers as they are written: decimal, with a point and separators at most. */
final class NumberText {

    private static final Pattern NUMBER = Pattern.compile("(0|[1-9][0-9]*+(?:_[0-9]++)*+)(\\.[0-9]++)?");
    private static final Pattern WITH_UNIT = Pattern.compile("([0-9]++(?:\\.[0-9]++)?)([A-Za-z]++)");

    private static final Pattern LEADING_ZERO = Pattern.compile("0[0-9]++");

    /** Units of the YAML spelling, and what Groovy writes for them. */
    private static final Map<String, String> UNITS = Map.ofEntries(
            Map.entry("s", "seconds"),
            Map.entry("m", "minutes"),
            Map.entry("min", "minutes"),
            Map.entry("h", "hours"),
            Map.entry("d", "days"),
            Map.entry("w", "weeks"),
            Map.entry("mo", "months"),
            Map.entry("y", "years"),
            Map.entry("B", "B"),
            Map.entry("KiB", "KiB"),
            Map.entry("MiB", "MiB"),
            Map.entry("GiB", "GiB"),
            Map.entry("TiB", "TiB"),
            Map.entry("PiB", "PiB"),
            Map.entry("KB", "KB"),
            Map.entry("MB", "MB"),
            Map.entry("GB", "GB"),
            Map.entry("TB", "TB"),
            Map.entry("PB", "PB"));

    private NumberText() {}

    /** The offset behind a number that begins here, with all letters and digits that stick to it. */
    static int end(String text, int start) {
        int end = part(text, start);
        boolean fraction = end + 1 < text.length()
                && text.charAt(end) == '.'
                && text.charAt(end + 1) >= '0'
                && text.charAt(end + 1) <= '9';
        return fraction ? part(text, end + 1) : end;
    }

    private static int part(String text, int start) {
        int end = start;
        while (end < text.length() && (Character.isLetterOrDigit(text.charAt(end)) || text.charAt(end) == '_')) {
            end++;
        }
        return end;
    }

    /** Why a number cannot be used, and what to write; empty if it can. */
    static Optional<String> problem(String number) {
        if (number.length() > GateLimits.NUMBER_LENGTH) {
            return Optional.of("The number is longer than " + GateLimits.NUMBER_LENGTH + " characters. Shorten it.");
        }
        if (NUMBER.matcher(number).matches()) {
            return Optional.empty();
        }
        Matcher unit = WITH_UNIT.matcher(number);
        if (unit.matches() && UNITS.containsKey(unit.group(2))) {
            return Optional.of(
                    "Quantities are written with a dot: " + unit.group(1) + "." + UNITS.get(unit.group(2)) + ".");
        }
        if (LEADING_ZERO.matcher(number).matches()) {
            return Optional.of(
                    "Numbers are decimal, without a leading 0. Times of day, dates and names are text, in quotes:"
                            + " '22:00', '2026-10-01', 'web-01'.");
        }
        return Optional.of("Numbers are decimal: 7, 1_000 or 0.5, without a leading 0, a suffix or an exponent.");
    }
}
