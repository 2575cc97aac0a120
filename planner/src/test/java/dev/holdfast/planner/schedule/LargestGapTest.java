package dev.holdfast.planner.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

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
        assertThat(LargestGap.over(OccurrencesTest.of("cron 0 0 30 2 *", ZoneId.of("UTC")), FROM, TO))
                .isEmpty();
    }
}
