package dev.holdfast.planner.schedule;

import dev.holdfast.dsl.model.schedule.Recurrence;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Finds starts the slow way: it goes through every minute and looks at the wall clock, as a person would. It knows nothing of
 * transitions: a clock that jumps forward has shown more than one minute at once, one that was set back shows old ones again.
 * Times must be whole minutes, and so must the offsets of the zone.
 */
final class WallClockWalk {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration LEAD = Duration.ofDays(4);

    private final ZoneId zone;

    WallClockWalk(ZoneId zone) {
        this.zone = zone;
    }

    /** The starts in {@code [from, to)}; both are whole minutes. */
    List<Instant> starts(Recurrence recurrence, Instant from, Instant to) {
        return switch (recurrence.kind()) {
            case EVERY -> windows((Recurrence.Every) recurrence, from, to);
            case CRON -> {
                String[] fields = ((Recurrence.Cron) recurrence).expression().split(" ", -1);
                yield walk(minute -> cron(fields, minute), fields[1].matches("\\*(/[0-9]+)?"), from, to);
            }
            case DAILY -> {
                List<LocalTime> times = ((Recurrence.Daily) recurrence).times();
                yield walk(minute -> times.contains(minute.toLocalTime()), false, from, to);
            }
            case WEEKLY -> {
                Recurrence.Weekly weekly = (Recurrence.Weekly) recurrence;
                yield walk(
                        minute -> weekly.days().contains(minute.getDayOfWeek())
                                && weekly.times().contains(minute.toLocalTime()),
                        false,
                        from,
                        to);
            }
            case MONTHLY -> {
                Recurrence.Monthly monthly = (Recurrence.Monthly) recurrence;
                yield walk(
                        minute -> monthly.times().contains(minute.toLocalTime())
                                && monthDays(monthly, YearMonth.from(minute)).contains(minute.toLocalDate()),
                        false,
                        from,
                        to);
            }
        };
    }

    private interface Wanted {
        boolean at(LocalDateTime minute);
    }

    private List<Instant> walk(Wanted wanted, boolean interval, Instant from, Instant to) {
        List<Instant> starts = new ArrayList<>();
        Instant begin = from.minus(LEAD);
        LocalDateTime furthest = local(begin);
        for (Instant now = begin.plus(MINUTE); now.isBefore(to); now = now.plus(MINUTE)) {
            LocalDateTime shown = local(now);
            boolean starting = interval && wanted.at(shown);
            while (furthest.isBefore(shown)) {
                furthest = furthest.plus(MINUTE);
                starting |= !interval && wanted.at(furthest);
            }
            if (starting && !now.isBefore(from)) {
                starts.add(now);
            }
        }
        return starts;
    }

    private List<Instant> windows(Recurrence.Every every, Instant from, Instant to) {
        LocalTime start = every.window().start();
        if (every.interval().equals(Duration.ofDays(1))) {
            return walk(minute -> minute.toLocalTime().equals(start), false, from, to);
        }
        List<Instant> starts = new ArrayList<>();
        LocalDateTime shownBefore = local(from.minus(MINUTE));
        for (Instant now = from; now.isBefore(to); now = now.plus(MINUTE)) {
            LocalDateTime shown = local(now);
            boolean starting = divides(every, shown.toLocalTime());
            for (LocalDateTime skipped = shownBefore.plus(MINUTE);
                    skipped.isBefore(shown);
                    skipped = skipped.plus(MINUTE)) {
                starting |= divides(every, skipped.toLocalTime()) && isMissed(skipped, every.interval());
            }
            if (starting) {
                starts.add(now);
            }
            shownBefore = shown;
        }
        return starts;
    }

    private static boolean divides(Recurrence.Every every, LocalTime time) {
        long day = Duration.ofDays(1).toMinutes();
        long into = Math.floorMod(Duration.between(every.window().start(), time).toMinutes(), day);
        return into < every.window().length().toMinutes()
                && into % every.interval().toMinutes() == 0;
    }

    /** True if leaving out a start that no clock shows would leave more than the interval between its neighbours. */
    private boolean isMissed(LocalDateTime skipped, Duration interval) {
        Instant before = skipped.minus(interval).atZone(zone).toInstant();
        Instant after = skipped.plus(interval).atZone(zone).toInstant();
        return Duration.between(firstShown(before, skipped.minus(interval)), firstShown(after, skipped.plus(interval)))
                        .compareTo(interval)
                > 0;
    }

    /** The instant itself, or the end of the missing stretch that the local time lies in. */
    private Instant firstShown(Instant resolved, LocalDateTime asked) {
        Instant instant = resolved;
        while (local(instant).isAfter(asked) && local(instant.minus(MINUTE)).isAfter(asked)) {
            instant = instant.minus(MINUTE);
        }
        return instant;
    }

    private LocalDateTime local(Instant instant) {
        return instant.atZone(zone).toLocalDateTime();
    }

    private static List<LocalDate> monthDays(Recurrence.Monthly monthly, YearMonth month) {
        List<LocalDate> days = new ArrayList<>();
        for (int day = 1; day <= month.lengthOfMonth(); day++) {
            DayOfWeek weekday = month.atDay(day).getDayOfWeek();
            if (monthly.day().weekday().isEmpty() || monthly.day().weekday().get() == weekday) {
                days.add(month.atDay(day));
            }
        }
        int ordinal = monthly.day().ordinal();
        if (ordinal == -1 || (monthly.day().weekday().isEmpty() && ordinal > days.size())) {
            return days.subList(days.size() - 1, days.size());
        }
        return ordinal > days.size() ? List.of() : days.subList(ordinal - 1, ordinal);
    }

    /** True if a minute fits five fields; the text is read anew each time. */
    static boolean cron(String[] fields, LocalDateTime minute) {
        boolean days = fits(fields[2], minute.getDayOfMonth(), 31, "");
        int weekday = minute.getDayOfWeek().getValue() % 7;
        String names = "sun mon tue wed thu fri sat";
        boolean weekdays = fits(fields[4], weekday, 6, names) || (weekday == 0 && fits(fields[4], 7, 7, names));
        boolean either = !fields[2].startsWith("*") && !fields[4].startsWith("*");
        return fits(fields[0], minute.getMinute(), 59, "")
                && fits(fields[1], minute.getHour(), 23, "")
                && fits(fields[3], minute.getMonthValue(), 12, "- jan feb mar apr may jun jul aug sep oct nov dec")
                && (either ? days || weekdays : days && weekdays);
    }

    private static boolean fits(String field, int value, int most, String names) {
        for (String part : field.split(",", -1)) {
            String[] stepped = part.split("/", -1);
            String[] ends = stepped[0].split("-", -1);
            int least = most == 31 || most == 12 ? 1 : 0;
            int from = stepped[0].equals("*") ? least : number(ends[0], names);
            int to = stepped[0].equals("*") || (ends.length == 1 && stepped.length == 2)
                    ? most
                    : number(ends[ends.length - 1], names);
            to = ends.length == 2 && ends[1].equalsIgnoreCase("sun") ? 7 : to;
            int step = stepped.length == 2 ? Integer.parseInt(stepped[1]) : 1;
            boolean beyond = most == 7 && stepped[0].equals("*");
            if (value >= from && value <= to && (value - from) % step == 0 && !beyond) {
                return true;
            }
        }
        return false;
    }

    private static int number(String text, String names) {
        int name = List.of(names.split(" ", -1)).indexOf(text.toLowerCase(Locale.ROOT));
        return name >= 0 ? name : Integer.parseInt(text);
    }
}
