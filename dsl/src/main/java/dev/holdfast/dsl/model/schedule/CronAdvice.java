package dev.holdfast.dsl.model.schedule;

import java.time.DayOfWeek;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What to write instead of what other dialects of cron allow, in full sentences. */
final class CronAdvice {

    private static final int LONGEST_ECHO = 40;
    private static final int WEEKDAYS = 7;
    private static final int MOST_OF_A_WEEKDAY = 5;

    private CronAdvice() {}

    /** A part of a field that Unix cron does not know, but another dialect does; empty for plain mistakes. */
    static Optional<String> part(CronField field, String part) {
        boolean day = field == CronField.DAY || field == CronField.WEEKDAY;
        String upper = part.toUpperCase(Locale.ROOT);
        if (part.contains("?")) {
            return Optional.of("'" + quote(part) + "' is not part of Unix cron; Quartz has '?'. Write * for any "
                    + field.title() + ".");
        }
        if (upper.startsWith("H") && !upper.startsWith("HO")) {
            return Optional.of("'" + quote(part) + "' is not part of Unix cron; Jenkins has 'H' for a time of its own"
                    + " choice. Write a fixed " + field.title() + ", and 'stagger' to spread the machines.");
        }
        if (day && part.indexOf('#') >= 0) {
            return Optional.of("'" + quote(part) + "' is not part of Unix cron; Quartz counts days of the week with"
                    + " '#'. Name the day instead of cron, such as monthly: \"" + counted(part) + " 22:00\".");
        }
        if (field == CronField.DAY && upper.endsWith("W")) {
            return Optional.of("'" + quote(part) + "' is not part of Unix cron; Quartz has 'W' for the nearest working"
                    + " day. Write a day of the month, or monthly: \"first monday 22:00\" instead of cron.");
        }
        if (day && (upper.startsWith("L") || upper.endsWith("L"))) {
            String last = field == CronField.DAY ? "last day" : "last " + weekday(part.substring(0, part.length() - 1));
            return Optional.of("'" + quote(part) + "' is not part of Unix cron; Quartz has 'L' for the last one."
                    + " Name the day instead of cron, such as monthly: \"" + last + " 22:00\".");
        }
        for (String name : field.names()) {
            if (part.length() > name.length() && part.toLowerCase(Locale.ROOT).startsWith(name)) {
                return Optional.of("'" + quote(part) + "' cannot be the " + field.title()
                        + "; names have three letters in cron. Write " + name + ".");
            }
        }
        return Optional.empty();
    }

    /** An {@code @} word that is no {@link CronNickname}. */
    static String nickname(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        if (lower.startsWith("@reboot")) {
            return "'@reboot' has no time: backups are taken whether a machine restarts or not. Write daily: \"22:00\""
                    + " or a nickname with a time, such as @daily.";
        }
        if (lower.startsWith("@every")) {
            String interval = text.substring("@every".length()).strip();
            return "'" + quote(text) + "' is not part of Unix cron. Write every: "
                    + (interval.isEmpty() ? "4h" : quote(interval)) + " instead of cron.";
        }
        StringBuilder words = new StringBuilder();
        for (CronNickname nickname : CronNickname.values()) {
            words.append(words.isEmpty() ? "" : ", ").append(nickname.word());
        }
        return "'" + quote(text) + "' is not a cron nickname. Nicknames are " + words + ".";
    }

    /**
     * The index of the field that is too much in six fields: 5 if the last one looks like a year, as in the cron of some
     * clouds, else 0, the seconds of Quartz and Spring.
     */
    static int superfluous(List<String> fields) {
        boolean year = fields.get(5).length() == 4 && CronField.number(fields.get(5)) > 0;
        boolean questions = fields.get(2).equals("?") || fields.get(4).equals("?");
        return year || questions ? 5 : 0;
    }

    /** A range that runs backwards. */
    static String backwards(CronField field, String range, int from, int to) {
        String low = field.least() == to ? "" + to : field.least() + "-" + to;
        String high = from == field.lastOfAll() ? "" + from : from + "-" + field.lastOfAll();
        String instead = field == CronField.WEEKDAY && to == 0
                ? from + "-" + field.most() + ", where " + field.most() + " is Sunday too"
                : high + "," + low;
        return "The range '" + quote(range) + "' of the " + field.title() + " runs backwards. Write " + instead + ".";
    }

    /**
     * A step that is no number, or longer than its field. Well-known crons take the latter for the first value alone: {@code
     * *}{@code /90} runs at minute 0 of every hour, hardly ever what was meant.
     *
     * @param from first value of the range that is stepped through
     * @param step negative if it is no number
     */
    static String step(CronField field, String text, int from, int step) {
        String allowed = "The step '" + quote(text) + "' of the " + field.title() + " must be a number from 1 to "
                + field.most();
        if (step <= field.most()) {
            return allowed + ".";
        }
        String interval = switch (field) {
            case MINUTE -> ", or every: " + step + "m instead of cron for an interval";
            case HOUR -> ", or every: " + step + "h instead of cron for an interval";
            case DAY, MONTH, WEEKDAY -> "";
        };
        return allowed + "; other crons pass over all values but the first then. Write " + from + " if that is meant"
                + interval + ".";
    }

    /** Text of the user, cut so that a message stays readable. */
    static String quote(String text) {
        return text.codePointCount(0, text.length()) <= LONGEST_ECHO
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST_ECHO)) + "…";
    }

    /** {@code third friday} for {@code 5#3}. */
    private static String counted(String part) {
        int sign = part.indexOf('#');
        int number = CronField.number(part.substring(sign + 1));
        int ordinal = number >= 1 && number <= MOST_OF_A_WEEKDAY ? number : 1;
        return new CalendarDay(Optional.of(day(part.substring(0, sign))), ordinal, Optional.empty()).toString();
    }

    private static String weekday(String text) {
        return CalendarDayText.word(day(text));
    }

    /** The named or numbered day of the week; Sunday if there is none. */
    private static DayOfWeek day(String text) {
        int value = CronField.WEEKDAY.value(text);
        return value <= 0 ? DayOfWeek.SUNDAY : DayOfWeek.of((value - 1) % WEEKDAYS + 1);
    }
}
