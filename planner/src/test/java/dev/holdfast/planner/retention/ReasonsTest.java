package dev.holdfast.planner.retention;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.planner.state.LegalHold;
import dev.holdfast.planner.state.PointStatus;
import dev.holdfast.planner.state.RecoveryPoint;
import dev.holdfast.planner.state.Tier;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReasonsTest {

    private static final ZoneId UTC = ZoneId.of("UTC");
    private static final Instant AT = Instant.parse("2026-11-20T15:00:00Z");

    @Test
    void a_point_that_goes_never_goes_since_a_time_to_come() {
        assertThat(lines("weekly=2d on monday", "2026-11-20T04:00", "2026-11-14", "2026-11-09", "2026-11-09T10:00"))
                .containsExactly(
                        "2026-11-20T04:00 + weekly until 2026-11-22 (in place of monday) | newest good point",
                        "2026-11-14 - weekly keeps that of 2026-11-09 22:00 instead (monday)",
                        "2026-11-09 - older than weekly 2d since 2026-11-11",
                        "2026-11-09T10:00 - older than weekly 2d since 2026-11-11");
    }

    @Test
    void exclusive_slots_say_which_buckets_a_finer_class_has() {
        assertThat(lines(
                        "daily=2; weekly=1; slots=exclusive; keepOldest=false",
                        "2026-11-14",
                        "2026-11-14T10:00",
                        "2026-11-13",
                        "2026-11-08",
                        "2026-11-01"))
                .containsExactly(
                        "2026-11-14 + daily 1 of 2 | newest good point",
                        "2026-11-14T10:00 - daily keeps that of 2026-11-14 22:00 instead | weekly leaves that bucket to a"
                                + " finer class",
                        "2026-11-13 + daily 2 of 2",
                        "2026-11-08 + weekly 1 of 1",
                        "2026-11-01 - outlived daily (2 of 2 newer) since 2026-11-13 22:00 | outlived weekly (1 of 1 newer)"
                                + " since 2026-11-08 22:00");
    }

    @Test
    void what_is_too_old_for_its_bucket_says_of_which_point_it_was_measured() {
        assertThat(lines("withinDaily=3d", "2026-10-19", "2026-10-18", "2026-10-15", "2026-10-15T03:00"))
                .containsExactly(
                        "2026-10-19 + withinDaily 3d | newest good point",
                        "2026-10-18 + withinDaily 3d",
                        "2026-10-15 - older than withinDaily 3d before the newest good point (2026-10-19 22:00)",
                        "2026-10-15T03:00 - older than withinDaily 3d before the newest good point (2026-10-19 22:00)");
    }

    @ParameterizedTest
    @CsvSource({
        "daily=30d, 2026-12-18T22:00:00Z",
        "instant=5d, 2026-11-23T22:00:00Z",
        "instant=5d; daily=30d, 2026-12-18T22:00:00Z",
        "instant=40d; daily=30d, 2026-12-28T22:00:00Z",
        "daily=30d; weekly=12w on wednesday, 2027-02-10T22:00:00Z",
    })
    void what_ages_keep_goes_when_the_longest_has_ended(String rule, Instant end) {
        assertThat(until(rule, point("2026-11-18"))).contains(end);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "daily=7", // a slot of a count
                "daily=all", // one of a class without limit
                "last=7",
                "within=7d",
                "withinDaily=7d",
                "keepTags=[month-end]",
                "minGood=2", // among the newest good points
                "daily=7 on sunday; onMissing=skip", // the oldest, in a free slot
            })
    void what_anything_but_a_time_keeps_has_no_end(String part) {
        RecoveryPoint tagged = tagged(point("2026-11-18"), "month-end");
        assertThat(until("hourly=30d", tagged)).isPresent();
        assertThat(until("hourly=30d; " + part, tagged)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"daily=30d, 2026-12-18T22:00:00Z", "daily=1, 2026-11-25T00:00:00Z"})
    void a_lock_puts_off_an_end_that_comes_before_it_and_no_other(String rule, Instant end) {
        assertThat(until(rule, RetentionCases.locked(point("2026-11-18"), Instant.parse("2026-11-25T00:00:00Z"))))
                .contains(end);
    }

    @Test
    void a_hold_puts_off_the_end_until_its_own() {
        Instant holdEnds = Instant.parse("2027-06-01T00:00:00Z");
        assertThat(until("daily=30d", held(point("2026-11-18"), Optional.of(holdEnds))))
                .contains(holdEnds);
        assertThat(until("daily=90d", held(point("2026-11-18"), Optional.of(AT.plusSeconds(1)))))
                .contains(Instant.parse("2027-02-16T22:00:00Z"));
        assertThat(until("daily=30d", held(point("2026-11-18"), Optional.empty())))
                .isEmpty();
    }

    @Test
    void a_point_dated_in_the_future_has_no_end_even_when_it_is_locked() {
        RecoveryPoint future = RetentionCases.locked(point("2027-01-01"), Instant.parse("2027-02-01T00:00:00Z"));
        PointDecision decision = RetentionEngine.decide(
                        RetentionCases.rule("daily=30d"), UTC, List.of(future, point("2026-11-19")), AT)
                .get(0);
        assertThat(decision.reasons())
                .containsExactly(
                        "dated in the future (2027-01-01 22:00), never deleted", "locked until 2027-02-01 00:00");
        assertThat(decision.until()).isEmpty();
    }

    @Test
    void what_cannot_be_restored_has_no_end_to_rely_on() {
        RecoveryPoint partial = RetentionCases.locked(
                RetentionCases.point("2026-11-18", PointStatus.PARTIAL, Tier.VAULT),
                Instant.parse("2026-11-25T00:00:00Z"));
        assertThat(until("daily=30d", partial)).isEmpty();
    }

    /** When a point goes that is not the newest one. */
    private static Optional<Instant> until(String rule, RecoveryPoint point) {
        List<RecoveryPoint> points = List.of(point("2026-11-19T23:00"), point);
        PointDecision decision = RetentionEngine.decide(RetentionCases.rule(rule), UTC, points, AT)
                .get(1);
        assertThat(decision.kept()).as(decision.toString()).isTrue();
        return decision.until();
    }

    private static RecoveryPoint point(String time) {
        return RetentionCases.point(time, PointStatus.GOOD, Tier.VAULT);
    }

    private static RecoveryPoint held(RecoveryPoint point, Optional<Instant> until) {
        return point.holding(Optional.of(new LegalHold(point.captured(), until, "", "")));
    }

    private static RecoveryPoint tagged(RecoveryPoint plain, String tag) {
        return new RecoveryPoint(
                plain.id(),
                plain.captured(),
                plain.tiers(),
                plain.size(),
                plain.status(),
                plain.consistency(),
                new TreeSet<>(List.of(tag)),
                plain.lockedUntil(),
                plain.hold(),
                plain.base(),
                plain.promise());
    }

    private static List<String> lines(String rule, String... captured) {
        return RetentionCases.lines(RetentionCases.rule(rule), RetentionCases.good(captured), AT);
    }
}
