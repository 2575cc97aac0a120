package dev.holdfast.planner.retention;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.dsl.generator.Seeds;
import dev.holdfast.dsl.model.retention.RetentionRule;
import dev.holdfast.planner.state.LegalHold;
import dev.holdfast.planner.state.PointStatus;
import dev.holdfast.planner.state.RecoveryPoint;
import dev.holdfast.planner.state.Tier;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetentionEngineTest {

    private static final ZoneId UTC = ZoneId.of("UTC");
    private static final Instant AT = Instant.parse("2026-11-20T15:00:00Z");

    @Test
    void a_count_numbers_its_slots_and_says_who_outlived_a_point() {
        List<String> lines = lines(
                "daily=3; keepOldest=false",
                "2026-11-20T04:00",
                "2026-11-19",
                "2026-11-19T10:00",
                "2026-11-17",
                "2026-11-16");
        assertThat(lines)
                .containsExactly(
                        "2026-11-20T04:00 + daily 1 of 3, open | newest good point",
                        "2026-11-19 + daily 2 of 3",
                        "2026-11-19T10:00 - daily keeps that of 2026-11-19 22:00 instead",
                        "2026-11-17 + daily 3 of 3",
                        "2026-11-16 - outlived daily (3 of 3 newer) since 2026-11-20 04:00");
    }

    @Test
    void free_slots_keep_the_oldest_point() {
        assertThat(lines("daily=5", "2026-11-19", "2026-11-18", "2026-11-18T03:00"))
                .containsExactly(
                        "2026-11-19 + daily 1 of 5 | newest good point",
                        "2026-11-18 + daily 2 of 5",
                        "2026-11-18T03:00 + daily 3 of 5 (oldest)");
        assertThat(lines("daily=2", "2026-11-19", "2026-11-18", "2026-11-18T03:00"))
                .endsWith("2026-11-18T03:00 - daily keeps that of 2026-11-18 22:00 instead");
    }

    @Test
    void an_age_says_until_when_and_since_when() {
        assertThat(lines("daily=2d; weekly=12w on sunday", "2026-11-19", "2026-11-18", "2026-11-15", "2026-11-14"))
                .containsExactly(
                        "2026-11-19 + daily until 2026-11-21 | weekly, open | newest good point",
                        "2026-11-18 + daily until 2026-11-20",
                        "2026-11-15 + weekly until 2027-02-07 (sunday)",
                        "2026-11-14 - older than daily 2d since 2026-11-16 | weekly keeps that of 2026-11-15 22:00 instead (sunday)");
    }

    @Test
    void only_what_times_alone_keep_has_an_end() {
        List<PointDecision> decisions = decide("daily=2d; weekly=12w", "2026-11-19", "2026-11-18", "2026-11-15");
        assertThat(decisions.get(0).until()).isEmpty();
        assertThat(decisions.get(1).until()).contains(Instant.parse("2026-11-20T22:00:00Z"));
        assertThat(decisions.get(2).until()).contains(Instant.parse("2027-02-07T22:00:00Z"));
    }

    @Test
    void an_age_ends_at_its_instant() {
        RetentionRule rule = RetentionCases.rule("daily=2d");
        List<RecoveryPoint> points = RetentionCases.good("2026-11-19", "2026-11-18");
        Instant end = Instant.parse("2026-11-20T22:00:00Z");
        assertThat(RetentionEngine.decide(rule, UTC, points, end.minusNanos(1))
                        .get(1)
                        .kept())
                .isTrue();
        assertThat(RetentionEngine.decide(rule, UTC, points, end).get(1).kept()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        // Sunday is the last day of its week: without it the last point before it stands in.
        "weekly=12w on sunday, 2026-11-13 2026-11-12, 2026-11-13, (in place of sunday)",
        // The first one after the day, not the newest.
        "weekly=12w on monday, 2026-11-13 2026-11-11 2026-11-10, 2026-11-10, (in place of monday)",
        "monthly=12mo on first sunday, 2026-10-31 2026-10-06 2026-10-02, 2026-10-06, (in place of first sunday)",
        "monthly=12mo on first sunday, 2026-10-31 2026-10-04 2026-10-04T03:00, 2026-10-04, (first sunday)",
        "yearly=7y on first sunday of january, 2025-06-01 2025-01-07 2025-01-02, 2025-01-07, (in place of first sunday of january)",
        "monthly=12mo on last day, 2026-02-28 2026-02-14, 2026-02-28, (last day)",
    })
    void another_point_stands_in_for_a_missing_day(String rule, String captured, String stays, String reason) {
        List<String> all = new ArrayList<>(List.of("2026-11-20T01:00"));
        all.addAll(List.of(captured.split(" ", -1)));
        List<String> lines = lines(rule, all.toArray(new String[0]));
        for (String line : lines.subList(1, lines.size())) {
            boolean kept = line.startsWith(stays + " + ");
            assertThat(line).contains(kept ? reason : " - ");
        }
        assertThat(lines.subList(1, lines.size())).anyMatch(line -> line.startsWith(stays + " + "));
    }

    @Test
    void without_stand_ins_a_week_without_its_day_keeps_nothing() {
        assertThat(lines("weekly=12w on sunday; onMissing=skip", "2026-11-20T01:00", "2026-11-13", "2026-11-08"))
                .containsExactly(
                        "2026-11-20T01:00 + newest good point",
                        "2026-11-13 - weekly keeps only sunday",
                        "2026-11-08 + weekly until 2027-01-31 (sunday)");
    }

    @Test
    void the_point_of_a_past_day_is_final_although_its_week_is_open() {
        List<PointDecision> decisions =
                decide("weekly=12w on monday", "2026-11-20T01:00", "2026-11-16", "2026-11-16T03:00");
        assertThat(decisions.get(0).reasons()).containsExactly("weekly, open", "newest good point");
        assertThat(decisions.get(1).reasons()).containsExactly("weekly until 2027-02-08 (monday)");
        assertThat(decisions.get(1).until()).isPresent();
        assertThat(decisions.get(2).kept()).isFalse();
    }

    @Test
    void weeks_are_iso_weeks_and_never_months() {
        // 2020-12-28 to 2021-01-03 is one week in two months and two years; 2026-01-01 to 04 ends a week of 2025.
        assertThat(kept(
                        "weekly=9; keepOldest=false",
                        "2021-01-04",
                        "2021-01-03",
                        "2020-12-31",
                        "2020-12-28",
                        "2020-12-27"))
                .containsExactly("2021-01-04", "2021-01-03", "2020-12-27");
        assertThat(kept(
                        "weekly=9; keepOldest=false",
                        "2026-01-05",
                        "2026-01-04",
                        "2026-01-01",
                        "2025-12-29",
                        "2025-12-28"))
                .containsExactly("2026-01-05", "2026-01-04", "2025-12-28");
        assertThat(kept("yearly=9; keepOldest=false", "2021-01-04", "2021-01-03", "2020-12-31", "2020-12-28"))
                .containsExactly("2021-01-04", "2020-12-31");
        assertThat(kept(
                        "weekly=2; monthly=2; keepOldest=false",
                        "2026-01-05",
                        "2026-01-04",
                        "2025-12-28",
                        "2025-11-30"))
                .containsExactly("2026-01-05", "2026-01-04", "2025-12-28");
    }

    @Test
    void buckets_are_those_of_the_zone() {
        List<RecoveryPoint> points = RetentionCases.good("2026-11-19T04:30", "2026-11-18T23:00", "2026-11-18T04:30");
        RetentionRule rule = RetentionCases.rule("daily=9; keepOldest=false");
        assertThat(ids(RetentionEngine.decide(rule, ZoneId.of("America/New_York"), points, AT)))
                .containsExactly("2026-11-19T04:30", "2026-11-18T04:30");
        assertThat(ids(RetentionEngine.decide(rule, UTC, points, AT)))
                .containsExactly("2026-11-19T04:30", "2026-11-18T23:00");
    }

    @Test
    void a_repeated_hour_is_two_buckets() {
        List<RecoveryPoint> points = RetentionCases.good("2026-11-01T07:30", "2026-11-01T06:30", "2026-11-01T05:30");
        assertThat(ids(RetentionEngine.decide(
                        RetentionCases.rule("hourly=9; keepOldest=false"), ZoneId.of("America/New_York"), points, AT)))
                .hasSize(3);
    }

    @Test
    void exclusive_slots_reach_further_back() {
        String[] days = {"2026-11-19", "2026-11-18", "2026-11-10", "2026-11-03", "2026-10-27"};
        assertThat(kept("daily=2; weekly=2; keepOldest=false", days))
                .containsExactly("2026-11-19", "2026-11-18", "2026-11-10");
        assertThat(kept("daily=2; weekly=2; keepOldest=false; slots=exclusive", days))
                .containsExactly("2026-11-19", "2026-11-18", "2026-11-10", "2026-11-03");
    }

    @Test
    void within_is_measured_from_the_newest_good_point_and_strictly() {
        assertThat(lines("within=7d", "2026-10-19", "2026-10-12T22:01", "2026-10-12"))
                .containsExactly(
                        "2026-10-19 + within 7d | newest good point",
                        "2026-10-12T22:01 + within 7d",
                        "2026-10-12 - older than within 7d before the newest good point (2026-10-19 22:00)");
        assertThat(kept("within=1mo", "2026-03-31", "2026-02-28T22:01", "2026-02-28"))
                .containsExactly("2026-03-31", "2026-02-28T22:01");
    }

    @Test
    void within_a_bucket_keeps_the_newest_of_each_and_the_oldest_inside() {
        assertThat(kept(
                        "withinDaily=3d",
                        "2026-10-19",
                        "2026-10-19T04:00",
                        "2026-10-18",
                        "2026-10-17",
                        "2026-10-17T03:00",
                        "2026-10-16"))
                .containsExactly("2026-10-19", "2026-10-18", "2026-10-17");
        assertThat(kept("withinDaily=3d", "2026-10-19", "2026-10-17", "2026-10-17T03:00"))
                .containsExactly("2026-10-19", "2026-10-17", "2026-10-17T03:00");
        assertThat(kept("withinDaily=3d; keepOldest=false", "2026-10-19", "2026-10-17", "2026-10-17T03:00"))
                .containsExactly("2026-10-19", "2026-10-17");
    }

    @Test
    void a_capture_never_transferred_ends_with_instant_unless_it_is_the_newest() {
        RetentionRule rule = RetentionCases.rule("instant=2d; daily=30d");
        List<RecoveryPoint> points = List.of(
                RetentionCases.point("2026-11-16T18:00", PointStatus.GOOD, Tier.INSTANT),
                RetentionCases.point("2026-11-15T18:00", PointStatus.GOOD, Tier.INSTANT),
                RetentionCases.point("2026-11-15T14:00", PointStatus.GOOD, Tier.INSTANT, Tier.VAULT));
        assertThat(lines(rule, points))
                .containsExactly(
                        "2026-11-16T18:00 + newest good point",
                        "2026-11-15T18:00 - older than instant 2d since 2026-11-17 18:00",
                        "2026-11-15T14:00 + daily until 2026-12-15 | newest good point in the vault");
    }

    @Test
    void instant_keeps_every_younger_point() {
        assertThat(lines("instant=2d", "2026-11-20T04:00", "2026-11-19T04:00", "2026-11-18T15:00"))
                .containsExactly(
                        "2026-11-20T04:00 + instant until 2026-11-22 04:00 | newest good point",
                        "2026-11-19T04:00 + instant until 2026-11-21 04:00",
                        "2026-11-18T15:00 - older than instant 2d since 2026-11-20 15:00");
    }

    @Test
    void tags_locks_and_holds_keep_points() {
        RecoveryPoint newest = RetentionCases.point("2026-11-19", PointStatus.GOOD, Tier.VAULT);
        List<RecoveryPoint> points = List.of(
                newest,
                with("2026-01-05", List.of("c", "x"), Optional.empty(), false),
                with("2026-01-04", List.of("a"), Optional.empty(), false),
                with("2026-01-03", List.of("a", "b"), Optional.empty(), false),
                with("2026-01-02", List.of(), Optional.of(AT.plusSeconds(1)), false),
                with("2026-01-01", List.of(), Optional.of(AT), false),
                with("2025-12-31", List.of(), Optional.empty(), true));
        assertThat(lines(RetentionCases.rule("daily=1; keepTags=[a, b], [c]"), points))
                .containsExactly(
                        "2026-11-19 + daily 1 of 1 | newest good point",
                        "2026-01-05 + tags c",
                        "2026-01-04 - outlived daily (1 of 1 newer) since 2026-01-05 22:00",
                        "2026-01-03 + tags a, b",
                        "2026-01-02 + locked until 2026-11-20 15:00",
                        "2026-01-01 - outlived daily (1 of 1 newer) since 2026-01-02 22:00",
                        "2025-12-31 + legal hold");
    }

    @Test
    void points_that_are_not_good_take_no_slot_and_are_listed_apart() {
        List<RecoveryPoint> points = List.of(
                RetentionCases.point("2026-11-20T04:00", PointStatus.UNVERIFIED, Tier.VAULT),
                RetentionCases.point("2026-11-19", PointStatus.GOOD, Tier.VAULT),
                RetentionCases.point("2026-11-18", PointStatus.FAILED),
                RetentionCases.point("2026-11-17", PointStatus.GOOD, Tier.VAULT),
                RetentionCases.point("2026-11-16", PointStatus.PARTIAL, Tier.VAULT));
        assertThat(lines(RetentionCases.rule("daily=2; keepOldest=false"), points))
                .containsExactly(
                        "2026-11-20T04:00 + unverified, takes no slot | daily would keep a good point of this time"
                                + " | newer than every good point",
                        "2026-11-19 + daily 1 of 2 | newest good point",
                        "2026-11-18 + failed, takes no slot | daily would keep a good point of this time",
                        "2026-11-17 + daily 2 of 2",
                        "2026-11-16 - partial, takes no slot | a good point of this time would go too");
    }

    @Test
    void points_from_the_future_take_no_slot_and_stay() {
        assertThat(lines("daily=1; within=1d", "2027-01-01", "2026-11-20T15:05", "2026-11-20T14:00", "2026-11-18"))
                .containsExactly(
                        "2027-01-01 + dated in the future (2027-01-01 22:00), never deleted",
                        "2026-11-20T15:05 + daily 1 of 1, open | within 1d | newest good point",
                        "2026-11-20T14:00 + within 1d",
                        "2026-11-18 - outlived daily (1 of 1 newer) since 2026-11-20 14:00 | older than within 1d before"
                                + " the newest good point (2026-11-20 15:05)");
    }

    @Test
    void the_newest_of_a_dead_item_stays_for_ever() {
        assertThat(kept("daily=1d; minGood=2", "2020-01-03", "2020-01-02", "2020-01-01"))
                .containsExactly("2020-01-03", "2020-01-02");
    }

    @ParameterizedTest
    @ValueSource(strings = {"archiveAfter=3mo", "daily=0", "minGood=3", "daily=0; weekly=0"})
    void what_keeps_nothing_prunes_nothing(String text) {
        RetentionRule rule = RetentionCases.rule(text);
        assertThat(RetentionEngine.prunesNothing(rule)).isTrue();
        List<PointDecision> decisions =
                RetentionEngine.decide(rule, UTC, RetentionCases.good("2026-11-19", "2026-11-19T01:00"), AT);
        assertThat(decisions).allMatch(PointDecision::kept);
    }

    @Test
    void ties_in_time_keep_input_order() {
        List<RecoveryPoint> points =
                new ArrayList<>(RetentionCases.good("2026-11-18", "2026-11-19", "2026-11-19", "2026-11-17"));
        List<PointDecision> decisions =
                RetentionEngine.decide(RetentionCases.rule("daily=2; keepOldest=false"), UTC, points, AT);
        assertThat(decisions).extracting(PointDecision::kept).containsExactly(true, true, false, false);
    }

    @Test
    void no_points_need_no_decision() {
        assertThat(RetentionEngine.decide(RetentionCases.rule("daily=2; within=2d; instant=1d"), UTC, List.of(), AT))
                .isEmpty();
    }

    @Test
    void ages_count_on_the_calendar_of_the_zone() {
        Seeds.forEach(200, random -> {
            ZoneId zone = RetentionCases.zone(random);
            LocalDate date = LocalDate.of(2026, 1, 1).plusDays(random.nextInt(700));
            Instant captured = date.atTime(12, 0).atZone(zone).toInstant();
            int months = random.nextInt(1, 14);
            Instant end = date.plusMonths(months).atTime(12, 0).atZone(zone).toInstant();
            RecoveryPoint old =
                    RetentionCases.point(captured.toString().substring(0, 16), PointStatus.GOOD, Tier.VAULT);
            RecoveryPoint recent = RetentionCases.point("2029-01-01", PointStatus.GOOD, Tier.VAULT);
            RetentionRule rule = RetentionCases.rule("monthly=" + months + "mo");
            List<RecoveryPoint> points = List.of(recent, old);
            assertThat(RetentionEngine.decide(rule, zone, points, end.minusSeconds(1))
                            .get(1)
                            .kept())
                    .isTrue();
            if (end.isAfter(recent.captured())) {
                assertThat(RetentionEngine.decide(rule, zone, points, end)
                                .get(1)
                                .kept())
                        .isFalse();
            }
        });
    }

    private static RecoveryPoint with(String time, List<String> tags, Optional<Instant> locked, boolean held) {
        RecoveryPoint plain = RetentionCases.point(time, PointStatus.GOOD, Tier.VAULT);
        return new RecoveryPoint(
                plain.id(),
                plain.captured(),
                plain.tiers(),
                plain.size(),
                plain.status(),
                plain.consistency(),
                Collections.unmodifiableSortedSet(new TreeSet<>(tags)),
                locked,
                held ? Optional.of(new LegalHold(plain.captured(), Optional.empty(), "", "")) : Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static List<PointDecision> decide(String rule, String... captured) {
        return RetentionEngine.decide(RetentionCases.rule(rule), UTC, RetentionCases.good(captured), AT);
    }

    private static List<String> kept(String rule, String... captured) {
        List<RecoveryPoint> points = RetentionCases.good(captured);
        Instant at = points.get(0).captured().plusSeconds(86_400 * 400L);
        return ids(RetentionEngine.decide(RetentionCases.rule(rule), UTC, points, at));
    }

    private static List<String> ids(List<PointDecision> decisions) {
        List<String> ids = new ArrayList<>();
        for (RecoveryPoint point : RetentionCases.kept(decisions)) {
            ids.add(point.id());
        }
        return ids;
    }

    private static List<String> lines(String rule, String... captured) {
        return lines(RetentionCases.rule(rule), RetentionCases.good(captured));
    }

    private static List<String> lines(RetentionRule rule, List<RecoveryPoint> points) {
        return RetentionCases.lines(rule, points, AT);
    }
}
