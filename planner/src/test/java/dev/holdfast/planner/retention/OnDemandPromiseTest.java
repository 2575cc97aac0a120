package dev.holdfast.planner.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.dsl.model.policy.Consistency;
import dev.holdfast.dsl.model.retention.ClassRule;
import dev.holdfast.dsl.model.retention.RetentionClass;
import dev.holdfast.dsl.model.retention.RetentionRule;
import dev.holdfast.dsl.profile.DayCounting;
import dev.holdfast.dsl.quantity.Age;
import dev.holdfast.dsl.quantity.DataSize;
import dev.holdfast.planner.state.Promise;
import dev.holdfast.planner.state.PromisedRule;
import dev.holdfast.planner.state.RecoveryPoint;
import dev.holdfast.planner.state.Tier;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OnDemandPromiseTest {

    private static final ZoneId ZONE = ZoneId.of("America/New_York");
    private static final Instant CAPTURED = Instant.parse("2026-10-30T15:00:00Z");
    private static final PromisedRule KEEP = Promises.onDemand(Age.ofDays(5), ZONE);
    private static final PromisedRule LONG = Promises.of(daily(30), ZONE);
    private static final Map<String, PromisedRule> RULES = Map.of(KEEP.digest(), KEEP, LONG.digest(), LONG);

    private static RetentionRule daily(int count) {
        return RetentionRule.ofClasses(Map.of(RetentionClass.DAILY, ClassRule.count(count)));
    }

    /** Newer points of every day, newest first, then one that was asked for and is kept by the rule for an hour of the day. */
    private static List<RecoveryPoint> points(Promise promise) {
        List<RecoveryPoint> points = new ArrayList<>();
        for (int day = 20; day > 0; day--) {
            points.add(point(CAPTURED.plus(Duration.ofDays(day))));
        }
        points.add(point(CAPTURED.plus(Duration.ofHours(2))));
        points.add(point(CAPTURED).promising(promise));
        return points;
    }

    private static RecoveryPoint point(Instant captured) {
        return RecoveryPoint.good("p@" + captured, captured, Set.of(Tier.VAULT), DataSize.ZERO, Consistency.CRASH);
    }

    private static JudgedPoint judged(Promise promise, Instant at) {
        List<RecoveryPoint> points = points(promise);
        return Promises.judge(daily(1), ZONE, DayCounting.ELAPSED, points, RULES, at)
                .get(points.size() - 1);
    }

    @Test
    void it_ends_on_the_calendar_of_the_policy_at_the_second() {
        assertThat(KEEP.ends(CAPTURED)).isEqualTo(Instant.parse("2026-11-04T16:00:00Z"));
        Promise promise = Promise.onDemand(Optional.empty(), KEEP, "", CAPTURED);
        Instant ends = promise.until().orElseThrow();
        JudgedPoint before = judged(promise, ends.minusSeconds(1));
        assertThat(before.decision().kept()).isTrue();
        assertThat(before.decision().reasons()).containsExactly("on demand");
        assertThat(before.decision().until()).contains(ends);
        JudgedPoint after = judged(promise, ends);
        assertThat(after.decision().kept()).isFalse();
        assertThat(after.early()).isFalse();
    }

    @Test
    void it_stands_beside_what_the_policy_promised() {
        Promise policy = new Promise(List.of(LONG.digest()), List.of(), Optional.empty());
        Promise both = Promise.onDemand(Optional.of(policy), KEEP, "upgrade", CAPTURED);
        assertThat(both.rules()).containsExactly(LONG.digest(), KEEP.digest());
        assertThat(both.onDemandReason()).isEqualTo("on demand: upgrade");
        assertThat(judged(both, CAPTURED.plus(Duration.ofDays(2))).early()).isFalse();
    }

    @Test
    void no_longer_rule_takes_its_place() {
        Promise promise = Promise.onDemand(Optional.empty(), KEEP, "", CAPTURED);
        RetentionRule longer = daily(1).withInstant(Age.ofDays(30));
        List<RecoveryPoint> renewed = Promises.renew(
                Promises.of(longer, ZONE),
                DayCounting.ELAPSED,
                points(promise),
                RULES,
                CAPTURED.plusSeconds(60),
                false);
        Promise after = renewed.get(renewed.size() - 1).promise().orElseThrow();
        assertThat(after.rules()).contains(KEEP.digest()).hasSize(2);
        assertThat(after.onDemandReason()).isEqualTo("on demand");
    }

    @Test
    void only_what_was_asked_for_has_an_end_of_its_own() {
        assertThat(LONG.isOnDemand()).isFalse();
        assertThatThrownBy(() -> LONG.ends(CAPTURED)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> new PromisedRule(KEEP.digest(), daily(1), ZONE))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
