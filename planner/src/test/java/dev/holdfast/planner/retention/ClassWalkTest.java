package dev.holdfast.planner.retention;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.planner.state.PointStatus;
import dev.holdfast.planner.state.RecoveryPoint;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClassWalkTest {

    private static final ZoneId UTC = ZoneId.of("UTC");
    /** A Friday. */
    private static final Instant AT = Instant.parse("2026-11-20T15:00:00Z");

    @Test
    void the_newest_point_of_all_on_the_day_that_counts_stands_for_its_week() {
        assertThat(lines("weekly=12w on sunday", "2026-11-15", "2026-11-14"))
                .containsExactly(
                        "2026-11-15 + weekly until 2027-02-07 (sunday) | newest good point",
                        "2026-11-14 - weekly keeps that of 2026-11-15 22:00 instead (sunday)");
    }

    @Test
    void a_pick_is_provisional_while_the_day_that_counts_lasts() {
        assertThat(lines("weekly=12w on friday", "2026-11-20T04:00", "2026-11-13"))
                .containsExactly(
                        "2026-11-20T04:00 + weekly, open | newest good point",
                        "2026-11-13 + weekly until 2027-02-05 (friday)");
        assertThat(lines("weekly=12w on thursday", "2026-11-19", "2026-11-12"))
                .startsWith("2026-11-19 + weekly until 2027-02-11 (thursday) | newest good point");
    }

    @Test
    void of_days_that_count_and_come_again_in_an_open_month_none_is_final() {
        // Sundays follow on the 22nd and 29th.
        List<PointDecision> decisions = decide("daily=30d; monthly=12mo on sunday", "2026-11-20T04:00", "2026-11-15");
        assertThat(decisions.get(1).reasons()).containsExactly("daily until 2026-12-15", "monthly, open");
        assertThat(decisions.get(1).until()).isEmpty();
    }

    @Test
    void a_slot_is_filled_by_the_day_that_counts_and_not_before() {
        assertThat(lines(
                        "weekly=1 on sunday; onMissing=skip; keepOldest=false",
                        "2026-11-15",
                        "2026-11-13",
                        "2026-11-12",
                        "2026-11-08"))
                .endsWith("2026-11-08 - outlived weekly (1 of 1 newer) since 2026-11-15 22:00");
        assertThat(lines(
                        "weekly=1 on sunday; keepOldest=false", "2026-11-15", "2026-11-13", "2026-11-12", "2026-11-08"))
                .endsWith("2026-11-08 - outlived weekly (1 of 1 newer) since 2026-11-12 22:00");
    }

    @Test
    void the_oldest_point_fills_a_free_slot_even_if_it_is_the_only_one() {
        assertThat(lines("weekly=4 on sunday; onMissing=skip", "2026-11-13"))
                .containsExactly("2026-11-13 + weekly 1 of 4 (oldest) | newest good point");
    }

    @Test
    void exclusive_slots_leave_points_of_finer_classes_out_of_a_class_without_limit() {
        String[] days = {"2026-11-14", "2026-11-13", "2026-11-08"};
        assertThat(lines("daily=2; weekly=all; keepOldest=false; slots=exclusive", days))
                .containsExactly(
                        "2026-11-14 + daily 1 of 2 | newest good point",
                        "2026-11-13 + daily 2 of 2",
                        "2026-11-08 + weekly, all");
        assertThat(lines("daily=2; weekly=all; keepOldest=false", days))
                .startsWith("2026-11-14 + daily 1 of 2 | weekly, all | newest good point");
    }

    @Test
    void exclusive_slots_keep_the_oldest_point_once() {
        String[] times = {"2026-11-14", "2026-11-13", "2026-11-13T03:00"};
        assertThat(lines("daily=5; weekly=4; slots=exclusive", times))
                .endsWith("2026-11-13T03:00 + daily 3 of 5 (oldest)");
        assertThat(lines("daily=5; weekly=4", times))
                .endsWith("2026-11-13T03:00 + daily 3 of 5 (oldest) | weekly 2 of 4 (oldest)");
        // Nothing finer keeps it, so that the coarser class may.
        assertThat(lines("daily=2; weekly=4; slots=exclusive", times))
                .endsWith("2026-11-13T03:00 + weekly 1 of 4 (oldest)");
    }

    @Test
    void hundreds_of_slots_are_numbered_without_a_gap() {
        List<RecoveryPoint> points = new ArrayList<>();
        for (int day = 1; day <= 500; day++) {
            points.add(RetentionCases.captured(AT.minus(Duration.ofDays(day)), PointStatus.GOOD));
        }
        List<PointDecision> decisions =
                RetentionEngine.decide(RetentionCases.rule("daily=400; keepOldest=false"), UTC, points, AT);
        for (int i = 0; i < 500; i++) {
            PointDecision decision = decisions.get(i);
            if (i < 400) {
                assertThat(decision.reasons()).startsWith("daily " + (i + 1) + " of 400");
                continue;
            }
            String last = points.get(i - 400).captured().toString().substring(0, 10);
            assertThat(decision.kept()).isFalse();
            assertThat(decision.reasons())
                    .containsExactly("outlived daily (400 of 400 newer) since " + last + " 15:00");
        }
    }

    private static List<PointDecision> decide(String rule, String... captured) {
        return RetentionEngine.decide(RetentionCases.rule(rule), UTC, RetentionCases.good(captured), AT);
    }

    private static List<String> lines(String rule, String... captured) {
        return RetentionCases.lines(RetentionCases.rule(rule), RetentionCases.good(captured), AT);
    }
}
