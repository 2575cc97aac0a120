package dev.holdfast.planner.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LargestGapTest {

    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final Instant FROM = Instant.parse("2026-11-20T15:00:00Z");
    private static final Instant TO = Instant.parse("2027-11-20T15:00:00Z");

    @Test
    void a_day_of_25_hours_is_the_largest_gap_of_a_daily_schedule() {
        Gap gap = LargestGap.over(OccurrencesTest.of("daily 22:00", NEW_YORK), FROM, TO)
                .orElseThrow();
        assertThat(gap.length()).isEqualTo(Duration.ofHours(25));
        assertThat(gap.start()).isEqualTo(Instant.parse("2027-11-07T02:00:00Z"));
        assertThat(gap.end()).isEqualTo(Instant.parse("2027-11-08T03:00:00Z"));
    }

    @Test
    void the_meter_tells_what_clock_changes_add() {
        GapMeter meter = new GapMeter(NEW_YORK);
        Runs runs = OccurrencesTest.of("daily 22:00", NEW_YORK).runs(FROM);
        for (long run = runs.next(); run < TO.getEpochSecond(); run = runs.next()) {
            meter.add(run);
        }
        assertThat(meter.largest().orElseThrow().length()).isEqualTo(Duration.ofHours(25));
        assertThat(meter.largestOnOrdinaryDays()).contains(Duration.ofHours(24));
    }

    @Test
    void the_night_outside_a_window_is_a_gap() {
        assertThat(LargestGap.over(OccurrencesTest.of("every 4h 08:00-20:00", ZoneId.of("UTC")), FROM, TO)
                        .orElseThrow()
                        .length())
                .isEqualTo(Duration.ofHours(16));
    }

    @Test
    void rare_starts_have_a_gap_although_none_falls_into_the_year() {
        Gap gap = LargestGap.over(OccurrencesTest.of("cron 0 0 29 2 *", ZoneId.of("UTC")), FROM, TO)
                .orElseThrow();
        assertThat(gap.start()).isEqualTo(Instant.parse("2028-02-29T00:00:00Z"));
        assertThat(gap.end()).isEqualTo(Instant.parse("2032-02-29T00:00:00Z"));
    }

    @ParameterizedTest
    @CsvSource({
        "daily 22:00, PT24H, 2026-11-20T22:00:00Z",
        "weekly sunday 22:00, PT168H, 2026-11-22T22:00:00Z",
        // A month of 31 days, the first of them.
        "monthly 1 22:00, PT744H, 2026-12-01T22:00:00Z",
        "monthly fifth monday 22:00, PT2856H, 2026-11-30T22:00:00Z",
        "cron 0 0 1 1 *, PT8784H, 2028-01-01T00:00:00Z",
        "cron 0 0 29 2 *, PT35064H, 2028-02-29T00:00:00Z",
        "cron 0 0 29 2 */7, PT245448H, 2032-02-29T00:00:00Z",
        "cron 0 0 * 1-11 *, PT768H, 2026-11-30T00:00:00Z",
    })
    void the_gap_ahead_of_rare_starts_is_that_of_the_whole_calendar(String text, Duration length, Instant start) {
        Gap gap = LargestGap.ahead(OccurrencesTest.of(text, ZoneId.of("UTC")), FROM)
                .orElseThrow();
        assertThat(gap.length()).isEqualTo(length);
        assertThat(gap.start()).isEqualTo(start);
        assertThat(gap.end()).isEqualTo(start.plus(length));
    }

    @Test
    void the_gap_ahead_grows_to_eight_years_where_a_century_is_no_leap_year() {
        Instant from = Instant.parse("2090-01-01T00:00:00Z");
        Gap gap = LargestGap.ahead(OccurrencesTest.of("cron 0 0 29 2 *", ZoneId.of("UTC")), from)
                .orElseThrow();
        assertThat(gap.start()).isEqualTo(Instant.parse("2096-02-29T00:00:00Z"));
        assertThat(gap.end()).isEqualTo(Instant.parse("2104-02-29T00:00:00Z"));
    }

    @Test
    void the_earliest_of_equal_gaps_counts_and_a_gap_may_end_after_the_stretch() {
        Occurrences daily = OccurrencesTest.of("daily 22:00", ZoneId.of("UTC"));
        Instant first = Instant.parse("2026-11-20T22:00:00Z");
        assertThat(LargestGap.over(daily, FROM, first.plusSeconds(1))
                        .orElseThrow()
                        .start())
                .isEqualTo(first);
        assertThat(LargestGap.over(daily, first, first).orElseThrow().start()).isEqualTo(first);
        Occurrences window = OccurrencesTest.of("every 4h 08:00-16:00", ZoneId.of("UTC"));
        // Two starts and the night: the gap that begins at the last start before the end is looked at whole.
        Instant noon = Instant.parse("2026-11-20T12:00:00Z");
        assertThat(LargestGap.over(window, noon.minusSeconds(4 * 3_600), noon)
                        .orElseThrow()
                        .length())
                .isEqualTo(Duration.ofHours(4));
        assertThat(LargestGap.over(window, noon.minusSeconds(4 * 3_600), noon.plusNanos(1))
                        .orElseThrow()
                        .length())
                .isEqualTo(Duration.ofHours(20));
    }

    @Test
    void after_the_last_start_of_the_calendar_there_is_no_gap() {
        Occurrences daily = OccurrencesTest.of("daily 22:00", ZoneId.of("UTC"));
        assertThat(LargestGap.ahead(daily, Instant.parse("9999-12-31T12:00:00Z")))
                .isEmpty();
        assertThat(LargestGap.ahead(daily, Instant.parse("9999-12-30T12:00:00Z"))
                        .orElseThrow()
                        .length())
                .isEqualTo(Duration.ofDays(1));
    }
}
