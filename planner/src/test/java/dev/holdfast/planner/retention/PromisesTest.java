package dev.holdfast.planner.retention;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.dsl.generator.Seeds;
import dev.holdfast.dsl.model.retention.RetentionRule;
import dev.holdfast.dsl.profile.DayCounting;
import dev.holdfast.planner.state.PointStatus;
import dev.holdfast.planner.state.Promise;
import dev.holdfast.planner.state.PromisedRule;
import dev.holdfast.planner.state.RecoveryPoint;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class PromisesTest {

    private static final ZoneId UTC = ZoneId.of("UTC");
    private static final Instant AT = Instant.parse("2026-11-20T15:00:00Z");

    /** What an apply knows: the rules ever promised, and the points with their promises. */
    private static final class Estate {
        final Map<String, PromisedRule> rules = new HashMap<>();
        final ZoneId zone;
        List<RecoveryPoint> points;

        Estate(ZoneId zone, List<RecoveryPoint> points) {
            this.zone = zone;
            this.points = points;
        }

        void apply(RetentionRule rule, Instant at, boolean approved) {
            PromisedRule promised = Promises.of(rule, zone);
            rules.put(promised.digest(), promised);
            points = Promises.renew(promised, DayCounting.ELAPSED, points, rules, at, approved);
        }

        List<JudgedPoint> judge(RetentionRule rule, Instant at) {
            return Promises.judge(rule, zone, DayCounting.ELAPSED, points, rules, at);
        }

        List<String> early(RetentionRule rule, Instant at) {
            List<String> early = new ArrayList<>();
            for (JudgedPoint point : judge(rule, at)) {
                if (point.early()) {
                    early.add(point.decision().point().id());
                }
            }
            return early;
        }
    }

    @Test
    void a_loss_is_early_exactly_while_some_rule_ever_in_force_keeps_the_point() {
        int[] counted = new int[1];
        Seeds.forEach(1_000, random -> {
            Instant at = RetentionCases.START.plus(Duration.ofDays(400));
            Estate estate = new Estate(RetentionCases.zone(random), RetentionCases.points(random, at));
            RetentionRule rule = evaluated(random);
            List<RetentionRule> history = new ArrayList<>();
            for (int i = random.nextInt(1, 6); i > 0; i--) {
                history.add(rule);
                estate.apply(rule, at, false);
                at = at.plusSeconds(random.nextInt(86_400 * 5));
                RetentionRule next = RetentionPropertiesTest.changed(rule, random);
                rule = RetentionEngine.prunesNothing(next) ? rule : next;
            }
            Set<String> promised = new HashSet<>();
            for (RetentionRule old : history) {
                for (RecoveryPoint point :
                        RetentionCases.kept(RetentionEngine.decide(old, estate.zone, estate.points, at))) {
                    promised.add(point.id());
                }
            }
            for (JudgedPoint judged : estate.judge(rule, at)) {
                boolean breaks = !judged.decision().kept()
                        && judged.decision().point().status() != PointStatus.FAILED
                        && promised.contains(judged.decision().point().id());
                assertThat(judged.early())
                        .as(history + " then " + rule + ": " + judged)
                        .isEqualTo(breaks);
                assertThat(judged.promised().isEmpty()).isEqualTo(!judged.early());
                counted[0] += judged.early() ? 1 : 0;
            }
        });
        assertThat(counted[0]).as("early losses seen").isPositive();
    }

    @Test
    void a_shrink_stays_early_through_any_number_of_applies_until_the_old_promise_ends() {
        RetentionRule before = RetentionCases.rule("daily=30d");
        RetentionRule after = RetentionCases.rule("daily=7d");
        Estate estate = new Estate(UTC, RetentionCases.good("2026-11-19", "2026-11-10", "2026-10-22"));
        estate.apply(before, AT, false);
        for (int i = 0; i < 5; i++) {
            assertThat(estate.early(after, AT)).containsExactly("2026-11-10", "2026-10-22");
            estate.apply(after, AT, false);
        }
        Instant promiseOver = Instant.parse("2026-11-21T22:00:00Z");
        assertThat(estate.early(after, promiseOver.minusSeconds(1))).containsExactly("2026-11-10", "2026-10-22");
        assertThat(estate.early(after, promiseOver)).containsExactly("2026-11-10");
        assertThat(estate.judge(after, AT).get(1).promised()).isEqualTo("daily until 2026-12-10");
    }

    @Test
    void a_point_taken_after_a_shrink_is_promised_the_shorter_rule_only() {
        RetentionRule before = RetentionCases.rule("daily=30d");
        RetentionRule after = RetentionCases.rule("daily=7d");
        Estate estate = new Estate(UTC, RetentionCases.good("2026-11-01"));
        estate.apply(before, AT, false);
        List<RecoveryPoint> more = new ArrayList<>(RetentionCases.good("2026-11-19", "2026-11-10"));
        more.addAll(estate.points);
        estate.points = more;
        estate.apply(after, AT, false);
        assertThat(estate.early(after, AT)).containsExactly("2026-11-01");
    }

    @Test
    void lengthened_and_shrunk_again_the_longer_rule_judges() {
        RetentionRule seven = RetentionCases.rule("daily=7d");
        RetentionRule thirty = RetentionCases.rule("daily=30d");
        Estate estate = new Estate(UTC, RetentionCases.good("2026-11-19", "2026-11-15"));
        estate.apply(seven, AT, false);
        estate.apply(thirty, AT, false);
        estate.apply(seven, AT, false);
        Instant later = AT.plus(Duration.ofDays(10));
        assertThat(estate.early(seven, later)).containsExactly("2026-11-15");
        assertThat(estate.points.get(1).promise().orElseThrow().rules())
                .containsExactly(Promises.of(thirty, UTC).digest());
    }

    @Test
    void an_incomparable_rule_is_promised_beside() {
        RetentionRule daily = RetentionCases.rule("daily=30d");
        RetentionRule weekly = RetentionCases.rule("weekly=52w");
        Estate estate = new Estate(UTC, RetentionCases.good("2026-11-19", "2026-11-12", "2026-11-10"));
        estate.apply(daily, AT, false);
        estate.apply(weekly, AT, false);
        assertThat(estate.points.get(1).promise().orElseThrow().rules())
                .containsExactly(
                        Promises.of(daily, UTC).digest(),
                        Promises.of(weekly, UTC).digest());
        assertThat(estate.early(weekly, AT)).containsExactly("2026-11-10");
        // Once both have ended nothing is early.
        assertThat(estate.early(RetentionCases.rule("daily=1d"), AT.plus(Duration.ofDays(40))))
                .containsExactly("2026-11-12");
    }

    @Test
    void an_approved_loss_frees_what_goes_now_and_nothing_younger() {
        RetentionRule thirty = RetentionCases.rule("daily=30d");
        RetentionRule seven = RetentionCases.rule("daily=7d");
        Estate estate = new Estate(UTC, RetentionCases.good("2026-11-19", "2026-11-15", "2026-11-10"));
        estate.apply(thirty, AT, false);
        estate.apply(seven, AT, true);
        assertThat(estate.early(seven, AT)).isEmpty();
        assertThat(estate.judge(seven, AT).get(2).decision().kept()).isFalse();
        assertThat(estate.early(seven, AT.plus(Duration.ofDays(5)))).containsExactly("2026-11-15");
    }

    @Test
    void a_promise_that_stays_is_the_same_object() {
        Estate estate = new Estate(UTC, RetentionCases.good("2026-11-19", "2026-11-15"));
        RetentionRule rule = RetentionCases.rule("daily=30d; weekly=4");
        estate.apply(rule, AT, false);
        List<RecoveryPoint> before = estate.points;
        estate.apply(rule, AT.plus(Duration.ofDays(3)), false);
        assertThat(estate.points)
                .usingElementComparator((a, b) -> a == b ? 0 : 1)
                .isEqualTo(before);
    }

    @Test
    void a_promised_rule_that_nobody_recorded_counts_as_keeping() {
        Estate estate = new Estate(UTC, RetentionCases.good("2026-11-19", "2026-11-10"));
        estate.apply(RetentionCases.rule("daily=30d"), AT, false);
        estate.rules.clear();
        assertThat(estate.early(RetentionCases.rule("daily=7d"), AT)).containsExactly("2026-11-10");
    }

    @Test
    void a_rule_of_another_zone_is_promised_beside() {
        RetentionRule rule = RetentionCases.rule("daily=30d");
        Estate estate = new Estate(UTC, RetentionCases.good("2026-11-19"));
        estate.apply(rule, AT, false);
        PromisedRule elsewhere = Promises.of(rule, ZoneId.of("Asia/Tokyo"));
        assertThat(elsewhere.digest())
                .isNotEqualTo(Promises.of(rule, UTC).digest())
                .hasSize(64);
        assertThat(Promises.renew(elsewhere, DayCounting.ELAPSED, estate.points, estate.rules, AT, false)
                        .get(0)
                        .promise()
                        .orElseThrow()
                        .rules())
                .hasSize(2);
    }

    @Test
    void where_points_are_stored_is_no_part_of_their_promise() {
        Estate estate = new Estate(UTC, RetentionCases.good("2026-11-19", "2026-11-01"));
        estate.apply(RetentionCases.rule("daily=7d; archiveAfter=3mo"), AT, false);
        assertThat(estate.early(RetentionCases.rule("daily=7d; archiveAfter=3mo"), AT))
                .isEmpty();
        assertThat(estate.early(RetentionCases.rule("daily=7d"), AT)).isEmpty();
    }

    @Test
    void a_promise_says_why_the_point_stayed_and_until_when() {
        Estate estate = new Estate(UTC, RetentionCases.good("2026-11-19", "2026-11-15", "2026-11-01"));
        estate.apply(RetentionCases.rule("daily=7d"), AT, false);
        assertThat(promise(estate, 0).reasons()).containsExactly("daily until 2026-11-26", "newest good point");
        assertThat(promise(estate, 0).until()).isEmpty();
        assertThat(promise(estate, 1).reasons()).containsExactly("daily until 2026-11-22");
        assertThat(promise(estate, 1).until()).contains(Instant.parse("2026-11-22T22:00:00Z"));
        // Nothing keeps it, so that nothing is promised but the rule.
        assertThat(promise(estate, 2).reasons()).isEmpty();
        assertThat(promise(estate, 2).until()).isEmpty();
        assertThat(promise(estate, 2).rules()).hasSize(1);
    }

    @Test
    void a_longer_rule_that_takes_the_place_of_a_promise_gives_its_own_reasons() {
        Estate estate = new Estate(UTC, RetentionCases.good("2026-11-19", "2026-11-15", "2026-10-01"));
        estate.apply(RetentionCases.rule("daily=7d"), AT.minus(Duration.ofDays(48)), false);
        estate.apply(RetentionCases.rule("daily=30d"), AT, false);
        assertThat(promise(estate, 1).reasons()).containsExactly("daily until 2026-12-15");
        assertThat(promise(estate, 1).until()).contains(Instant.parse("2026-12-15T22:00:00Z"));
        assertThat(promise(estate, 2).reasons()).isEmpty();
        assertThat(promise(estate, 2).until()).isEmpty();
    }

    @Test
    void rules_beside_each_other_give_each_reason_once_and_the_later_end() {
        String[] captured = {"2026-11-19", "2026-11-15", "2026-11-14"};
        Estate longer = new Estate(UTC, RetentionCases.good(captured));
        longer.apply(RetentionCases.rule("daily=30d"), AT, false);
        longer.apply(RetentionCases.rule("daily=7d; weekly=52w"), AT, false);
        assertThat(promise(longer, 0).reasons())
                .containsExactly(
                        "daily until 2026-12-19", "newest good point", "daily until 2026-11-26", "weekly, open");
        assertThat(promise(longer, 1).reasons())
                .containsExactly("daily until 2026-12-15", "daily until 2026-11-22", "weekly until 2027-11-14");
        assertThat(promise(longer, 1).until()).contains(Instant.parse("2027-11-14T22:00:00Z"));
        assertThat(promise(longer, 2).until()).contains(Instant.parse("2026-12-14T22:00:00Z"));

        Estate counted = new Estate(UTC, RetentionCases.good(captured));
        counted.apply(RetentionCases.rule("daily=30d"), AT, false);
        counted.apply(RetentionCases.rule("weekly=9; keepOldest=false"), AT, false);
        assertThat(promise(counted, 1).reasons()).containsExactly("daily until 2026-12-15", "weekly 2 of 9");
        assertThat(promise(counted, 1).until()).isEmpty();
        // The second rule lets it go: what was said before still holds.
        assertThat(promise(counted, 2).rules()).hasSize(2);
        assertThat(promise(counted, 2).reasons()).containsExactly("daily until 2026-12-14");
        assertThat(promise(counted, 2).until()).contains(Instant.parse("2026-12-14T22:00:00Z"));

        Estate reversed = new Estate(UTC, RetentionCases.good(captured));
        reversed.apply(RetentionCases.rule("weekly=9; keepOldest=false"), AT, false);
        reversed.apply(RetentionCases.rule("daily=30d"), AT, false);
        assertThat(promise(reversed, 1).reasons()).containsExactly("weekly 2 of 9", "daily until 2026-12-15");
        assertThat(promise(reversed, 1).until()).isEmpty();
    }

    private static Promise promise(Estate estate, int index) {
        return estate.points.get(index).promise().orElseThrow();
    }

    private static RetentionRule evaluated(RandomGenerator random) {
        RetentionRule rule = RetentionCases.rule(random);
        return RetentionEngine.prunesNothing(rule) ? RetentionCases.rule("daily=7") : rule;
    }
}
