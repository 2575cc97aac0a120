package dev.holdfast.planner.retention;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.dsl.generator.Seeds;
import dev.holdfast.dsl.model.Consistency;
import dev.holdfast.dsl.model.retention.ClassRule;
import dev.holdfast.dsl.model.retention.OnMissing;
import dev.holdfast.dsl.model.retention.RetentionClass;
import dev.holdfast.dsl.model.retention.RetentionOptions;
import dev.holdfast.dsl.model.retention.RetentionRule;
import dev.holdfast.dsl.model.retention.RuleOrder;
import dev.holdfast.dsl.model.retention.SlotSharing;
import dev.holdfast.dsl.quantity.DataSize;
import dev.holdfast.planner.state.PointStatus;
import dev.holdfast.planner.state.RecoveryPoint;
import dev.holdfast.planner.state.Tier;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class RetentionPropertiesTest {

    private static final int SEEDS = 1_500;

    /** One random case. */
    private record Case(RetentionRule rule, ZoneId zone, List<RecoveryPoint> points, Instant at) {

        static Case of(RandomGenerator random) {
            Instant at = RetentionCases.START.plusSeconds(random.nextInt(86_400 * 500));
            return new Case(
                    RetentionCases.rule(random), RetentionCases.zone(random), RetentionCases.points(random, at), at);
        }

        List<PointDecision> decide() {
            return decide(rule, points);
        }

        List<PointDecision> decide(RetentionRule other, List<RecoveryPoint> otherPoints) {
            return RetentionEngine.decide(other, zone, otherPoints, at);
        }
    }

    @Test
    void every_point_has_one_decision_with_a_reason_in_the_given_order() {
        Seeds.forEach(SEEDS, random -> {
            Case one = Case.of(random);
            List<PointDecision> decisions = one.decide();
            assertThat(decisions).extracting(PointDecision::point).isEqualTo(one.points);
            assertThat(decisions).allMatch(decision -> !decision.reasons().isEmpty());
            assertThat(decisions)
                    .allMatch(decision -> decision.kept() || decision.until().isEmpty());
        });
    }

    @Test
    void the_newest_good_points_stay() {
        Seeds.forEach(SEEDS, random -> {
            Case one = Case.of(random);
            List<RecoveryPoint> good = new ArrayList<>();
            for (RecoveryPoint point : one.points) {
                if (point.isGood() && !point.captured().isAfter(one.at)) {
                    good.add(point);
                }
            }
            int least = Math.min(one.rule.options().minGood(), good.size());
            assertThat(RetentionCases.kept(one.decide())).containsAll(good.subList(0, least));
            for (RecoveryPoint point : good) {
                if (point.tiers().contains(Tier.VAULT)) {
                    assertThat(RetentionCases.kept(one.decide())).contains(point);
                    break;
                }
            }
        });
    }

    @Test
    void pruning_twice_is_pruning_once_and_a_half_done_prune_lets_go_of_no_more() {
        Seeds.forEach(SEEDS, random -> {
            Case one = Case.of(random);
            List<RecoveryPoint> kept = RetentionCases.kept(one.decide());
            assertThat(RetentionCases.kept(one.decide(one.rule, kept))).isEqualTo(kept);
            List<RecoveryPoint> halfDone = new ArrayList<>(one.points);
            halfDone.removeIf(point -> !kept.contains(point) && random.nextBoolean());
            // It may keep one more: a stand-in for a day whose own point was too old and is gone, for one.
            assertThat(RetentionCases.kept(one.decide(one.rule, halfDone))).containsAll(kept);
        });
    }

    @Test
    void a_longer_rule_never_prunes_more() {
        int[] compared = new int[1];
        Seeds.forEach(3 * SEEDS, random -> {
            Case one = Case.of(random);
            RetentionRule other = changed(one.rule, random);
            if (RetentionEngine.prunesNothing(one.rule) || RetentionEngine.prunesNothing(other)) {
                return;
            }
            RuleOrder order = RuleOrder.compare(other, one.rule);
            assertThat(RuleOrder.compare(one.rule, other)).isEqualTo(opposite(order));
            List<String> before = ids(one.decide());
            List<String> after = ids(one.decide(other, one.points));
            switch (order) {
                case EQUAL -> assertThat(after).isEqualTo(before);
                case LONGER -> assertThat(after).containsAll(before);
                case SHORTER -> assertThat(before).containsAll(after);
                case INCOMPARABLE -> compared[0]--;
            }
            compared[0]++;
        });
        assertThat(compared[0]).as("cases that could be compared").isNotZero();
    }

    @Test
    void with_shared_slots_one_more_class_never_prunes_more() {
        Seeds.forEach(SEEDS, random -> {
            Case one = Case.of(random);
            RetentionOptions options = one.rule.options();
            RetentionOptions shared = new RetentionOptions(
                    SlotSharing.SHARED, options.keepOldest(), options.onMissing(), options.minGood());
            Map<RetentionClass, ClassRule> more = new EnumMap<>(RetentionClass.class);
            more.putAll(one.rule.classes());
            more.putIfAbsent(Seeds.oneOf(random, RetentionClass.values()), RetentionCases.classRule(random));
            RetentionRule before = with(one.rule, one.rule.classes(), shared);
            RetentionRule after = with(one.rule, more, shared);
            if (!RetentionEngine.prunesNothing(before)) {
                assertThat(ids(one.decide(after, one.points))).containsAll(ids(one.decide(before, one.points)));
            }
        });
    }

    @Test
    void what_is_kept_until_a_time_stays_until_then_whatever_comes_after() {
        Seeds.forEach(SEEDS, random -> {
            Case one = Case.of(random);
            Map<RecoveryPoint, Instant> until = new HashMap<>();
            for (PointDecision decision : one.decide()) {
                decision.until().ifPresent(end -> until.put(decision.point(), end));
            }
            Instant later = one.at.plusSeconds(random.nextInt(86_400 * 40));
            List<RecoveryPoint> points = new ArrayList<>();
            for (RecoveryPoint point : RetentionCases.points(random, later)) {
                if (point.captured().isAfter(one.at)) {
                    points.add(point);
                }
            }
            points.addAll(RetentionCases.kept(one.decide()));
            for (PointDecision decision : RetentionEngine.decide(one.rule, one.zone, points, later)) {
                Instant end = until.get(decision.point());
                if (end != null && end.isAfter(later)) {
                    assertThat(decision.kept()).as(decision + " at " + later).isTrue();
                }
            }
        });
    }

    @Test
    void the_order_of_the_list_does_not_matter_when_times_differ() {
        Seeds.forEach(SEEDS, random -> {
            Case one = Case.of(random);
            List<RecoveryPoint> shuffled = new ArrayList<>(one.points);
            Collections.shuffle(shuffled, new Random(random.nextLong()));
            assertThat(one.decide(one.rule, shuffled)).containsExactlyInAnyOrderElementsOf(one.decide());
        });
    }

    @Test
    void points_that_are_not_good_change_nothing_for_those_that_are() {
        Seeds.forEach(SEEDS, random -> {
            Case one = Case.of(random);
            List<RecoveryPoint> good = new ArrayList<>(one.points);
            good.removeIf(point -> !point.isGood());
            List<PointDecision> among = new ArrayList<>(one.decide());
            among.removeIf(decision -> !decision.point().isGood());
            assertThat(one.decide(one.rule, good)).isEqualTo(among);
        });
    }

    @Test
    void a_point_that_is_not_good_stays_as_long_as_a_good_one_of_its_time() {
        Seeds.forEach(SEEDS, random -> {
            Case one = Case.of(random);
            // Only classes without a stand-in and without the oldest, and nothing that moves with the newest good
            // point.
            RetentionRule rule = RetentionRule.ofClasses(Map.of(
                    Seeds.oneOf(
                            random,
                            RetentionClass.HOURLY,
                            RetentionClass.DAILY,
                            RetentionClass.WEEKLY,
                            RetentionClass.MONTHLY),
                    new ClassRule(RetentionCases.classRule(random).keep(), Optional.empty()),
                    RetentionClass.LAST,
                    ClassRule.count(1)));
            rule = with(rule, rule.classes(), new RetentionOptions(SlotSharing.SHARED, false, OnMissing.SKIP, 1));
            List<RecoveryPoint> others = new ArrayList<>(one.points);
            Instant captured = one.at.minusSeconds(random.nextInt(86_400 * 60));
            others.removeIf(point ->
                    !point.tiers().contains(Tier.VAULT) || point.captured().equals(captured));
            PointDecision failed = last(one.decide(rule, and(others, plain(captured, PointStatus.FAILED))));
            PointDecision good = last(one.decide(rule, and(others, plain(captured, PointStatus.GOOD))));
            assertThat(failed.kept())
                    .as(rule + ": " + failed + " beside " + good)
                    .isEqualTo(good.kept());
        });
    }

    private static List<RecoveryPoint> and(List<RecoveryPoint> points, RecoveryPoint one) {
        List<RecoveryPoint> all = new ArrayList<>(points);
        all.add(one);
        return all;
    }

    @Test
    void no_lock_no_hold_and_no_future_point_is_touched() {
        Seeds.forEach(SEEDS, random -> {
            Case one = Case.of(random);
            for (PointDecision decision : one.decide()) {
                RecoveryPoint point = decision.point();
                boolean locked = point.lockedUntil().isPresent()
                        && point.lockedUntil().get().isAfter(one.at);
                if (locked || point.held() || point.captured().isAfter(one.at.plus(Duration.ofMinutes(5)))) {
                    assertThat(decision.kept()).as(decision.toString()).isTrue();
                }
            }
        });
    }

    @Test
    void a_count_keeps_one_point_of_each_of_the_newest_days_that_have_one() {
        Seeds.forEach(SEEDS, random -> {
            Case one = Case.of(random);
            int count = random.nextInt(1, 12);
            RetentionRule rule = RetentionCases.rule("daily=" + count + "; keepOldest=false");
            HashSet<Object> days = new HashSet<>();
            List<RecoveryPoint> good = new ArrayList<>(one.points);
            good.removeIf(point -> !point.isGood()
                    || !point.tiers().contains(Tier.VAULT)
                    || point.captured().isAfter(one.at)
                    || point.held()
                    || point.lockedUntil().isPresent());
            List<RecoveryPoint> expected = new ArrayList<>();
            for (RecoveryPoint point : good) {
                if (days.size() < count
                        && days.add(point.captured().atZone(one.zone).toLocalDate())) {
                    expected.add(point);
                }
            }
            assertThat(RetentionCases.kept(one.decide(rule, good))).isEqualTo(expected);
        });
    }

    private static RecoveryPoint plain(Instant captured, PointStatus status) {
        return new RecoveryPoint(
                "extra",
                captured,
                EnumSet.of(Tier.VAULT),
                DataSize.ZERO,
                status,
                Consistency.CRASH,
                Collections.emptySortedSet(),
                Optional.empty(),
                false,
                Optional.empty(),
                Optional.empty());
    }

    private static List<String> ids(List<PointDecision> decisions) {
        List<String> ids = new ArrayList<>();
        for (RecoveryPoint point : RetentionCases.kept(decisions)) {
            ids.add(point.id());
        }
        return ids;
    }

    private static PointDecision last(List<PointDecision> decisions) {
        return decisions.get(decisions.size() - 1);
    }

    private static RuleOrder opposite(RuleOrder order) {
        return switch (order) {
            case EQUAL -> RuleOrder.EQUAL;
            case LONGER -> RuleOrder.SHORTER;
            case SHORTER -> RuleOrder.LONGER;
            case INCOMPARABLE -> RuleOrder.INCOMPARABLE;
        };
    }

    private static RetentionRule with(
            RetentionRule rule, Map<RetentionClass, ClassRule> classes, RetentionOptions options) {
        return new RetentionRule(
                rule.instant(),
                classes,
                rule.within(),
                rule.withinClasses(),
                rule.keepTags(),
                options,
                rule.archiveAfter());
    }

    /** The rule with some part taken from another one. */
    static RetentionRule changed(RetentionRule rule, RandomGenerator random) {
        RetentionRule other = RetentionCases.rule(random);
        Map<RetentionClass, ClassRule> classes = new EnumMap<>(RetentionClass.class);
        classes.putAll(rule.classes());
        other.classes().forEach((bucket, classRule) -> {
            if (random.nextInt(3) == 0) {
                classes.put(bucket, classRule);
            } else if (random.nextInt(6) == 0) {
                classes.remove(bucket);
            }
        });
        return new RetentionRule(
                random.nextInt(4) == 0 ? other.instant() : rule.instant(),
                classes,
                random.nextInt(4) == 0 ? other.within() : rule.within(),
                random.nextInt(4) == 0 ? other.withinClasses() : rule.withinClasses(),
                random.nextInt(4) == 0 ? other.keepTags() : rule.keepTags(),
                random.nextInt(4) == 0 ? other.options() : rule.options(),
                Optional.empty());
    }
}
