package dev.holdfast.dsl.groovy.write;

import dev.holdfast.dsl.groovy.vocabulary.QuantityKind;
import dev.holdfast.dsl.quantity.Age;
import dev.holdfast.dsl.quantity.Durations;
import dev.holdfast.dsl.quantity.QuantityException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Quantities as properties of numbers: {@code 4h} is {@code 4.hours}, {@code 64GiB} is {@code 64.GiB}. */
final class QuantityText {

    private static final Pattern PARTS =
            Pattern.compile("(0|[1-9][0-9]{0,14}(?:\\.[0-9]{1,6})?|0\\.[0-9]{1,6}) ?([A-Za-z]+)");
    private static final Map<String, String> TIMES =
            Map.of("s", "second", "m", "minute", "h", "hour", "d", "day", "w", "week", "mo", "month", "y", "year");
    private static final List<String> SIZES =
            List.of("B", "KiB", "MiB", "GiB", "TiB", "PiB", "KB", "MB", "GB", "TB", "PB");

    private QuantityText() {}

    /** The quantity in Groovy; empty if the text is spelt in a way that has no equal there and must stay text. */
    static Optional<String> of(String text, QuantityKind kind) {
        Matcher parts = PARTS.matcher(text.strip());
        if (!parts.matches()) {
            return Optional.empty();
        }
        String number = parts.group(1);
        String unit = parts.group(2);
        return switch (kind) {
            case DURATION -> time(number, unit);
            case AGE -> number.indexOf('.') < 0 || keepsAge(text) ? time(number, unit) : Optional.empty();
            case SIZE -> size(number, unit);
        };
    }

    private static Optional<String> time(String number, String unit) {
        return Optional.ofNullable(TIMES.get(unit)).map(word -> number + "." + word + (number.equals("1") ? "" : "s"));
    }

    private static Optional<String> size(String number, String unit) {
        return SIZES.stream()
                .filter(known -> known.toLowerCase(Locale.ROOT).equals(unit.toLowerCase(Locale.ROOT)))
                .findFirst()
                .map(known -> number + "." + known);
    }

    /** True if the part of a unit says the same age: half a day of the calendar is no length of time that Groovy has. */
    private static boolean keepsAge(String text) {
        try {
            return Age.parse(Durations.format(Durations.parse(text))).equals(Age.parse(text));
        } catch (QuantityException e) {
            return false;
        }
    }
}
