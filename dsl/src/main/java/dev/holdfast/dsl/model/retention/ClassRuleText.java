package dev.holdfast.dsl.model.retention;

import dev.holdfast.dsl.model.schedule.CalendarDay;
import dev.holdfast.dsl.quantity.Age;
import dev.holdfast.dsl.quantity.QuantityException;
import java.util.Optional;

/** The text of a {@link ClassRule}, read and written. */
final class ClassRuleText {

    private static final String ALL = "all";
    private static final int LONGEST_COUNT = 9;

    private ClassRuleText() {}

    static ClassRule parse(String text) throws QuantityException {
        String stripped = text.strip();
        int on = indexOfOn(stripped);
        if (on < 0) {
            return new ClassRule(keep(stripped), Optional.empty());
        }
        return new ClassRule(
                keep(stripped.substring(0, on).strip()), Optional.of(CalendarDay.parse(stripped.substring(on + 3))));
    }

    static String format(ClassRule rule) {
        return format(rule.keep()) + rule.on().map(day -> " on " + day).orElse("");
    }

    /** Where the word {@code on} begins, in any case; -1 if there is none. */
    private static int indexOfOn(String text) {
        for (int i = 1; i + 2 <= text.length(); i++) {
            boolean ends = i + 2 == text.length() || Character.isWhitespace(text.charAt(i + 2));
            if (ends && Character.isWhitespace(text.charAt(i - 1)) && text.regionMatches(true, i, "on", 0, 2)) {
                return i == text.length() - 2 ? i - 1 : i;
            }
        }
        return -1;
    }

    private static Keep keep(String text) throws QuantityException {
        if (text.equalsIgnoreCase(ALL) || text.equals("-1")) {
            return new Keep.Unlimited();
        }
        if (isDigits(text)) {
            if (text.length() > LONGEST_COUNT) {
                throw new QuantityException("'" + text + "' buckets are too many. Write all to keep every one.");
            }
            return new Keep.Count(Integer.parseInt(text));
        }
        if (text.isEmpty() || (text.startsWith("-") && isDigits(text.substring(1)))) {
            throw new QuantityException("'" + text + "' does not say what to keep. Write a number of buckets (7), all,"
                    + " or an age (30d, 12w, 7y).");
        }
        return new Keep.ForAge(Age.parse(text));
    }

    private static boolean isDigits(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return !text.isEmpty();
    }

    private static String format(Keep keep) {
        if (keep instanceof Keep.Count count) {
            return Integer.toString(count.buckets());
        }
        if (keep instanceof Keep.ForAge forAge) {
            return forAge.age().toString();
        }
        return ALL;
    }
}
