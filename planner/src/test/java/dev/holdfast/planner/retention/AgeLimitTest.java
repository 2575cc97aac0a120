package dev.holdfast.planner.retention;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.dsl.generator.Seeds;
import dev.holdfast.dsl.quantity.Age;
import dev.holdfast.dsl.quantity.QuantityException;
import dev.holdfast.planner.schedule.LocalClock;
import dev.holdfast.planner.state.PointStatus;
import dev.holdfast.planner.state.RecoveryPoint;
import dev.holdfast.planner.state.Tier;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgeLimitTest {

    @Test
    void the_end_is_that_of_calendar_arithmetic_and_being_over_means_it_has_come() {
        Seeds.forEach(5_000, random -> {
            ZoneId zone = RetentionCases.zone(random);
            Age age = random.nextInt(4) == 0
                    ? new Age(random.nextInt(30), random.nextInt(40), Duration.ofMinutes(random.nextInt(3_000)))
                    : RetentionCases.age(random);
            Instant captured =
                    Instant.parse("2010-01-01T00:00:00Z").plusSeconds(60 * random.nextLong(20L * 366 * 1_440));
            RecoveryPoint point =
                    RetentionCases.point(captured.toString().substring(0, 16), PointStatus.GOOD, Tier.VAULT);
            int daysLess = random.nextInt(2) * random.nextInt(30);
            Instant end = captured.atZone(zone)
                    .plusMonths(age.months())
                    .plusDays(age.days() - (long) daysLess)
                    .plus(age.time())
                    .toInstant();
            assertThat(daysLess != 0 || end.equals(age.after(captured, zone))).isTrue();
            for (Instant at :
                    List.of(end, end.minusNanos(1), end.plusSeconds(random.nextInt(-900_000, 900_000)), captured)) {
                LocalClock clock = new LocalClock(zone);
                AgeLimit limit = new AgeLimit(age, daysLess, zone, clock, at);
                PointColumns columns = new PointColumns(List.of(point), clock, at);
                assertThat(limit.until(columns, 0)).isEqualTo(end);
                assertThat(limit.isOver(columns, 0))
                        .as(age + " less " + daysLess + " days after " + captured + " at " + at)
                        .isEqualTo(!end.isAfter(at));
            }
        });
    }

    @ParameterizedTest
    @CsvSource({
        // 02:30 is skipped on 8 March 2026 and comes twice on 1 November.
        "30d, 2026-02-06T02:30-05:00, 2026-03-08T03:30-04:00",
        "1mo, 2026-02-08T02:30-05:00, 2026-03-08T03:30-04:00",
        "P1M30D, 2026-02-08T02:30-05:00, 2026-04-07T03:30-04:00",
        "30d, 2026-10-02T01:30-04:00, 2026-11-01T01:30-04:00",
        "30d, 2026-11-01T01:30-05:00, 2026-12-01T01:30-05:00",
        "1mo, 2026-01-31T12:00-05:00, 2026-02-28T12:00-05:00",
        // The date of points to which nobody gave one.
        "30d, 0001-01-01T00:00-05:00, 0001-01-31T00:00-05:00",
        "2mo, 0001-01-01T00:00-05:00, 0001-03-01T00:00-05:00",
        "30d, 2300-01-01T00:00-05:00, 2300-01-31T00:00-05:00",
    })
    void the_end_is_at_the_same_time_of_day_where_that_exists(String text, String from, String to)
            throws QuantityException {
        ZoneId zone = ZoneId.of("America/New_York");
        Instant captured = OffsetDateTime.parse(from).toInstant();
        Instant end = OffsetDateTime.parse(to).toInstant();
        LocalClock clock = new LocalClock(zone);
        AgeLimit limit = new AgeLimit(Age.parse(text), 0, zone, clock, end);
        PointColumns columns =
                new PointColumns(List.of(RetentionCases.captured(captured, PointStatus.GOOD)), clock, end);
        assertThat(limit.until(columns, 0).atZone(zone).toOffsetDateTime())
                .isEqualTo(end.atZone(zone).toOffsetDateTime());
    }
}
