package dev.holdfast.dsl.model.schedule;

import dev.holdfast.dsl.quantity.QuantityException;
import java.time.DayOfWeek;
import java.time.Month;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The text of a {@link CalendarDay}, read and written. */
final class CalendarDayText {

    private static final List<String> ORDINALS = List.of("first", "second", "third", "fourth", "fifth");
    private static final String EXAMPLES =
            "Write a weekday (sunday), a counted one (first sunday, last friday), a day of the month (15, last day),"
                    + " or one of these in a month (first sunday of january, 15 of march).";

    private CalendarDayText() {}

    /** Reads any spelling that {@link CalendarDay#parse} describes. */
    static CalendarDay parse(String text) throws QuantityException {
        List<String> words = words(text);
        if (words.isEmpty()) {
            throw new QuantityException("A day is missing. " + EXAMPLES);
        }
        int used = 1;
        Optional<DayOfWeek> weekday = weekday(words.get(0));
        int ordinal = 0;
        if (weekday.isEmpty()) {
            ordinal = ordinal(words.get(0), text);
            if (words.size() > 1 && !isMonthPart(words.get(1))) {
                used = 2;
                weekday = weekday(words.get(1));
                if (weekday.isEmpty() && !words.get(1).equals("day")) {
                    throw unknownWord(words.get(1), text);
                }
            } else if (ordinal == -1 || isOrdinalWord(words.get(0))) {
                throw new QuantityException("'" + text + "' does not say " + words.get(0)
                        + " of what. Write a weekday or the word day, such as " + words.get(0) + " sunday or "
                        + words.get(0) + " day.");
            }
        }
        if (weekday.isPresent() && ordinal > ORDINALS.size()) {
            throw new QuantityException(
                    "'" + text + "' asks for weekday number " + ordinal + ", but a month has at most five of each.");
        }
        return new CalendarDay(weekday, ordinal, month(words.subList(used, words.size()), text));
    }

    /** The canonical text: full lower-case English names. */
    static String format(CalendarDay day) {
        StringBuilder text = new StringBuilder(32);
        int ordinal = day.ordinal();
        if (day.weekday().isPresent()) {
            if (ordinal != 0) {
                text.append(ordinal == -1 ? "last" : ORDINALS.get(ordinal - 1)).append(' ');
            }
            text.append(word(day.weekday().get()));
        } else if (ordinal == -1) {
            text.append("last day");
        } else {
            text.append(ordinal);
        }
        day.month().ifPresent(month -> text.append(" of ").append(word(month)));
        return text.toString();
    }

    /** The weekday with this English name or its first three letters, ignoring case. */
    static Optional<DayOfWeek> weekday(String word) {
        for (DayOfWeek day : DayOfWeek.values()) {
            if (names(word, word(day))) {
                return Optional.of(day);
            }
        }
        return Optional.empty();
    }

    /** The lower-case English name. */
    static String word(Enum<?> dayOrMonth) {
        return dayOrMonth.name().toLowerCase(Locale.ROOT);
    }

    /** Lower-case words between white space. */
    static List<String> words(String text) {
        String stripped = text.strip().toLowerCase(Locale.ROOT);
        return stripped.isEmpty() ? List.of() : List.of(stripped.split("\\s+", -1));
    }

    private static Optional<Month> month(List<String> rest, String text) throws QuantityException {
        if (rest.isEmpty()) {
            return Optional.empty();
        }
        List<String> name = rest.get(0).equals("of") ? rest.subList(1, rest.size()) : rest;
        if (name.isEmpty()) {
            throw new QuantityException("'" + text + "' ends after 'of'. Name the month, such as of january.");
        }
        Optional<Month> month = monthOf(name.get(0));
        if (month.isEmpty()) {
            throw new QuantityException(
                    "'" + name.get(0) + "' in '" + text + "' is not a month. Write an English name such as january.");
        }
        if (name.size() > 1) {
            throw new QuantityException("'" + text + "' goes on after the month. " + EXAMPLES);
        }
        return month;
    }

    private static boolean isMonthPart(String word) {
        return word.equals("of") || monthOf(word).isPresent();
    }

    private static boolean isOrdinalWord(String word) {
        return ORDINALS.contains(word);
    }

    private static Optional<Month> monthOf(String word) {
        for (Month month : Month.values()) {
            if (names(word, word(month))) {
                return Optional.of(month);
            }
        }
        return Optional.empty();
    }

    private static boolean names(String word, String fullName) {
        return word.equalsIgnoreCase(fullName) || word.equalsIgnoreCase(fullName.substring(0, 3));
    }

    /** 1 to 31 or -1. */
    private static int ordinal(String word, String text) throws QuantityException {
        if (word.equals("last")) {
            return -1;
        }
        int counted = ORDINALS.indexOf(word);
        if (counted >= 0) {
            return counted + 1;
        }
        if (!isNumber(word)) {
            throw unknownWord(word, text);
        }
        int day = word.length() > 2 ? 99 : Integer.parseInt(word);
        if (day < 1 || day > 31) {
            throw new QuantityException("'" + word + "' is not a day of a month. Days are 1 to 31, or last day.");
        }
        return day;
    }

    private static boolean isNumber(String word) {
        for (int i = 0; i < word.length(); i++) {
            if (word.charAt(i) < '0' || word.charAt(i) > '9') {
                return false;
            }
        }
        return !word.isEmpty();
    }

    private static QuantityException unknownWord(String word, String text) {
        return new QuantityException("'" + word + "'"
                + (word.equalsIgnoreCase(text.strip()) ? "" : " in '" + text + "'") + " is not a day. " + EXAMPLES);
    }
}
