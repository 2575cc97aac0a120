package dev.holdfast.dsl.model.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.dsl.generator.Seeds;
import dev.holdfast.dsl.quantity.QuantityException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.Month;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScheduleTextTest {

    @Test
    void every_day_reads_back_as_itself() {
        Seeds.forEach(2_000, random -> {
            CalendarDay day = day(random, true);
            assertThat(CalendarDay.parse(day.toString())).isEqualTo(day);
            assertThat(CalendarDay.parse(day.toString().toUpperCase(Locale.ROOT)))
                    .isEqualTo(day);
        });
    }

    @Test
    void every_recurrence_reads_back_as_itself() {
        Seeds.forEach(2_000, random -> {
            Recurrence recurrence = recurrence(random);
            String text = RecurrenceText.format(recurrence);
            assertThat(RecurrenceText.parse(text)).as(text).isEqualTo(recurrence);
            assertThat(RecurrenceText.format(RecurrenceText.parse(text))).isEqualTo(text);
        });
    }

    @Test
    void no_text_makes_the_readers_throw_anything_but_a_sentence() {
        String[] pieces = {
            "first", "last", "sunday", "of", "day", "15", "22:00", "-", "every", "weekly", ",", "4h", "jan", "é"
        };
        Seeds.forEach(3_000, random -> {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(6); i > 0; i--) {
                text.append(Seeds.oneOf(random, pieces)).append(random.nextBoolean() ? " " : "");
            }
            readsOrExplains(text.toString());
        });
    }

    private static void readsOrExplains(String text) {
        try {
            CalendarDay day = CalendarDay.parse(text);
            assertThat(CalendarDay.parse(day.toString())).isEqualTo(day);
        } catch (QuantityException e) {
            assertThat(e.getMessage()).endsWith(".");
        }
        try {
            RecurrenceText.parse(text);
        } catch (QuantityException e) {
            assertThat(e.getMessage()).endsWith(".");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "sunday, sunday",
        "Sun, sunday",
        "FIRST Sunday, first sunday",
        "last fri, last friday",
        "Last Day, last day",
        "first day, 1",
        "15, 15",
        "first sunday of Jan, first sunday of january",
        "first sunday january, first sunday of january",
        "15 of mar, 15 of march",
        "2 tue, second tuesday",
        "last day of june, last day of june",
    })
    void days_are_written_in_one_way(String text, String canonical) throws QuantityException {
        assertThat(CalendarDay.parse(text)).hasToString(canonical);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "sonday",
                "0",
                "32",
                "-1",
                "last",
                "first",
                "sixth sunday",
                "6 sunday",
                "first sunday of",
                "first sunday of smarch",
                "sunday sunday",
                "15 of march of april"
            })
    void what_is_no_day_is_explained(String text) {
        assertThatThrownBy(() -> CalendarDay.parse(text)).isInstanceOf(QuantityException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "every 4h 20:00-20:00, every 4h 20:00-20:00",
        "every 240m, every 4h 00:00-00:00",
        "every PT6H 08:00-20:00, every 6h 08:00-20:00",
        "cron  0 3  * * *, cron 0 3 * * *",
        "cron @daily, cron @daily",
        "CRON 0 3 * * MON, cron 0 3 * * MON",
        "daily 22:00 06:00, daily 06:00 22:00",
        "'weekly sunday,wednesday 22:00', 'weekly wednesday,sunday 22:00'",
        "monthly first sun 22:00, monthly first sunday 22:00",
        "monthly last day 22:00, monthly last day 22:00",
    })
    void recurrences_are_written_in_one_way(String text, String canonical) throws QuantityException {
        assertThat(RecurrenceText.format(RecurrenceText.parse(text))).isEqualTo(canonical);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hourly",
                "daily",
                "daily 9:00",
                "daily 24:00",
                "daily 22:61",
                "every",
                "every 4",
                "every 4h 8-20",
                "weekly 22:00",
                "weekly someday 22:00",
                "monthly 22:00",
                "monthly first sunday of may 22:00",
                "cron * *"
            })
    void what_is_no_recurrence_is_explained(String text) {
        assertThatThrownBy(() -> RecurrenceText.parse(text)).isInstanceOf(QuantityException.class);
    }

    /** Any day. */
    static CalendarDay day(RandomGenerator random, boolean months) {
        Optional<Month> month =
                months && random.nextBoolean() ? Optional.of(Seeds.oneOf(random, Month.values())) : Optional.empty();
        if (random.nextBoolean()) {
            return new CalendarDay(Optional.of(Seeds.oneOf(random, DayOfWeek.values())), random.nextInt(-1, 6), month);
        }
        int ordinal = random.nextInt(31);
        return new CalendarDay(Optional.empty(), ordinal == 0 ? -1 : ordinal, month);
    }

    private static Recurrence recurrence(RandomGenerator random) {
        RecurrenceKind kind = Seeds.oneOf(random, RecurrenceKind.values());
        return switch (kind) {
            case EVERY ->
                new Recurrence.Every(
                        Duration.ofSeconds(random.nextInt(1, 200_000)), new TimeWindow(time(random), time(random)));
            case CRON -> new Recurrence.Cron(Seeds.oneOf(random, "0 3 * * *", "@weekly", "*/5 1-4 L 1,2 MON-FRI"));
            case DAILY -> new Recurrence.Daily(times(random));
            case WEEKLY -> {
                TreeSet<DayOfWeek> days = new TreeSet<>();
                for (int i = random.nextInt(1, 5); i > 0; i--) {
                    days.add(Seeds.oneOf(random, DayOfWeek.values()));
                }
                yield new Recurrence.Weekly(days, times(random));
            }
            case MONTHLY -> new Recurrence.Monthly(day(random, false), times(random));
        };
    }

    private static List<LocalTime> times(RandomGenerator random) {
        List<LocalTime> times = new ArrayList<>();
        for (int i = random.nextInt(1, 4); i > 0; i--) {
            times.add(time(random));
        }
        return times;
    }

    private static LocalTime time(RandomGenerator random) {
        return LocalTime.of(random.nextInt(24), random.nextInt(60), random.nextInt(5) == 0 ? random.nextInt(60) : 0);
    }
}
