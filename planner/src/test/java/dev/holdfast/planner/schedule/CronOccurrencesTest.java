package dev.holdfast.planner.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import dev.holdfast.dsl.generator.Seeds;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CronOccurrencesTest {

    @Test
    void without_clock_changes_the_starts_are_those_of_the_library() {
        Seeds.forEach(300, random -> {
            String text = expression(random);
            ExecutionTime library = ExecutionTime.forCron(parser().parse(text));
            Instant at = OccurrencesTest.instant(random);
            Occurrences ours = OccurrencesTest.of("cron " + text, ZoneOffset.UTC);
            for (int i = 0; i < 20; i++) {
                Optional<Instant> expected =
                        library.nextExecution(at.atZone(ZoneOffset.UTC)).map(ZonedDateTime::toInstant);
                Optional<Instant> next = ours.next(at);
                assertThat(next).as(text + " after " + at).isEqualTo(expected);
                if (next.isEmpty()) {
                    return;
                }
                at = next.get();
            }
        });
    }

    @ParameterizedTest
    @CsvSource({
        "0 0 13 * 5, 2026-02-06 2026-02-13 2026-02-20 2026-02-27 2026-03-06 2026-03-13",
        "0 0 13 * *, 2026-02-13 2026-03-13 2026-04-13",
        "0 0 */13 * 5, 2026-02-27 2026-03-27 2026-05-01",
        "0 0 13 * */5, 2026-02-13 2026-03-13 2026-09-13",
        "0 0 * * 0, 2026-02-01 2026-02-08",
        "0 0 * * 7, 2026-02-01 2026-02-08",
        "0 0 * * SUN, 2026-02-01 2026-02-08",
        "0 0 * * fri-sun, 2026-02-01 2026-02-06 2026-02-07 2026-02-08 2026-02-13",
        "0 0 1 jan-MAR *, 2026-02-01 2026-03-01 2027-01-01",
        "0 0 29 2 */7, 2032-02-29 2060-02-29 2088-02-29",
        "@weekly, 2026-02-01 2026-02-08",
        "@Monthly, 2026-02-01 2026-03-01",
        "@yearly, 2027-01-01 2028-01-01",
        "@annually, 2027-01-01 2028-01-01",
        "@daily, 2026-02-01 2026-02-02",
        "@midnight, 2026-02-01 2026-02-02",
    })
    void days_are_those_of_unix_cron(String cron, String expected) {
        Occurrences occurrences = OccurrencesTest.of("cron " + cron, ZoneOffset.UTC);
        Instant at = Instant.parse("2026-01-31T12:00:00Z");
        List<String> days = new ArrayList<>();
        for (int i = expected.split(" ", -1).length; i > 0; i--) {
            at = occurrences.next(at).orElseThrow();
            days.add(at.toString().substring(0, 10));
        }
        assertThat(String.join(" ", days)).isEqualTo(expected);
    }

    /** What cron-utils 9.2.1 answers after this instant; its faults are why occurrences are computed here. */
    private static Optional<Instant> library(String cron, String zone, String after) {
        return ExecutionTime.forCron(parser().parse(cron))
                .nextExecution(Instant.parse(after).atZone(ZoneId.of(zone)))
                .map(ZonedDateTime::toInstant);
    }

    @ParameterizedTest
    @CsvSource({
        // Runs in a missing hour are lost there: jmrozanec/cron-utils #213.
        "30 2 * * *, America/New_York, 2026-03-07T12:00:00Z, 2026-03-08T07:00:00Z, 2026-03-09T06:30:00Z",
        "15 2 * * *, Australia/Lord_Howe, 2026-10-03T12:00:00Z, 2026-10-03T15:30:00Z, 2026-10-04T15:15:00Z",
        // A day that begins with a missing hour is skipped as a whole.
        "0 0 * * *, America/Sao_Paulo, 2018-11-03T12:00:00Z, 2018-11-04T03:00:00Z, 2018-11-05T02:00:00Z",
        "0 0 * * *, Africa/Cairo, 2026-04-23T12:00:00Z, 2026-04-23T22:00:00Z, 2026-04-24T21:00:00Z",
        // A vanished date loses its run; here it happens when the date would have ended.
        "0 22 * * *, Pacific/Apia, 2011-12-30T09:00:00Z, 2011-12-30T10:00:00Z, 2011-12-31T08:00:00Z",
        // In a repeated hour the second time is answered, even long after the first: #446.
        "0 2 25 10 *, Europe/Rome, 2020-10-24T20:00:00Z, 2020-10-25T00:00:00Z, 2020-10-25T01:00:00Z",
        // A field that begins with a star is no restriction, whatever its step, so both day fields must fit.
        "0 0 29 2 */7, UTC, 2026-01-01T00:00:00Z, 2032-02-29T00:00:00Z, 2026-02-01T00:00:00Z",
    })
    void where_cron_utils_is_wrong_our_occurrences_win(
            String cron, String zone, Instant after, Instant ours, Instant librarys) {
        assertThat(OccurrencesTest.of("cron " + cron, ZoneId.of(zone)).next(after))
                .contains(ours);
        assertThat(library(cron, zone, after.toString())).contains(librarys);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0 0 * * sun-tue", "0 0 * * 1-5/7"})
    void what_cron_utils_refuses_without_need_is_understood(String cron) {
        assertThatThrownBy(() -> parser().parse(cron)).isInstanceOf(IllegalArgumentException.class);
        assertThat(OccurrencesTest.of("cron " + cron, ZoneOffset.UTC).next(Instant.EPOCH))
                .isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "@hourly, 00:00 01:00 01:00 02:00",
        "0 */1 * * *, 00:00 01:00 01:00 02:00",
        "0 0-23 * * *, 00:00 01:00 02:00",
        "'0 */1,1 * * *', 00:00 01:00 02:00",
        "0 */23 * * *, 00:00",
    })
    void an_hour_with_a_star_is_an_interval_and_a_list_of_all_hours_is_not(String cron, String expected) {
        List<String> times = new ArrayList<>();
        Instant midnight = Instant.parse("2026-11-01T04:00:00Z");
        ZoneId zone = ZoneId.of("America/New_York");
        for (Instant start : OccurrencesTest.of("cron " + cron, zone)
                .between(midnight, midnight.plus(Duration.ofHours(3).plusMinutes(1)), 9)) {
            times.add(start.atZone(zone).toLocalTime().toString());
        }
        assertThat(String.join(" ", times)).isEqualTo(expected);
    }

    private static CronParser parser() {
        return new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX));
    }

    static String expression(RandomGenerator random) {
        String days = switch (random.nextInt(3)) {
            case 0 -> "* * " + field(random, 0, 6);
            case 1 -> field(random, 1, 28) + " " + field(random, 1, 12) + " *";
            default -> "* " + field(random, 1, 12) + " *";
        };
        return field(random, 0, 59) + " " + field(random, 0, 23) + " " + days;
    }

    private static String field(RandomGenerator random, int least, int most) {
        int low = random.nextInt(least, most + 1);
        int high = random.nextInt(low, most + 1);
        return switch (random.nextInt(6)) {
            case 0 -> "*";
            case 1 -> "*/" + random.nextInt(1, most + 1);
            case 2 -> low + "-" + high;
            case 3 -> low + "-" + high + "/" + random.nextInt(1, 6);
            case 4 -> low == high ? "" + low : low + "," + high;
            default -> "" + low;
        };
    }
}
