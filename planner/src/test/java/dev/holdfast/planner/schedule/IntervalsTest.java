package dev.holdfast.planner.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.dsl.generator.Seeds;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntervalsTest {

    @Test
    void an_interval_holds_the_instants_up_to_its_end_and_no_others() {
        Seeds.forEach(200, random -> {
            ZoneId zone = OccurrencesTest.zone(random);
            Intervals intervals =
                    new Intervals(Duration.ofHours(Seeds.oneOf(random, 1, 4, 5, 12, 24, 36, 48, 100, 168)), zone);
            long second = OccurrencesTest.instant(random).getEpochSecond();
            for (int i = 0; i < 30; i++) {
                long end = intervals.end(second);
                assertThat(end).isGreaterThan(second);
                assertThat(intervals.of(end - 1)).isEqualTo(intervals.of(second));
                assertThat(intervals.end(end - 1)).isEqualTo(end);
                assertThat(intervals.of(end)).isGreaterThan(intervals.of(second));
                second = random.nextBoolean() ? end : end + random.nextInt(100_000);
            }
        });
    }

    @Test
    void whole_days_end_at_midnight_and_count_from_1970() {
        Seeds.forEach(100, random -> {
            ZoneId zone = OccurrencesTest.zone(random);
            int days = random.nextInt(1, 9);
            Intervals intervals = new Intervals(Duration.ofDays(days), zone);
            long second = OccurrencesTest.instant(random).getEpochSecond();
            LocalDate date = Instant.ofEpochSecond(second).atZone(zone).toLocalDate();
            LocalDate next = date.plusDays(days - Math.floorMod(date.toEpochDay(), days));
            assertThat(intervals.end(second)).isEqualTo(next.atStartOfDay(zone).toEpochSecond());
            assertThat(intervals.of(second)).isEqualTo(Math.floorDiv(date.toEpochDay(), (long) days));
        });
    }

    @ParameterizedTest
    @CsvSource({
        // By elapsed time from midnight; the last one of a day is what is left of it.
        "PT4H, 2026-11-20T05:00:00Z, 2026-11-20T09:00:00Z",
        "PT4H, 2026-11-20T08:59:59Z, 2026-11-20T09:00:00Z",
        "PT5H, 2026-11-21T04:59:59Z, 2026-11-21T05:00:00Z",
        "PT4H, 2026-11-01T07:59:59Z, 2026-11-01T08:00:00Z",
        "PT4H, 2026-11-02T04:30:00Z, 2026-11-02T05:00:00Z",
        "PT4H, 2026-03-09T03:30:00Z, 2026-03-09T04:00:00Z",
        // Longer ones run on from the first midnight of 1970.
        "PT36H, 1970-01-01T05:00:00Z, 1970-01-02T17:00:00Z",
        "PT36H, 1970-01-02T17:00:00Z, 1970-01-04T05:00:00Z",
        "PT36H, 1970-01-01T04:59:59Z, 1970-01-01T05:00:00Z",
    })
    void shorter_ones_start_anew_at_midnight(Duration every, Instant at, Instant end) {
        Intervals intervals = new Intervals(every, ZoneId.of("America/New_York"));
        assertThat(Instant.ofEpochSecond(intervals.end(at.getEpochSecond()))).isEqualTo(end);
    }

    @Test
    void an_interval_is_at_least_a_second() {
        ZoneId zone = ZoneId.of("UTC");
        assertThatThrownBy(() -> new Intervals(Duration.ofMillis(999), zone)).hasMessageContaining("PT0.999S");
        assertThat(new Intervals(Duration.ofSeconds(1), zone).end(7)).isEqualTo(8);
    }
}
