package dev.holdfast.planner.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.dsl.model.retention.RetentionRule;
import dev.holdfast.dsl.model.retention.RetentionText;
import dev.holdfast.dsl.profile.DayCounting;
import dev.holdfast.dsl.quantity.QuantityException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class PointCountTest {

    private static final int LIMIT = 9_999;
    private static final Instant AT = Instant.parse("2026-11-20T15:00:00Z");

    private static long count(Duration interval, boolean lastOfDayOnly, Map<String, String> retention) {
        return count(DayCounting.ELAPSED, interval, lastOfDayOnly, retention);
    }

    private static long count(
            DayCounting counting, Duration interval, boolean lastOfDayOnly, Map<String, String> retention) {
        try {
            RetentionRule rule = RetentionText.fromAttributes(new TreeMap<>(retention));
            return PointCount.of(rule, counting, interval, ZoneId.of("America/New_York"), lastOfDayOnly, LIMIT, AT);
        } catch (QuantityException e) {
            throw new IllegalArgumentException(e);
        }
    }

    @Test
    void ordinary_rules_are_far_below_the_limit() {
        assertThat(count(Duration.ofHours(4), true, Map.of("instant", "30d", "daily", "1y", "yearly", "99y")))
                .isBetween(550L, 800L);
        assertThat(count(Duration.ofDays(1), false, Map.of("daily", "9000"))).isLessThanOrEqualTo(LIMIT);
    }

    @Test
    void a_count_above_the_limit_is_exact() {
        assertThat(count(Duration.ofDays(1), false, Map.of("daily", "12000"))).isEqualTo(12_000);
        assertThat(count(Duration.ofHours(1), false, Map.of("last", "10000"))).isEqualTo(10_000);
    }

    @Test
    void a_long_age_of_many_captures_exceeds_the_limit() {
        assertThat(count(Duration.ofHours(4), false, Map.of("within", "10y"))).isBetween(21_900L, 21_930L);
        assertThat(count(Duration.ofDays(1), false, Map.of("daily", "30y"))).isBetween(10_950L, 10_960L);
        assertThat(count(Duration.ofHours(4), true, Map.of("within", "10y")))
                .as("only the last capture of a day is in the vault")
                .isLessThanOrEqualTo(LIMIT);
    }

    @Test
    void a_service_that_counts_the_day_of_the_capture_keeps_a_point_less() {
        Duration day = Duration.ofDays(1);
        long elapsed = count(DayCounting.ELAPSED, day, false, Map.of("daily", "30y"));
        assertThat(count(DayCounting.INCLUSIVE, day, false, Map.of("daily", "30y")))
                .isEqualTo(elapsed - 1);
    }

    @Test
    void slots_that_few_captures_can_fill_do_not_count() {
        assertThat(count(Duration.ofDays(7), false, Map.of("hourly", "20000", "daily", "3")))
                .as("a hundred years of weeks")
                .isLessThan(LIMIT);
    }

    @Test
    void a_part_that_keeps_for_ever_has_no_steady_state() {
        assertThat(count(Duration.ofDays(1), false, Map.of("daily", "all"))).isLessThan(10);
    }
}
