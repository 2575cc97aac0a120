package dev.holdfast.planner.copy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.dsl.generator.Seeds;
import dev.holdfast.dsl.model.policy.Consistency;
import dev.holdfast.dsl.profile.DayCounting;
import dev.holdfast.dsl.quantity.DataSize;
import dev.holdfast.planner.plan.Policies;
import dev.holdfast.planner.state.PointStatus;
import dev.holdfast.planner.state.RecoveryPoint;
import dev.holdfast.planner.state.Tier;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class HeldForCopiesTest {

    private static final Instant START = Instant.parse("2026-11-01T22:00:00Z");

    private static Instant day(int day) {
        return START.plus(Duration.ofDays(day));
    }

    private static RecoveryPoint point(int day, PointStatus status) {
        return new RecoveryPoint(
                "p" + day,
                day(day),
                Set.of(Tier.VAULT),
                new DataSize(1),
                status,
                Consistency.CRASH,
                Collections.emptySortedSet(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static RecoveryPoint good(int day) {
        return point(day, PointStatus.GOOD);
    }

    /** Copies of each day's point that stay for 5 days, at noon of the tenth day. */
    private static CopyDemand demand(List<RecoveryPoint> source, List<RecoveryPoint> target) {
        return new CopyDemand(
                Policies.copy("rsv-west", Duration.ofDays(1), Map.of("daily", "5d")),
                ZoneOffset.UTC,
                CopyOrder.OLDEST_FIRST,
                Optional.empty(),
                source,
                target,
                day(9).plus(Duration.ofHours(14)));
    }

    private static Set<Instant> waiting(List<RecoveryPoint> source, List<RecoveryPoint> target) {
        return HeldForCopies.waiting(demand(source, target), DayCounting.ELAPSED);
    }

    @Test
    void a_source_waits_until_its_copy_is_there_and_verified() {
        List<RecoveryPoint> source = List.of(good(9), good(8), good(7), good(6));
        assertThat(waiting(source, List.of())).containsExactlyInAnyOrder(day(9), day(8), day(7), day(6));
        List<RecoveryPoint> target = List.of(point(8, PointStatus.UNVERIFIED), good(7), point(6, PointStatus.FAILED));
        assertThat(waiting(source, target))
                .as("8 is on its way, 6 is made again")
                .containsExactlyInAnyOrder(day(9), day(8), day(6));
        assertThat(waiting(source, source)).isEmpty();
    }

    @Test
    void nothing_waits_for_a_copy_that_would_go_at_once() {
        assertThat(waiting(List.of(good(9), good(1)), List.of(good(9)))).isEmpty();
        // What is on its way is waited for all the same: it builds on its source.
        assertThat(waiting(List.of(good(9), good(1)), List.of(good(9), point(1, PointStatus.UNVERIFIED))))
                .containsExactly(day(1));
    }

    @Test
    void the_newest_common_point_is_good_on_both_sides() {
        List<RecoveryPoint> both = List.of(good(2), good(4), good(3));
        assertThat(HeldForCopies.newestCommon(both, both)).contains(day(4));
        assertThat(HeldForCopies.newestCommon(both, List.of(good(2), good(3), good(5))))
                .contains(day(3));
        assertThat(HeldForCopies.newestCommon(both, List.of(point(4, PointStatus.UNVERIFIED), good(2))))
                .contains(day(2));
        assertThat(HeldForCopies.newestCommon(List.of(point(4, PointStatus.PARTIAL), good(2)), both))
                .contains(day(2));
        assertThat(HeldForCopies.newestCommon(both, List.of(good(1), point(4, PointStatus.FAILED))))
                .isEmpty();
        assertThat(HeldForCopies.newestCommon(List.of(), both)).isEmpty();
        assertThat(HeldForCopies.newestCommon(both, List.of())).isEmpty();
    }

    @Test
    void a_point_that_builds_on_what_is_not_there_is_no_common_point_on_either_side() {
        RecoveryPoint broken = good(3).named("p3", Optional.of("gone"));
        RecoveryPoint whole = good(3).named("p3", Optional.of("p2"));
        List<RecoveryPoint> plain = List.of(good(3), good(2));
        assertThat(HeldForCopies.newestCommon(List.of(broken, good(2)), plain)).contains(day(2));
        assertThat(HeldForCopies.newestCommon(plain, List.of(broken, good(2)))).contains(day(2));
        assertThat(HeldForCopies.newestCommon(List.of(whole, good(2)), plain)).contains(day(3));
        assertThat(HeldForCopies.newestCommon(List.of(whole, point(2, PointStatus.FAILED)), plain))
                .isEmpty();
    }

    @Test
    void a_source_waits_while_its_copy_cannot_be_restored() {
        List<RecoveryPoint> source = List.of(good(8), good(7));
        List<RecoveryPoint> broken = List.of(good(8).named("p8", Optional.of("p7")), point(7, PointStatus.PARTIAL));
        assertThat(waiting(source, broken)).containsExactlyInAnyOrder(day(8), day(7));
        List<RecoveryPoint> whole = List.of(good(8).named("p8", Optional.of("p7")), good(7));
        assertThat(waiting(source, whole)).isEmpty();
    }

    @Test
    void the_newest_common_point_depends_on_no_side_and_no_order() {
        Seeds.forEach(300, random -> {
            List<RecoveryPoint> one = points(random);
            List<RecoveryPoint> other = points(random);
            TreeSet<Instant> common = goodCaptures(one);
            common.retainAll(goodCaptures(other));
            Optional<Instant> newest = HeldForCopies.newestCommon(one, other);
            assertThat(newest).isEqualTo(common.isEmpty() ? Optional.empty() : Optional.of(common.last()));
            assertThat(HeldForCopies.newestCommon(other, one)).isEqualTo(newest);
        });
    }

    private static List<RecoveryPoint> points(RandomGenerator random) {
        List<RecoveryPoint> points = new ArrayList<>();
        for (int day = 0; day < 9; day++) {
            if (random.nextBoolean()) {
                points.add(random.nextInt(points.size() + 1), point(day, Seeds.oneOf(random, PointStatus.values())));
            }
        }
        return points;
    }

    private static TreeSet<Instant> goodCaptures(List<RecoveryPoint> points) {
        TreeSet<Instant> captures = new TreeSet<>();
        for (RecoveryPoint point : points) {
            if (point.status() == PointStatus.GOOD) {
                captures.add(point.captured());
            }
        }
        return captures;
    }
}
