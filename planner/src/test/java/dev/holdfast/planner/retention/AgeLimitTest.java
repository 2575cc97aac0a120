package dev.holdfast.planner.retention;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.dsl.generator.Seeds;
import dev.holdfast.dsl.quantity.Age;
import dev.holdfast.planner.schedule.LocalClock;
import dev.holdfast.planner.state.PointStatus;
import dev.holdfast.planner.state.RecoveryPoint;
import dev.holdfast.planner.state.Tier;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

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
            Instant end = age.after(captured, zone);
            for (Instant at :
                    List.of(end, end.minusNanos(1), end.plusSeconds(random.nextInt(-900_000, 900_000)), captured)) {
                LocalClock clock = new LocalClock(zone);
                AgeLimit limit = new AgeLimit(age, 0, zone, clock, at);
                PointColumns columns = new PointColumns(List.of(point), clock, at);
                assertThat(limit.until(columns, 0)).isEqualTo(end);
                assertThat(limit.isOver(columns, 0))
                        .as(age + " after " + captured + " at " + at)
                        .isEqualTo(!end.isAfter(at));
            }
        });
    }
}
