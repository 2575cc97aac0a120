package dev.holdfast.dsl.quantity;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A decimal number directly followed by a unit, the common shape of all quantities.
 *
 * @param number exact; the text has at most 19 digits before the point
 * @param unit letters, percent sign and slashes as written; empty if there is none
 */
record NumberWithUnit(BigDecimal number, String unit) {

    private static final Pattern SHAPE =
            Pattern.compile("([+-]?[0-9]{1,19}(?:\\.[0-9]{1,9})?) ?([A-Za-z%][A-Za-z%/]{0,15})?");

    /** Splits a text; empty if it has another shape. */
    static Optional<NumberWithUnit> split(String text) {
        Matcher matcher = SHAPE.matcher(text.strip());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String unit = matcher.group(2);
        return Optional.of(new NumberWithUnit(new BigDecimal(matcher.group(1)), unit == null ? "" : unit));
    }
}
