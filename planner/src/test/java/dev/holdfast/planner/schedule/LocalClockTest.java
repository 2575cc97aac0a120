package dev.holdfast.planner.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.dsl.generator.Seeds;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class LocalClockTest {

    private static final int SEEDS = Boolean.getBoolean("holdfast.long") ? 2_000 : 100;

    @Test
    void a_clock_that_jumps_between_distant_times_answers_as_the_zone_does() {
        Seeds.forEach(SEEDS, random -> {
            ZoneId zone = OccurrencesTest.zone(random);
            LocalClock clock = new LocalClock(zone);
            for (int i = 0; i < 200; i++) {
                long second = near(zone, random);
                long offset =
                        zone.getRules().getOffset(Instant.ofEpochSecond(second)).getTotalSeconds();
                assertThat(clock.offsetAt(second)).isEqualTo(offset);
                assertThat(clock.localSecond(second)).isEqualTo(second + offset);
                assertThat(clock.localDay(second))
                        .isEqualTo(Instant.ofEpochSecond(second)
                                .atZone(zone)
                                .toLocalDate()
                                .toEpochDay());
                local(clock, zone, second + offset + random.nextInt(-90_000, 90_000));
            }
        });
    }

    private static void local(LocalClock clock, ZoneId zone, long localSecond) {
        LocalDateTime local = LocalDateTime.ofEpochSecond(localSecond, 0, ZoneOffset.UTC);
        List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local);
        assertThat(clock.isMissing(localSecond)).isEqualTo(offsets.isEmpty());
        assertThat(clock.again(localSecond))
                .isEqualTo(offsets.size() < 2 ? Long.MIN_VALUE : local.toEpochSecond(offsets.get(1)));
        long first = offsets.isEmpty()
                ? zone.getRules().getTransition(local).toEpochSecond()
                : local.toEpochSecond(offsets.get(0));
        assertThat(clock.first(localSecond)).isEqualTo(first);
        if (clock.isPlain(localSecond)) {
            assertThat(offsets).hasSize(1);
        }
    }

    /** Often within seconds of a clock change, where mistakes are. */
    private static long near(ZoneId zone, RandomGenerator random) {
        Instant instant = OccurrencesTest.instant(random);
        ZoneOffsetTransition change = zone.getRules().nextTransition(instant);
        if (change == null || random.nextInt(4) == 0) {
            return instant.getEpochSecond();
        }
        return change.toEpochSecond() + Seeds.oneOf(random, -1, 0, 1, random.nextInt(-200_000, 200_000));
    }

    @Test
    void a_plain_time_is_two_days_away_from_clock_changes() {
        ZoneId zone = ZoneId.of("America/New_York");
        long change = Instant.parse("2026-03-08T07:00:00Z").getEpochSecond();
        long before = change - 5 * 3_600;
        long after = change - 4 * 3_600;
        assertThat(new LocalClock(zone).isPlain(before - 2 * LocalClock.DAY - 1))
                .isTrue();
        assertThat(new LocalClock(zone).isPlain(before - 2 * LocalClock.DAY)).isFalse();
        // Read from the other side, whose offset is remembered.
        LocalClock clock = new LocalClock(zone);
        assertThat(clock.offsetAt(change)).isEqualTo(-4 * 3_600);
        assertThat(clock.isPlain(after + 2 * LocalClock.DAY - 1)).isFalse();
        assertThat(clock.isPlain(after + 2 * LocalClock.DAY)).isTrue();
        assertThat(new LocalClock(ZoneOffset.UTC).isPlain(0)).isTrue();
    }

    @Test
    void a_clock_that_remembers_nothing_knows_the_first_second() {
        ZoneId zone = ZoneId.of("America/New_York");
        assertThat(new LocalClock(zone).offsetAt(0)).isEqualTo(-5 * 3_600);
        assertThat(new LocalClock(zone).first(0)).isEqualTo(5 * 3_600);
        assertThat(new LocalClock(zone).localDay(0)).isEqualTo(-1);
    }

    @Test
    void after_a_visit_elsewhere_a_clock_change_has_the_new_offset() {
        ZoneId zone = ZoneId.of("America/New_York");
        long change = Instant.parse("2026-03-08T07:00:00Z").getEpochSecond();
        LocalClock clock = new LocalClock(zone);
        assertThat(clock.offsetAt(change - 1)).isEqualTo(-5 * 3_600);
        assertThat(clock.offsetAt(change + 300 * LocalClock.DAY)).isEqualTo(-5 * 3_600);
        assertThat(clock.offsetAt(change)).isEqualTo(-4 * 3_600);
    }
}
