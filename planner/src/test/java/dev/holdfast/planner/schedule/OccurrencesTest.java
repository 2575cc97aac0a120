package dev.holdfast.planner.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.dsl.generator.Seeds;
import dev.holdfast.dsl.model.schedule.Recurrence;
import dev.holdfast.dsl.model.schedule.RecurrenceText;
import dev.holdfast.dsl.model.schedule.TimeWindow;
import dev.holdfast.dsl.quantity.QuantityException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OccurrencesTest {

    static final String[] ZONES = {
        "America/New_York",
        "Pacific/Apia",
        "America/Sao_Paulo",
        "Australia/Lord_Howe",
        "Africa/Casablanca",
        "Africa/Cairo",
        "Antarctica/Troll",
        "America/St_Johns",
        "Asia/Kolkata",
        "UTC",
        "+05:45"
    };

    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    @Test
    void starts_ascend_and_do_not_depend_on_where_the_reading_begins() {
        Seeds.forEach(400, random -> {
            Occurrences occurrences = Occurrences.of(recurrence(random), zone(random));
            Instant from = instant(random);
            Instant middle = from.plusSeconds(random.nextInt(40 * 86_400));
            Instant to = middle.plusSeconds(random.nextInt(40 * 86_400));
            List<Instant> whole = occurrences.between(from, to, Integer.MAX_VALUE);
            assertThat(new ArrayList<>(new TreeSet<>(whole))).isEqualTo(whole);
            List<Instant> parts = new ArrayList<>(occurrences.between(from, middle, Integer.MAX_VALUE));
            parts.addAll(occurrences.between(middle, to, Integer.MAX_VALUE));
            assertThat(parts).isEqualTo(whole);
            Instant step = from.minusNanos(1);
            for (int i = 0; i < Math.min(50, whole.size()); i++) {
                step = occurrences.next(step).orElseThrow();
                assertThat(step).isEqualTo(whole.get(i));
            }
        });
    }

    @Test
    void daily_times_are_the_resolved_local_times_of_every_date() {
        Seeds.forEach(400, random -> {
            List<LocalTime> times = times(random);
            ZoneId zone = zone(random);
            LocalDate first = instant(random).atZone(zone).toLocalDate();
            LocalDate last = first.plusDays(60);
            TreeSet<Instant> expected = new TreeSet<>();
            for (LocalDate date = first.minusDays(3); date.isBefore(last.plusDays(3)); date = date.plusDays(1)) {
                for (LocalTime time : times) {
                    expected.add(resolve(date.atTime(time), zone));
                }
            }
            Instant from = resolve(first.atStartOfDay(), zone);
            Instant to = resolve(last.atStartOfDay(), zone);
            assertThat(Occurrences.of(new Recurrence.Daily(times), zone).between(from, to, Integer.MAX_VALUE))
                    .containsExactlyElementsOf(expected.subSet(from, to));
        });
    }

    @Test
    void an_interval_over_the_whole_day_leaves_a_longer_gap_only_when_clocks_go_back() {
        Seeds.forEach(300, random -> {
            int hours = Seeds.oneOf(random, 1, 2, 3, 4, 6, 8, 12);
            String start = Seeds.oneOf(random, "00:00", "02:30", "20:00", "23:59");
            Occurrences every = of("every " + hours + "h " + start + "-" + start, zone(random));
            Instant from = instant(random);
            Gap gap = LargestGap.over(every, from, from.plus(Duration.ofDays(370)))
                    .orElseThrow();
            ZoneId zone = every.zone();
            Duration shown = Duration.between(
                    gap.start().atZone(zone).toLocalDateTime(),
                    gap.end().atZone(zone).toLocalDateTime());
            assertThat(gap.length()).isBetween(Duration.ofHours(hours), Duration.ofHours(hours + 2));
            assertThat(shown).isLessThanOrEqualTo(Duration.ofHours(hours));
        });
    }

    @Test
    void an_hourly_cron_starts_in_every_hour_of_a_year() {
        for (String zone : ZONES) {
            List<Instant> starts = of("cron 0 * * * *", ZoneId.of(zone))
                    .between(Instant.parse("2011-06-01T00:00:00Z"), Instant.parse("2012-06-01T00:00:00Z"), 100_000);
            // A zone that moves by half an hour starts half an hour early or late once; a skipped date has no hours.
            assertThat(starts).as(zone).hasSizeBetween(366 * 24 - 2, 366 * 24 + 2);
        }
    }

    @ParameterizedTest
    @CsvSource({
        // The missing hour: the first instant after it, several are one.
        "daily 02:30, 2026-03-08, 03:00-04:00",
        "daily 02:00 02:30 03:00, 2026-03-08, 03:00-04:00",
        "cron 30 2 * * *, 2026-03-08, 03:00-04:00",
        "weekly sunday 02:30, 2026-03-08, 03:00-04:00",
        "monthly 8 02:30, 2026-03-08, 03:00-04:00",
        // The repeated hour: once, the first time.
        "daily 01:30, 2026-11-01, 01:30-04:00",
        "cron 30 1 * * *, 2026-11-01, 01:30-04:00",
        // Intervals: both repeated hours, not moved.
        "cron 30 */12 * * *, 2026-03-08, 00:30-05:00 12:30-04:00",
        "cron 30 2-3/1 * * *, 2026-03-08, 03:00-04:00 03:30-04:00",
        "every 6h 00:00-00:00, 2026-03-08, 00:00-05:00 06:00-04:00 12:00-04:00 18:00-04:00",
        "every 6h 00:00-00:00, 2026-11-01, 00:00-04:00 06:00-05:00 12:00-05:00 18:00-05:00",
        "every 8h 01:30-01:30, 2026-11-01, 01:30-04:00 01:30-05:00 09:30-05:00 17:30-05:00",
        // An interval is a promise about gaps: a missing start is left out only if the next one keeps it.
        "every 1h 00:00-05:00, 2026-03-08, 00:00-05:00 01:00-05:00 03:00-04:00 04:00-04:00",
        "every 4h 22:00-22:00, 2026-03-08, 03:00-04:00 06:00-04:00 10:00-04:00 14:00-04:00 18:00-04:00 22:00-04:00",
        "every 4h 08:00-20:00, 2026-11-01, 08:00-05:00 12:00-05:00 16:00-05:00",
        "every 1h 00:00-04:00, 2026-11-01, 00:00-04:00 01:00-04:00 01:00-05:00 02:00-05:00 03:00-05:00",
        "every 24h 01:30-01:30, 2026-11-01, 01:30-04:00",
    })
    void clock_changes_neither_lose_nor_double_a_run(String text, LocalDate date, String expected) {
        assertThat(offsetTimes(text, date, NEW_YORK)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "Pacific/Apia, daily 22:00, 2011-12-29T00:00Z, 2012-01-02T10:00Z, 2011-12-29T08:00Z 2011-12-30T08:00Z"
                + " 2011-12-30T10:00Z 2011-12-31T08:00Z 2012-01-01T08:00Z 2012-01-02T08:00Z",
        "Pacific/Apia, daily 00:00, 2011-12-29T00:00Z, 2012-01-01T12:00Z, 2011-12-29T10:00Z 2011-12-30T10:00Z"
                + " 2011-12-31T10:00Z 2012-01-01T10:00Z",
        "America/Sao_Paulo, daily 00:00, 2018-11-03T00:00Z, 2018-11-05T12:00Z, 2018-11-03T03:00Z 2018-11-04T03:00Z"
                + " 2018-11-05T02:00Z",
        "Australia/Lord_Howe, daily 02:15, 2026-10-02T12:00Z, 2026-10-04T16:00Z, 2026-10-02T15:45Z 2026-10-03T15:30Z"
                + " 2026-10-04T15:15Z",
        "Africa/Cairo, daily 00:30, 2026-04-22T12:00Z, 2026-04-25T00:00Z, 2026-04-22T22:30Z 2026-04-23T22:00Z"
                + " 2026-04-24T21:30Z",
        "Africa/Casablanca, daily 02:30, 2026-02-14T00:00Z, 2026-02-16T12:00Z, 2026-02-14T01:30Z 2026-02-15T01:30Z"
                + " 2026-02-16T02:30Z",
    })
    void odd_zones_run_once_a_day(String zone, String text, OffsetDateTime from, OffsetDateTime to, String expected) {
        List<String> starts = new ArrayList<>();
        for (Instant start : of(text, ZoneId.of(zone)).between(from.toInstant(), to.toInstant(), 100)) {
            starts.add(start.toString().replace(":00Z", "Z"));
        }
        assertThat(String.join(" ", starts)).isEqualTo(expected);
    }

    @Test
    void windows_are_half_open_and_may_cross_midnight() {
        ZoneId utc = ZoneId.of("UTC");
        LocalDate date = LocalDate.of(2026, 6, 10);
        assertThat(offsetTimes("every 4h 08:00-20:00", date, utc)).isEqualTo("08:00Z 12:00Z 16:00Z");
        assertThat(offsetTimes("every 4h 20:00-08:00", date, utc)).isEqualTo("00:00Z 04:00Z 20:00Z");
        assertThat(offsetTimes("every 4h 20:00-20:00", date, utc))
                .isEqualTo("00:00Z 04:00Z 08:00Z 12:00Z 16:00Z 20:00Z");
        assertThat(offsetTimes("every 12h 08:00-20:00", date, utc)).isEqualTo("08:00Z");
        assertThat(offsetTimes("every 5h 00:00-00:00", date, utc)).isEqualTo("00:00Z 05:00Z 10:00Z 15:00Z 20:00Z");
    }

    @Test
    void long_intervals_count_dates_or_run_on() {
        ZoneId utc = ZoneId.of("UTC");
        Instant epoch = Instant.EPOCH;
        assertThat(of("every 2d 06:00-06:00", utc).between(epoch, epoch.plus(Duration.ofDays(4)), 9))
                .containsExactly(Instant.parse("1970-01-01T06:00:00Z"), Instant.parse("1970-01-03T06:00:00Z"));
        assertThat(of("every 36h 00:00-00:00", utc).between(epoch, epoch.plus(Duration.ofDays(4)), 9))
                .containsExactly(epoch, Instant.parse("1970-01-02T12:00:00Z"), Instant.parse("1970-01-04T00:00:00Z"));
    }

    @Test
    void an_interval_that_is_no_number_of_days_is_never_late_or_early() {
        Seeds.forEach(200, random -> {
            ZoneId zone = zone(random);
            LocalTime opening = LocalTime.of(random.nextInt(24), random.nextInt(60));
            Duration interval =
                    Duration.ofMinutes(random.nextInt(1_441, 20_000)).plusSeconds(random.nextInt(1, 60));
            Occurrences every = Occurrences.of(new Recurrence.Every(interval, new TimeWindow(opening, opening)), zone);
            Instant anchor = resolve(LocalDate.EPOCH.atTime(opening), zone);
            // Before 1970 too.
            Instant from = anchor.plusSeconds(random.nextLong(-40L * 366 * 86_400, 40L * 366 * 86_400));
            long steps = Math.floorDiv(
                    Duration.between(anchor, from).toSeconds() + interval.toSeconds() - 1, interval.toSeconds());
            List<Instant> expected = new ArrayList<>();
            for (int i = 0; i < 30; i++) {
                expected.add(anchor.plus(interval.multipliedBy(steps + i)));
            }
            assertThat(every.between(from, Instant.MAX, 30)).isEqualTo(expected);
        });
    }

    @Test
    void an_interval_of_one_day_runs_once_on_a_day_of_25_hours() {
        assertThat(of("every 24h 00:00-00:00", NEW_YORK)
                        .between(Instant.parse("2026-10-31T04:00:00Z"), Instant.parse("2026-11-03T05:00:00Z"), 9))
                .containsExactly(
                        Instant.parse("2026-10-31T04:00:00Z"),
                        Instant.parse("2026-11-01T04:00:00Z"),
                        Instant.parse("2026-11-02T05:00:00Z"));
    }

    @Test
    void a_stretch_holds_its_first_instant_but_not_its_last_and_no_more_than_the_limit() {
        Occurrences daily = of("daily 22:00", ZoneId.of("UTC"));
        Instant first = Instant.parse("2026-01-01T22:00:00Z");
        Instant third = first.plus(Duration.ofDays(2));
        assertThat(daily.between(first, third, 9)).containsExactly(first, first.plus(Duration.ofDays(1)));
        assertThat(daily.between(first, third, 1)).containsExactly(first);
        assertThat(daily.between(first, third, 0)).isEmpty();
    }

    @Test
    void what_runs_now_and_then_is_read_through_centuries() {
        assertThat(of("monthly 31 22:00", ZoneId.of("UTC"))
                        .between(Instant.parse("2000-01-01T00:00:00Z"), Instant.parse("2200-01-01T00:00:00Z"), 9_999))
                .hasSize(200 * 12);
    }

    @Test
    void a_month_without_the_day_runs_on_its_last() {
        assertThat(of("monthly 31 22:00", ZoneId.of("UTC"))
                        .between(Instant.parse("2026-02-01T00:00:00Z"), Instant.parse("2026-05-01T00:00:00Z"), 9))
                .containsExactly(
                        Instant.parse("2026-02-28T22:00:00Z"),
                        Instant.parse("2026-03-31T22:00:00Z"),
                        Instant.parse("2026-04-30T22:00:00Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0 0 30 2 *", "0 0 31 4,6,9,11 *", "0 0 31 2 */2", "0 0 * *"})
    void an_expression_that_never_fires_or_is_no_cron_has_no_occurrences(String cron) {
        assertThatThrownBy(() -> Occurrences.of(new Recurrence.Cron(cron), NEW_YORK))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(cron);
    }

    @Test
    void an_interval_shorter_than_a_second_is_refused() {
        TimeWindow day = TimeWindow.WHOLE_DAY;
        assertThatThrownBy(() -> Occurrences.of(new Recurrence.Every(Duration.ofMillis(999), day), NEW_YORK))
                .hasMessageContaining("PT0.999S");
        assertThat(Occurrences.of(new Recurrence.Every(Duration.ofSeconds(1), day), NEW_YORK)
                        .between(Instant.EPOCH, Instant.EPOCH.plusSeconds(3), 9))
                .hasSize(3);
    }

    @Test
    void the_ends_of_time_are_answered() {
        Occurrences daily = of("daily 22:00", NEW_YORK);
        assertThat(daily.next(Instant.MAX)).isEmpty();
        assertThat(daily.next(Instant.MIN)).isPresent();
        assertThat(daily.next(Instant.parse("9999-12-31T12:00:00Z"))).isPresent();
        assertThatThrownBy(() -> daily.between(Instant.EPOCH, Instant.MAX, -1)).hasMessageContaining("-1");
    }

    @Test
    void a_start_between_seconds_is_not_answered_twice() {
        Occurrences daily = of("daily 22:00", ZoneId.of("UTC"));
        Instant start = Instant.parse("2026-01-01T22:00:00Z");
        assertThat(daily.next(start.minusNanos(1))).contains(start);
        assertThat(daily.next(start)).contains(start.plus(Duration.ofDays(1)));
        assertThat(daily.next(start.plusNanos(1))).contains(start.plus(Duration.ofDays(1)));
    }

    private static String offsetTimes(String text, LocalDate date, ZoneId zone) {
        Instant from = date.atStartOfDay(zone).toInstant();
        Instant to = date.plusDays(1).atStartOfDay(zone).toInstant();
        List<String> times = new ArrayList<>();
        for (Instant start : of(text, zone).between(from, to, 1_000)) {
            ZonedDateTime local = start.atZone(zone);
            times.add(local.toLocalTime() + local.getOffset().toString());
        }
        return String.join(" ", times);
    }

    static Occurrences of(String text, ZoneId zone) {
        try {
            return Occurrences.of(RecurrenceText.parse(text), zone);
        } catch (QuantityException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    private static Instant resolve(LocalDateTime local, ZoneId zone) {
        ZoneOffsetTransition transition = zone.getRules().getTransition(local);
        return transition != null && transition.isGap()
                ? transition.getInstant()
                : local.atZone(zone).toInstant();
    }

    static Recurrence recurrence(RandomGenerator random) throws Exception {
        return recurrence(random, "7m", "1h", "4h", "5h", "24h", "3d", "36h");
    }

    static Recurrence recurrence(RandomGenerator random, String... intervals) throws Exception {
        return switch (random.nextInt(5)) {
            case 0 -> new Recurrence.Daily(times(random));
            case 1 ->
                RecurrenceText.parse("every " + Seeds.oneOf(random, intervals) + " "
                        + Seeds.oneOf(
                                random, "00:00-00:00", "20:00-20:00", "22:00-06:00", "01:30-03:30", "08:00-20:00"));
            case 2 -> new Recurrence.Cron(CronOccurrencesTest.expression(random));
            case 3 ->
                RecurrenceText.parse("weekly " + Seeds.oneOf(random, "sunday", "friday,saturday", "monday") + " 00:30");
            default ->
                RecurrenceText.parse("monthly " + Seeds.oneOf(random, "31", "last day", "first sunday", "last friday")
                        + " 02:30 23:30");
        };
    }

    private static List<LocalTime> times(RandomGenerator random) {
        List<LocalTime> times = new ArrayList<>();
        for (int i = random.nextInt(1, 5); i > 0; i--) {
            times.add(LocalTime.of(random.nextInt(random.nextBoolean() ? 4 : 24), random.nextInt(4) * 15));
        }
        return times;
    }

    static ZoneId zone(RandomGenerator random) {
        return ZoneId.of(Seeds.oneOf(random, ZONES));
    }

    static Instant instant(RandomGenerator random) {
        return Instant.parse("2009-01-01T00:00:00Z").plusSeconds(random.nextLong(21L * 366 * 86_400));
    }
}
