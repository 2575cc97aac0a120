package dev.holdfast.cli.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.dsl.model.schedule.RecurrenceText;
import dev.holdfast.planner.schedule.Occurrences;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class HourlyLoadTest {

    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    private static Occurrences daily(String time, ZoneId zone) throws Exception {
        return Occurrences.of(RecurrenceText.parse("daily " + time), zone);
    }

    private static HourlyLoad load(String from, String until) throws Exception {
        return new HourlyLoad(Boundary.parse("--from", from), Boundary.parse("--until", until));
    }

    @Test
    void starts_count_on_the_wall_clock_with_their_slot() throws Exception {
        HourlyLoad load = load("2026-11-20", "2026-11-27");
        Occurrences nightly = daily("22:30", NEW_YORK);
        load.add(nightly, Duration.ofMinutes(29));
        load.add(nightly, Duration.ofMinutes(29));
        load.add(nightly, Duration.ofMinutes(30));
        HourlyLoad.Counted counted = load.count();
        assertThat(counted.zone()).isEqualTo(NEW_YORK);
        assertThat(counted.starts()[22]).isEqualTo(14);
        assertThat(counted.starts()[23]).isEqualTo(7);
        assertThat(Arrays.stream(counted.starts()).sum()).isEqualTo(21);
        assertThat(counted.peak()).contains(new HourlyLoad.Peak(Instant.parse("2026-11-21T03:00:00Z"), 2));
    }

    @Test
    void a_slot_moves_starts_into_and_out_of_the_stretch() throws Exception {
        HourlyLoad load = load("2026-11-20T23:00:00-05:00", "2026-11-21T22:45:00-05:00");
        load.add(daily("22:30", NEW_YORK), Duration.ofMinutes(29));
        assertThat(load.count().peak()).isEmpty();
        load.add(daily("22:30", NEW_YORK), Duration.ofMinutes(30));
        assertThat(load.count().peak()).contains(new HourlyLoad.Peak(Instant.parse("2026-11-21T04:00:00Z"), 1));
    }

    @Test
    void several_zones_are_shown_in_utc_and_a_date_is_each_ones_own() throws Exception {
        HourlyLoad load = load("2026-11-20", "2026-11-21");
        load.add(daily("00:00", NEW_YORK), Duration.ZERO);
        load.add(daily("23:59", ZoneId.of("Pacific/Apia")), Duration.ZERO);
        HourlyLoad.Counted counted = load.count();
        assertThat(counted.zone()).isEqualTo(ZoneId.of("UTC"));
        assertThat(counted.starts()[5]).isEqualTo(1);
        assertThat(counted.starts()[10]).isEqualTo(1);
        assertThat(Arrays.stream(counted.starts()).sum()).isEqualTo(2);
    }

    @Test
    void both_repeated_hours_are_the_same_hour_of_the_day_but_two_single_hours() throws Exception {
        HourlyLoad load = load("2026-11-01", "2026-11-02");
        load.add(Occurrences.of(RecurrenceText.parse("cron */30 * * * *"), NEW_YORK), Duration.ZERO);
        HourlyLoad.Counted counted = load.count();
        assertThat(counted.starts()[1]).isEqualTo(4);
        assertThat(counted.starts()[2]).isEqualTo(2);
        assertThat(counted.peak()).contains(new HourlyLoad.Peak(Instant.parse("2026-11-01T04:00:00Z"), 2));
    }
}
