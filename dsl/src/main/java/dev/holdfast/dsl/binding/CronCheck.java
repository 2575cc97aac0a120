package dev.holdfast.dsl.binding;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Checks a Unix cron expression of five fields before anything is computed with it, so that a mistake has its place and its
 * reason. Fields, ranges and names are those of crontab(5): lists, ranges, steps; day of week 0 to 7 with Sunday at both ends.
 */
final class CronCheck {

    /** Nicknames that stand for an expression; {@code @reboot} has no time. */
    static final List<String> NICKNAMES =
            List.of("@yearly", "@annually", "@monthly", "@weekly", "@daily", "@midnight", "@hourly");

    /** Three letters each, in order. */
    private static final String MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec";

    private static final String DAYS = "sunmontuewedthufrisat";
    private static final int NAME_LENGTH = 3;
    private static final int[] LONGEST_MONTH = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

    private enum Field {
        MINUTE("minute", 0, 59, ""),
        HOUR("hour", 0, 23, ""),
        DAY("day of month", 1, 31, ""),
        MONTH("month", 1, 12, MONTHS),
        WEEKDAY("day of week", 0, 7, DAYS);

        private final String title;
        private final int least;
        private final int most;
        private final String names;

        Field(String title, int least, int most, String names) {
            this.title = title;
            this.least = least;
            this.most = most;
            this.names = names;
        }
    }

    /**
     * What is wrong with an expression.
     *
     * @param offset where in the text, in UTF-16 units
     * @param length how many units
     * @param detail full sentences
     */
    record Problem(int offset, int length, String detail) {}

    private CronCheck() {}

    /** Everything that is wrong, one problem per field; empty if the expression can be used. */
    static List<Problem> check(String text) {
        String stripped = text.strip();
        int indent = text.indexOf(stripped);
        if (stripped.startsWith("@")) {
            return nickname(stripped, indent).map(List::of).orElse(List.of());
        }
        List<Problem> problems = new ArrayList<>();
        Field[] fields = Field.values();
        BitSet[] sets = new BitSet[fields.length];
        int[] starts = new int[fields.length];
        int count = 0;
        int at = indent;
        int end = indent + stripped.length();
        while (at < end) {
            int next = at;
            while (next < end && !Character.isWhitespace(text.charAt(next))) {
                next++;
            }
            if (count < fields.length) {
                sets[count] = new BitSet();
                starts[count] = at;
                field(fields[count], text.substring(at, next), at, sets[count]).ifPresent(problems::add);
            }
            count++;
            at = next;
            while (at < end && Character.isWhitespace(text.charAt(at))) {
                at++;
            }
        }
        if (count != fields.length) {
            return List.of(new Problem(
                    indent,
                    Math.max(1, stripped.length()),
                    "A cron expression has five fields (minute, hour, day of month, month, day of week), but this one has "
                            + count + "." + (count == 6 ? " Seconds and years are not part of Unix cron." : "")
                            + " Write \"0 22 * * *\" for every day at 22:00."));
        }
        if (problems.isEmpty() && !fires(sets, text, starts[2])) {
            problems.add(never(starts, indent + stripped.length()));
        }
        return problems;
    }

    private static Optional<Problem> nickname(String text, int offset) {
        return NICKNAMES.contains(text.toLowerCase(Locale.ROOT))
                ? Optional.empty()
                : Optional.of(new Problem(
                        offset,
                        text.length(),
                        "'" + text + "' is not a cron nickname. Nicknames are " + String.join(", ", NICKNAMES) + "."));
    }

    private static Problem never(int[] starts, int end) {
        return new Problem(
                starts[2],
                end - starts[2],
                "This cron expression never fires: none of its months has such a day. A policy that never runs protects"
                        + " nothing. Use day 28 or earlier, or 'monthly' with 'last day'.");
    }

    /** True if some month has a selected day; a restricted day of week fires by itself. */
    private static boolean fires(BitSet[] sets, String text, int dayStart) {
        boolean everyDay = text.charAt(dayStart) == '*';
        boolean weekdays = sets[4].cardinality() < 7 && !(sets[4].get(0) && sets[4].cardinality() == 8);
        if (everyDay || weekdays) {
            return true;
        }
        int firstDay = sets[2].nextSetBit(1);
        for (int month = sets[3].nextSetBit(1); month >= 1; month = sets[3].nextSetBit(month + 1)) {
            if (firstDay <= LONGEST_MONTH[month - 1]) {
                return true;
            }
        }
        return false;
    }

    private static Optional<Problem> field(Field field, String text, int offset, BitSet values) {
        int at = 0;
        for (String part : text.split(",", -1)) {
            Optional<String> problem = part(field, part, values);
            if (problem.isPresent()) {
                return Optional.of(new Problem(offset + at, Math.max(1, part.length()), problem.get()));
            }
            at += part.length() + 1;
        }
        return Optional.empty();
    }

    private static Optional<String> part(Field field, String part, BitSet values) {
        int slash = part.indexOf('/');
        String range = slash < 0 ? part : part.substring(0, slash);
        int step = 1;
        if (slash >= 0) {
            step = number(part.substring(slash + 1));
            if (step < 1 || step > field.most) {
                return Optional.of("The step '" + part.substring(slash + 1) + "' of the " + field.title
                        + " must be a number from 1 to " + field.most + ".");
            }
        }
        int from = field.least;
        int to = field == Field.WEEKDAY ? 6 : field.most;
        if (!range.equals("*")) {
            int dash = range.indexOf('-', 1);
            String first = dash < 0 ? range : range.substring(0, dash);
            String last = dash < 0 ? first : range.substring(dash + 1);
            from = value(field, first);
            to = dash < 0 && slash >= 0 ? field.most : value(field, last);
            for (String bound : List.of(first, last)) {
                if (value(field, bound) < 0) {
                    return Optional.of(outside(field, bound));
                }
            }
            if (from > to) {
                return Optional.of("The range '" + range + "' of the " + field.title
                        + " runs backwards. Write the smaller value first, or two ranges with a comma.");
            }
        }
        for (int value = from; value <= to; value += step) {
            values.set(value);
        }
        return Optional.empty();
    }

    private static String outside(Field field, String text) {
        String names = field.names.isEmpty()
                ? ""
                : " or a name from " + field.names.substring(0, NAME_LENGTH) + " to "
                        + field.names.substring(field.names.length() - NAME_LENGTH);
        return "'" + text + "' cannot be the " + field.title + ". It must be * or a number from " + field.least + " to "
                + field.most + names + ", with lists (1,3), ranges (1-5) and steps (*/4).";
    }

    private static int value(Field field, String text) {
        int name = text.length() == NAME_LENGTH ? field.names.indexOf(text.toLowerCase(Locale.ROOT)) : -1;
        int value = name >= 0 && name % NAME_LENGTH == 0 ? name / NAME_LENGTH + field.least : number(text);
        return value < field.least || value > field.most ? -1 : value;
    }

    private static int number(String text) {
        if (text.isEmpty() || text.length() > 4) {
            return -1;
        }
        int number = 0;
        for (int i = 0; i < text.length(); i++) {
            char digit = text.charAt(i);
            if (digit < '0' || digit > '9') {
                return -1;
            }
            number = number * 10 + digit - '0';
        }
        return number;
    }
}
