package dev.holdfast.planner.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class GapMeterTest {

    private static GapMeter meter(String... instants) {
        GapMeter meter = new GapMeter(ZoneId.of("America/New_York"));
        for (String instant : instants) {
            meter.add(Instant.parse(instant).getEpochSecond());
        }
        return meter;
    }

    @Test
    void two_instants_make_a_gap_and_one_makes_none() {
        assertThat(meter().largest()).isEmpty();
        assertThat(meter("2026-06-01T00:00:00Z").largest()).isEmpty();
        assertThat(meter("2026-06-01T00:00:00Z").largestOnOrdinaryDays()).isEmpty();
        GapMeter same = meter("2026-06-01T00:00:00Z", "2026-06-01T00:00:00Z");
        assertThat(same.count()).isEqualTo(2);
        assertThat(same.largest().orElseThrow().length()).isZero();
        assertThat(same.largestOnOrdinaryDays()).contains(Duration.ZERO);
    }

    @Test
    void the_earliest_of_equal_gaps_is_told() {
        Gap gap = meter(
                        "2026-06-01T00:00:00Z",
                        "2026-06-01T01:00:00Z",
                        "2026-06-01T03:00:00Z",
                        "2026-06-01T05:00:00Z",
                        "2026-06-01T06:00:00Z")
                .largest()
                .orElseThrow();
        assertThat(gap)
                .isEqualTo(new Gap(
                        Duration.ofHours(2),
                        Instant.parse("2026-06-01T01:00:00Z"),
                        Instant.parse("2026-06-01T03:00:00Z")));
    }

    @Test
    void an_ordinary_gap_is_the_shorter_of_elapsed_time_and_wall_clock() {
        // 25 hours in autumn show 24 on the wall clock; 23 in spring show 24, but only 23 pass.
        GapMeter autumn = meter("2026-11-01T04:00:00Z", "2026-11-02T05:00:00Z");
        assertThat(autumn.largest().orElseThrow().length()).isEqualTo(Duration.ofHours(25));
        assertThat(autumn.largestOnOrdinaryDays()).contains(Duration.ofHours(24));
        GapMeter spring = meter("2026-03-08T05:00:00Z", "2026-03-09T04:00:00Z");
        assertThat(spring.largest().orElseThrow().length()).isEqualTo(Duration.ofHours(23));
        assertThat(spring.largestOnOrdinaryDays()).contains(Duration.ofHours(23));
    }
}
