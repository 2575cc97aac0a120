package dev.holdfast.planner.retention;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.dsl.generator.Seeds;
import dev.holdfast.planner.schedule.LocalClock;
import dev.holdfast.planner.state.PointStatus;
import dev.holdfast.planner.state.RecoveryPoint;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PointColumnsTest {

    @Test
    void instants_that_can_be_told_apart_differ_in_their_nanoseconds() {
        Instant first = Instant.parse("1678-01-01T00:00:00Z");
        Instant last = Instant.parse("2261-12-31T23:59:59.999999999Z");
        assertThat(RetentionEngine.canTell(first.minusNanos(1))).isFalse();
        assertThat(RetentionEngine.canTell(last.plusNanos(1))).isFalse();
        for (Instant instant : new Instant[] {first, last}) {
            assertThat(RetentionEngine.canTell(instant)).isTrue();
            long nanos = PointColumns.nanos(instant);
            assertThat(PointColumns.nanos(instant.plusNanos(1))).isEqualTo(nanos + 1);
            assertThat(PointColumns.nanos(instant.minusNanos(1))).isEqualTo(nanos - 1);
            assertThat(PointColumns.nanos(instant.plus(PointColumns.MOST_SKEW))).isGreaterThan(nanos);
        }
    }

    private static final Instant AT = Instant.parse("2026-11-20T15:00:00Z");

    @Test
    void rows_are_in_the_order_of_time_down_to_the_nanosecond() {
        Seeds.forEach(200, random -> {
            List<RecoveryPoint> points = new ArrayList<>();
            for (int i = random.nextInt(2, 60); i > 0; i--) {
                long nanos = random.nextBoolean() ? random.nextInt(1_000) : random.nextLong(400_000_000_000_000_000L);
                points.add(RetentionCases.captured(Instant.EPOCH.plusNanos(nanos), PointStatus.GOOD));
            }
            List<RecoveryPoint> expected = new ArrayList<>(points);
            expected.sort(Comparator.comparing(RecoveryPoint::captured).reversed());
            PointColumns columns = columns(points);
            for (int row = 0; row < columns.size(); row++) {
                assertThat(columns.point(row)).isSameAs(expected.get(row));
            }
        });
    }

    @ParameterizedTest
    @CsvSource({
        "1970-01-01T00:00:00Z, 0",
        "1969-12-31T23:59:59.999999999Z, -1",
        "2026-11-20T15:00:00.000000001Z, 1795186800000000001",
        "2262-04-11T23:47:15.999999999Z, 9223372035999999999",
        "2262-04-11T23:47:17Z, 9223372036854775807",
        "2300-01-01T00:00:00Z, 9223372036854775807",
        "1677-09-21T00:12:45Z, -9223372035000000000",
        "1677-09-21T00:12:43Z, -9223372036854775808",
        "0001-01-01T00:00:00Z, -9223372036854775808",
    })
    void instants_are_exact_or_the_nearest_number_there_is(Instant instant, long nanos) {
        assertThat(PointColumns.nanos(instant)).isEqualTo(nanos);
    }

    @Test
    void only_the_largest_and_the_smallest_number_are_not_exact() {
        PointColumns columns = columns(List.of(
                at("2300-01-01T00:00:00Z"),
                at("2262-04-11T23:47:15Z"),
                at("1677-09-21T00:12:45Z"),
                at("0001-01-01T00:00:00Z")));
        assertThat(List.of(columns.isExact(0), columns.isExact(1), columns.isExact(2), columns.isExact(3)))
                .containsExactly(false, true, true, false);
    }

    private static RecoveryPoint at(String captured) {
        return RetentionCases.captured(Instant.parse(captured), PointStatus.GOOD);
    }

    private static PointColumns columns(List<RecoveryPoint> points) {
        return new PointColumns(points, new LocalClock(ZoneOffset.UTC), AT);
    }
}
