package dev.holdfast.planner.retention;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.dsl.generator.Seeds;
import dev.holdfast.dsl.model.retention.RetentionRule;
import dev.holdfast.dsl.profile.DayCounting;
import dev.holdfast.planner.state.PointStatus;
import dev.holdfast.planner.state.Promise;
import dev.holdfast.planner.state.PromisedRule;
import dev.holdfast.planner.state.RecoveryPoint;
import dev.holdfast.planner.state.Tier;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class ChainsTest {

    private static final ZoneId UTC = ZoneId.of("UTC");
    private static final Instant AT = Instant.parse("2026-11-20T15:00:00Z");

    @Test
    void what_a_kept_point_builds_on_stays_and_the_rest_goes() {
        assertThat(lines(
                        "daily=1; keepOldest=false",
                        on("2026-11-19", "2026-11-18"),
                        on("2026-11-18", "2026-11-16"),
                        on("2026-11-17", "2026-11-16"),
                        point("2026-11-16", PointStatus.GOOD),
                        on("2026-11-15", "2026-11-14"),
                        point("2026-11-14", PointStatus.GOOD)))
                .containsExactly(
                        "2026-11-19 + daily 1 of 1 | newest good point",
                        "2026-11-18 + needed by 2026-11-19",
                        "2026-11-17 - outlived daily (1 of 1 newer) since 2026-11-18 22:00",
                        "2026-11-16 + needed by 2026-11-18",
                        "2026-11-15 - outlived daily (1 of 1 newer) since 2026-11-16 22:00",
                        "2026-11-14 - outlived daily (1 of 1 newer) since 2026-11-15 22:00");
    }

    @Test
    void a_base_that_is_needed_has_no_end_of_its_own() {
        List<PointDecision> decisions = RetentionEngine.decide(
                RetentionCases.rule("daily=30d"),
                UTC,
                List.of(
                        point("2026-11-19", PointStatus.GOOD),
                        on("2026-11-18", "2026-11-17"),
                        point("2026-11-17", PointStatus.GOOD)),
                AT);
        assertThat(decisions.get(1).until()).contains(Instant.parse("2026-12-18T22:00:00Z"));
        assertThat(decisions.get(2).reasons()).containsExactly("daily until 2026-12-17", "needed by 2026-11-18");
        assertThat(decisions.get(2).until()).isEmpty();
    }

    @Test
    void without_its_base_a_point_takes_no_slot_and_is_no_reference() {
        assertThat(lines(
                        "daily=1; within=2d; keepOldest=false",
                        on("2026-11-19", "gone"),
                        on("2026-11-18", "2026-11-17"),
                        point("2026-11-17", PointStatus.PARTIAL),
                        on("2026-11-16", "2026-11-18"),
                        point("2026-11-15", PointStatus.GOOD),
                        point("2026-11-13T22:01", PointStatus.GOOD)))
                .containsExactly(
                        "2026-11-19 + builds on gone, which is missing; takes no slot | daily would keep a good point of this"
                                + " time | within 2d | newer than every good point",
                        "2026-11-18 + builds on 2026-11-17, which is partial; takes no slot | daily would keep a good point of"
                                + " this time | within 2d | newer than every good point | needed by 2026-11-16",
                        "2026-11-17 + partial, takes no slot | daily would keep a good point of this time | within 2d | newer"
                                + " than every good point | needed by 2026-11-18",
                        "2026-11-16 + builds on 2026-11-18, which cannot be restored; takes no slot | daily would keep a good"
                                + " point of this time | within 2d | newer than every good point",
                        "2026-11-15 + daily 1 of 1 | within 2d | newest good point",
                        "2026-11-13T22:01 + within 2d");
    }

    @Test
    void points_that_build_on_each_other_in_a_circle_are_not_restorable() {
        assertThat(lines(
                        "daily=9; keepOldest=false",
                        point("2026-11-19", PointStatus.GOOD),
                        on("2026-11-18", "2026-11-17"),
                        on("2026-11-17", "2026-11-18"),
                        on("2026-11-16", "2026-11-16")))
                .containsExactly(
                        "2026-11-19 + daily 1 of 9 | newest good point",
                        "2026-11-18 + builds on 2026-11-17, which cannot be restored; takes no slot | daily would keep a good"
                                + " point of this time | needed by 2026-11-17",
                        "2026-11-17 + builds on 2026-11-18, which cannot be restored; takes no slot | daily would keep a good"
                                + " point of this time | needed by 2026-11-18",
                        "2026-11-16 + builds on 2026-11-16, which cannot be restored; takes no slot | daily would keep a good"
                                + " point of this time | needed by 2026-11-16");
    }

    @Test
    void a_base_waits_for_the_promise_of_a_point_that_builds_on_it() {
        PromisedRule month = Promises.of(RetentionCases.rule("daily=30d"), UTC);
        RetentionRule current = RetentionCases.rule("daily=1d");
        List<RecoveryPoint> points = List.of(
                point("2026-11-20T04:00", PointStatus.GOOD),
                on("2026-11-17", "2026-11-16")
                        .promising(new Promise(List.of(month.digest()), List.of(), Optional.empty())),
                on("2026-11-16", "2026-11-15"),
                point("2026-11-15", PointStatus.GOOD),
                point("2026-11-14", PointStatus.GOOD));
        Map<String, PromisedRule> rules = Map.of(month.digest(), month);
        assertThat(Expiry.of(current, UTC, DayCounting.ELAPSED, points, rules, AT))
                .extracting(decision -> decision.point().id())
                .containsExactly("2026-11-14");
        assertThat(Promises.judge(current, UTC, DayCounting.ELAPSED, points, rules, AT))
                .extracting(JudgedPoint::promised)
                .containsExactly("", "daily until 2026-12-17", "needed by 2026-11-17", "needed by 2026-11-16", "");
        assertThat(Expiry.of(current, UTC, DayCounting.ELAPSED, points, rules, Instant.parse("2026-12-17T22:00:00Z")))
                .hasSize(4);
    }

    @Test
    void of_two_points_that_build_on_one_the_newest_is_named() {
        assertThat(lines(
                        "daily=2; keepOldest=false",
                        on("2026-11-19", "2026-11-16"),
                        on("2026-11-18", "2026-11-16"),
                        point("2026-11-16", PointStatus.GOOD)))
                .endsWith("2026-11-16 + needed by 2026-11-19");
    }

    @Test
    void a_base_that_is_listed_first_or_is_the_newest_stays_all_the_same() {
        assertThat(lines(
                        "daily=1; keepOldest=false",
                        point("2026-11-16", PointStatus.GOOD),
                        on("2026-11-18", "2026-11-16"),
                        on("2026-11-19", "2026-11-18")))
                .containsExactly(
                        "2026-11-16 + needed by 2026-11-18",
                        "2026-11-18 + needed by 2026-11-19",
                        "2026-11-19 + daily 1 of 1 | newest good point");
        assertThat(lines(
                        "daily=9; keepOldest=false",
                        point("2026-11-19", PointStatus.GOOD),
                        on("2026-11-18", "2026-11-19")))
                .containsExactly(
                        "2026-11-19 + daily 1 of 9 | newest good point | needed by 2026-11-18",
                        "2026-11-18 + daily 2 of 9");
    }

    @Test
    void a_base_that_is_listed_first_waits_for_the_promise_of_a_point_that_builds_on_it() {
        PromisedRule month = Promises.of(RetentionCases.rule("daily=30d"), UTC);
        List<RecoveryPoint> points = List.of(
                point("2026-11-16", PointStatus.GOOD),
                on("2026-11-17", "2026-11-16")
                        .promising(new Promise(List.of(month.digest()), List.of(), Optional.empty())),
                point("2026-11-20T04:00", PointStatus.GOOD));
        Map<String, PromisedRule> rules = Map.of(month.digest(), month);
        RetentionRule current = RetentionCases.rule("daily=1d");
        assertThat(Expiry.of(current, UTC, DayCounting.ELAPSED, points, rules, AT))
                .isEmpty();
        assertThat(Promises.judge(current, UTC, DayCounting.ELAPSED, points, rules, AT))
                .extracting(JudgedPoint::promised)
                .containsExactly("needed by 2026-11-17", "daily until 2026-12-17", "");
    }

    @Test
    void a_kept_point_that_could_be_restored_still_can_be_after_the_prune() {
        Seeds.forEach(300, random -> {
            Instant at = RetentionCases.START.plusSeconds(random.nextInt(86_400 * 500));
            List<RecoveryPoint> points = chained(RetentionCases.points(random, at), random);
            RetentionRule rule = RetentionCases.rule(random);
            List<RecoveryPoint> kept = RetentionCases.kept(RetentionEngine.decide(rule, UTC, points, at));
            for (RecoveryPoint point : kept) {
                assertThat(isRestorable(point, kept)).isEqualTo(isRestorable(point, points));
                assertThat(points.stream().filter(other -> point.base().equals(Optional.of(other.id()))))
                        .allMatch(kept::contains);
            }
            assertThat(RetentionCases.kept(RetentionEngine.decide(rule, UTC, kept, at)))
                    .isEqualTo(kept);
        });
    }

    @Test
    @Timeout(60)
    void long_chains_and_long_circles_cost_no_more_than_their_length() {
        int length = 100_000;
        List<RecoveryPoint> points = new ArrayList<>(length);
        for (int i = 0; i < length; i++) {
            points.add(with("p" + i, AT.minus(Duration.ofMinutes(i)), Optional.of("p" + (i + 1) % length)));
        }
        RetentionRule rule = RetentionCases.rule("daily=1; keepOldest=false");
        Verdicts circle = RetentionEngine.verdicts(rule, UTC, points, AT);
        assertThat(circle.size()).isEqualTo(length);
        assertThat(IntStream.range(0, length)).allMatch(circle::keeps);
        points.set(length - 1, with("p" + (length - 1), AT.minus(Duration.ofMinutes(length)), Optional.empty()));
        Verdicts chain = RetentionEngine.verdicts(rule, UTC, points, AT);
        assertThat(chain.decision(length - 1).reasons()).containsExactly("needed by p" + (length - 2));
    }

    private static boolean isRestorable(RecoveryPoint point, List<RecoveryPoint> points) {
        Map<String, RecoveryPoint> byId = new HashMap<>();
        points.forEach(each -> byId.put(each.id(), each));
        Optional<RecoveryPoint> next = Optional.of(point);
        for (int steps = 0; steps <= points.size(); steps++) {
            if (next.isEmpty() || !next.get().isGood()) {
                return false;
            }
            if (next.get().base().isEmpty()) {
                return true;
            }
            next = Optional.ofNullable(byId.get(next.get().base().get()));
        }
        return false;
    }

    /** The points with bases: mostly the next older point, sometimes any point or none that is there. */
    private static List<RecoveryPoint> chained(List<RecoveryPoint> points, RandomGenerator random) {
        List<RecoveryPoint> chained = new ArrayList<>();
        for (int i = 0; i < points.size(); i++) {
            String base = switch (random.nextInt(20)) {
                case 0 -> "gone";
                case 1 -> points.get(random.nextInt(points.size())).id();
                default -> points.get(Math.min(i + 1, points.size() - 1)).id();
            };
            boolean full = random.nextInt(6) == 0 || i == points.size() - 1;
            chained.add(based(points.get(i), full ? Optional.empty() : Optional.of(base)));
        }
        return chained;
    }

    private static RecoveryPoint on(String time, String base) {
        return based(point(time, PointStatus.GOOD), Optional.of(base));
    }

    private static RecoveryPoint point(String time, PointStatus status) {
        return RetentionCases.point(time, status, Tier.VAULT);
    }

    private static RecoveryPoint with(String id, Instant captured, Optional<String> base) {
        RecoveryPoint plain = point("2026-11-19", PointStatus.GOOD);
        return new RecoveryPoint(
                id,
                captured,
                plain.tiers(),
                plain.size(),
                plain.status(),
                plain.consistency(),
                plain.tags(),
                plain.lockedUntil(),
                plain.hold(),
                base,
                plain.promise());
    }

    private static RecoveryPoint based(RecoveryPoint plain, Optional<String> base) {
        return new RecoveryPoint(
                plain.id(),
                plain.captured(),
                plain.tiers(),
                plain.size(),
                plain.status(),
                plain.consistency(),
                plain.tags(),
                plain.lockedUntil(),
                plain.hold(),
                base,
                plain.promise());
    }

    private static List<String> lines(String rule, RecoveryPoint... points) {
        return RetentionCases.lines(RetentionCases.rule(rule), List.of(points), AT);
    }
}
