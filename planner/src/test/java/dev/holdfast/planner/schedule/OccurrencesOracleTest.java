package dev.holdfast.planner.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.dsl.generator.Seeds;
import dev.holdfast.dsl.model.schedule.Recurrence;
import dev.holdfast.dsl.model.schedule.RecurrenceText;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Occurrences against {@link WallClockWalk}, which looks at every minute. */
class OccurrencesOracleTest {

    private static final int SEEDS = Boolean.getBoolean("holdfast.long") ? 5_000 : 60;
    private static final List<String> ZONES = List.copyOf(new TreeSet<>(ZoneId.getAvailableZoneIds()));

    @Test
    void around_clock_changes_of_any_zone_no_run_is_lost_doubled_or_moved() {
        Seeds.forEach(SEEDS, random -> {
            boolean named = random.nextBoolean();
            ZoneId zone = ZoneId.of(
                    named ? Seeds.oneOf(random, OccurrencesTest.ZONES) : ZONES.get(random.nextInt(ZONES.size())));
            Instant middle = Instant.parse("1975-01-01T00:00:00Z").plusSeconds(random.nextLong(65L * 366 * 86_400));
            ZoneOffsetTransition change = zone.getRules().nextTransition(middle);
            Instant around = change == null || random.nextInt(8) == 0 ? middle : change.getInstant();
            Instant from =
                    around.minus(random.nextInt(3 * 1_440), ChronoUnit.MINUTES).truncatedTo(ChronoUnit.MINUTES);
            for (int i = 0; i < 3; i++) {
                same(recurrence(random), zone, from, from.plus(Duration.ofDays(5)));
            }
        });
    }

    @ParameterizedTest
    @CsvSource({
        "Pacific/Apia, 2011-12-28",
        "Pacific/Fakaofo, 2011-12-28",
        "Pacific/Kwajalein, 1993-08-19",
        "Pacific/Enderbury, 1994-12-29",
        "Pacific/Kiritimati, 1994-12-29",
        "America/Sao_Paulo, 2018-11-02",
        "America/Sao_Paulo, 2018-02-15",
        "America/Asuncion, 2010-10-01",
        "America/St_Johns, 2006-10-27",
        "America/St_Johns, 2007-03-09",
        "America/Scoresbysund, 2024-03-29",
        "Antarctica/Troll, 2026-03-27",
        "Antarctica/Troll, 2026-10-23",
        "Antarctica/Casey, 2018-03-09",
        "Asia/Pyongyang, 2015-08-13",
        "Asia/Amman, 2014-10-29",
        "Asia/Gaza, 2011-07-30",
        "Asia/Kathmandu, 1985-12-30",
        "Australia/Lord_Howe, 2026-10-02",
        "Australia/Lord_Howe, 2026-04-03",
        "Africa/Casablanca, 2026-02-13",
        "Africa/Casablanca, 2026-03-20",
        "Africa/Cairo, 2026-04-22",
        "Africa/Cairo, 2026-10-28",
        "Africa/Juba, 2021-01-30",
        "Europe/Dublin, 2026-10-23",
        "Europe/Volgograd, 2020-12-25",
    })
    void odd_days_of_odd_zones_run_as_the_wall_clock_shows(String zone, String day) throws Exception {
        Instant from = Instant.parse(day + "T00:00:00Z");
        for (String text : new String[] {
            "daily 00:00 00:30 01:00 02:15 02:30 12:00 23:30 23:59",
            "every 4h 20:00-20:00",
            "every 1h 22:00-06:00",
            "every 30m 00:00-00:00",
            "every 7m 01:30-03:30",
            "cron 0 * * * *",
            "cron 30 */2 * * *",
            "cron 15 0-23 * * *",
            "cron */10 0,2,23 * * *",
            "weekly friday,saturday,sunday 00:15 23:45",
            "monthly last day 00:00 23:00",
        }) {
            same(RecurrenceText.parse(text), ZoneId.of(zone), from, from.plus(Duration.ofDays(6)));
        }
    }

    private static void same(Recurrence recurrence, ZoneId zone, Instant from, Instant to) {
        List<Instant> expected = new WallClockWalk(zone).starts(recurrence, from, to);
        assertThat(Occurrences.of(recurrence, zone).between(from, to, Integer.MAX_VALUE))
                .as("%s in %s from %s", RecurrenceText.format(recurrence), zone, from)
                .isEqualTo(expected);
    }

    private static Recurrence recurrence(RandomGenerator random) throws Exception {
        if (random.nextInt(3) > 0) {
            return OccurrencesTest.recurrence(random, "7m", "30m", "1h", "4h", "5h", "24h");
        }
        String names = Seeds.oneOf(random, "fri-sun", "SAT", "mon-7", "0-2,wed", "5/1", "sun-tue", "1-5/2", "*/2");
        String days = Seeds.oneOf(random, "*", "*/2", "1-7", "13,29-31", "31", "1-31/3");
        return new Recurrence.Cron(Seeds.oneOf(random, "0", "*/15", "30", "7/20", "0-10/5,59") + " "
                + Seeds.oneOf(random, "*", "*/3", "0", "2", "1-3", "0,23", "22-23,0-3", "2/5") + " " + days + " "
                + Seeds.oneOf(random, "*", "*", "jan-MAR,10-12", "3,10/1") + " " + names);
    }
}
