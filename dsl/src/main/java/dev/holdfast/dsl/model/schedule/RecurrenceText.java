package dev.holdfast.dsl.model.schedule;

import dev.holdfast.dsl.quantity.Durations;
import dev.holdfast.dsl.quantity.QuantityException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The text of a {@link Recurrence}: {@code every 4h 20:00-20:00}, {@code cron 0 3 * * *}, {@code daily 06:00 22:00},
 * {@code weekly wednesday,sunday 22:00}, {@code monthly first sunday 22:00}. What is written reads back as an equal value.
 */
public final class RecurrenceText {

    private static final int CRON_FIELDS = 5;

    private RecurrenceText() {}

    /** The canonical text. */
    public static String format(Recurrence recurrence) {
        String word = recurrence.kind().word() + " ";
        if (recurrence instanceof Recurrence.Every every) {
            return word + Durations.format(every.interval()) + " " + every.window();
        }
        if (recurrence instanceof Recurrence.Cron cron) {
            return word + cron.expression();
        }
        if (recurrence instanceof Recurrence.Daily daily) {
            return word + times(daily.times());
        }
        if (recurrence instanceof Recurrence.Weekly weekly) {
            List<String> days = new ArrayList<>();
            for (DayOfWeek day : weekly.days()) {
                days.add(CalendarDayText.word(day));
            }
            return word + String.join(",", days) + " " + times(weekly.times());
        }
        if (recurrence instanceof Recurrence.Monthly monthly) {
            return word + monthly.day() + " " + times(monthly.times());
        }
        throw new IllegalArgumentException("no text for " + recurrence);
    }

    /**
     * Reads the canonical text and harmless variations of it: other case, short names of days, any order of days and times;
     * {@code every 4h} without a window means the whole day from midnight.
     *
     * @throws QuantityException if the text is something else
     */
    public static Recurrence parse(String text) throws QuantityException {
        List<String> words = CalendarDayText.words(text);
        Optional<RecurrenceKind> kind = words.isEmpty() ? Optional.empty() : RecurrenceKind.of(words.get(0));
        if (kind.isEmpty()) {
            throw new QuantityException("'" + text + "' is not a schedule. It starts with every, cron, daily, weekly or"
                    + " monthly, such as daily 22:00 or every 4h 20:00-20:00.");
        }
        List<String> rest = words.subList(1, words.size());
        return switch (kind.get()) {
            case EVERY -> every(rest, text);
            case CRON -> cron(text);
            case DAILY -> new Recurrence.Daily(times(rest, text));
            case WEEKLY -> weekly(rest, text);
            case MONTHLY -> monthly(rest, text);
        };
    }

    /**
     * Reads a time of day, {@code 22:00} (or {@code 22:00:30}); hours and minutes have two digits.
     *
     * @throws QuantityException if the text is something else
     */
    public static LocalTime parseTime(String text) throws QuantityException {
        String stripped = text.strip();
        boolean shaped = stripped.length() == 5 || stripped.length() == 8;
        for (int i = 0; i < stripped.length(); i++) {
            char c = stripped.charAt(i);
            shaped &= i % 3 == 2 ? c == ':' : c >= '0' && c <= '9';
        }
        if (!shaped) {
            throw new QuantityException("'" + text + "' is not a time of day. Write hours and minutes with two digits"
                    + " each, such as 06:00 or 22:00.");
        }
        int hour = Integer.parseInt(stripped.substring(0, 2));
        int minute = Integer.parseInt(stripped.substring(3, 5));
        int second = stripped.length() == 8 ? Integer.parseInt(stripped.substring(6)) : 0;
        if (hour > 23 || minute > 59 || second > 59) {
            throw new QuantityException("There is no time of day '" + text + "'. Times go from 00:00 to 23:59"
                    + (hour == 24 && minute == 0 ? "; midnight is 00:00." : "."));
        }
        return LocalTime.of(hour, minute, second);
    }

    /**
     * Reads a daily window, {@code 20:00-08:00}; equal ends mean the whole day.
     *
     * @throws QuantityException if the text is something else
     */
    public static TimeWindow parseWindow(String text) throws QuantityException {
        int dash = text.indexOf('-');
        if (dash < 0 || text.indexOf('-', dash + 1) >= 0) {
            throw new QuantityException(
                    "'" + text + "' is not a daily window. Write its start and its end, such as 20:00-06:00.");
        }
        return new TimeWindow(parseTime(text.substring(0, dash)), parseTime(text.substring(dash + 1)));
    }

    private static Recurrence every(List<String> rest, String text) throws QuantityException {
        if (rest.isEmpty() || rest.size() > 2) {
            throw new QuantityException("'" + text + "' is not a schedule. Write an interval and its daily window,"
                    + " such as every 4h 20:00-20:00.");
        }
        String interval = rest.get(0);
        Duration duration = Durations.parse(interval.startsWith("p") ? upper(interval) : interval);
        return new Recurrence.Every(duration, rest.size() == 1 ? TimeWindow.WHOLE_DAY : parseWindow(rest.get(1)));
    }

    private static String upper(String text) {
        return text.toUpperCase(Locale.ROOT);
    }

    private static Recurrence cron(String text) throws QuantityException {
        // Names of days and months and nicknames keep the case in which they were written.
        List<String> fields = List.of(text.strip().split("\\s+", -1));
        fields = fields.subList(1, fields.size());
        boolean nickname = fields.size() == 1 && fields.get(0).startsWith("@");
        if (!nickname && fields.size() != CRON_FIELDS) {
            throw new QuantityException("'" + text + "' has " + fields.size() + " cron fields; five are needed: minute,"
                    + " hour, day of month, month, day of week, such as cron 0 3 * * *.");
        }
        return new Recurrence.Cron(String.join(" ", fields));
    }

    private static Recurrence weekly(List<String> rest, String text) throws QuantityException {
        SortedSet<DayOfWeek> days = new TreeSet<>();
        int used = 0;
        while (used < rest.size() && rest.get(used).indexOf(':') < 0) {
            for (String name : rest.get(used).split(",", -1)) {
                if (!name.isEmpty()) {
                    days.add(CalendarDayText.weekday(name)
                            .orElseThrow(() -> new QuantityException("'" + name + "' in '" + text
                                    + "' is not a day of the week. Write an English name such as sunday.")));
                }
            }
            used++;
        }
        if (days.isEmpty()) {
            throw new QuantityException("'" + text + "' names no day of the week. Write weekly sunday 22:00.");
        }
        return new Recurrence.Weekly(days, times(rest.subList(used, rest.size()), text));
    }

    private static Recurrence monthly(List<String> rest, String text) throws QuantityException {
        int used = 0;
        while (used < rest.size() && rest.get(used).indexOf(':') < 0) {
            used++;
        }
        if (used == 0) {
            throw new QuantityException("'" + text + "' names no day. Write monthly first sunday 22:00.");
        }
        CalendarDay day = CalendarDay.parse(String.join(" ", rest.subList(0, used)));
        if (day.month().isPresent()) {
            throw new QuantityException("'" + text + "' names a month, but a monthly schedule runs in every month."
                    + " Leave the month out.");
        }
        return new Recurrence.Monthly(day, times(rest.subList(used, rest.size()), text));
    }

    private static List<LocalTime> times(List<String> words, String text) throws QuantityException {
        if (words.isEmpty()) {
            throw new QuantityException("'" + text + "' names no time of day. Add one, such as 22:00.");
        }
        List<LocalTime> times = new ArrayList<>();
        for (String word : words) {
            times.add(parseTime(word));
        }
        return times;
    }

    private static String times(List<LocalTime> times) {
        List<String> words = new ArrayList<>();
        for (LocalTime time : times) {
            words.add(time.toString());
        }
        return String.join(" ", words);
    }
}
