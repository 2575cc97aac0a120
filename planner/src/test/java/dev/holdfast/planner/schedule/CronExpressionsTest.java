package dev.holdfast.planner.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import com.cronutils.model.Cron;
import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import dev.holdfast.dsl.generator.Seeds;
import java.time.Instant;
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

class CronExpressionsTest {

    @Test
    void without_clock_changes_the_starts_are_those_of_the_library() {
        CronParser parser = new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX));
        Seeds.forEach(300, random -> {
            String text = expression(random);
            Cron cron = parser.parse(text);
            ExecutionTime library = ExecutionTime.forCron(cron);
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "60 0 * * *", "0 24 * * *", "0 0 0 * *", "0 0 * 13 *", "0 0 * * 8", "0 0 * *", "", "* * * * * *",
                "@reboot", "@every 5m", "0 0 L * *", "0 0 ? * *", "0 0 1W * *", "*/0 * * * *", "x * * * *",
                        "5-1 * * * *",
                "-5 * * * *", "0 0 * * SUNDAY", "1,,2 * * * *", "0 99999999999 * * *"
            })
    void what_is_no_unix_cron_is_explained(String cron) {
        assertThat(CronExpressions.problem(cron).orElseThrow()).endsWith(".").contains(cron);
    }

    @Test
    void hourly_is_an_interval_and_a_list_of_all_hours_is_not() {
        assertThat(CronExpressions.compile("@hourly").everyHour()).isTrue();
        assertThat(CronExpressions.compile("5 */3 * * *").everyHour()).isTrue();
        assertThat(CronExpressions.compile("5 0-23 * * *").everyHour()).isFalse();
        assertThat(CronExpressions.compile("5 1 * * *").everyHour()).isFalse();
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
