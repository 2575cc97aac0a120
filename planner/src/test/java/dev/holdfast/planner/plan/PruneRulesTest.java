package dev.holdfast.planner.plan;

import static dev.holdfast.planner.plan.PlanFixture.AT;
import static dev.holdfast.planner.plan.PlanFixture.applied;
import static dev.holdfast.planner.plan.PlanFixture.days;
import static dev.holdfast.planner.plan.PlanFixture.estate;
import static dev.holdfast.planner.plan.PlanFixture.findings;
import static dev.holdfast.planner.plan.PlanFixture.gold;
import static dev.holdfast.planner.plan.PlanFixture.plan;
import static dev.holdfast.planner.plan.PlanFixture.withMonthOfPoints;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.dsl.generator.Seeds;
import dev.holdfast.dsl.profile.ServiceProfile;
import dev.holdfast.dsl.profile.ServiceProfiles;
import dev.holdfast.planner.document.HoldfastSection.PlannedCopy;
import dev.holdfast.planner.document.HoldfastSection.PlannedPrune;
import dev.holdfast.planner.document.PlanDocument;
import dev.holdfast.planner.plan.request.PlanOptions;
import dev.holdfast.planner.plan.request.PlanRefusedException;
import dev.holdfast.planner.state.ItemKey;
import dev.holdfast.planner.state.PointStatus;
import dev.holdfast.planner.state.RecoveryPoint;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** Rules of pruning that hold whatever a declaration says. */
class PruneRulesTest {

    private static final ItemKey HOME = new ItemKey("web", "rsv-east");
    private static final ItemKey COPY = new ItemKey("web", "rsv-west");

    private static Estate keeping(String daily) {
        return estate().with(gold("daily 22:00", Map.of("daily", daily)));
    }

    private static Instant ago(int days) {
        return AT.minus(Duration.ofDays(days));
    }

    private static RecoveryPoint old(String id, int days) {
        return FakeWorld.point(id, ago(days), Optional.empty());
    }

    private static RecoveryPoint with(RecoveryPoint point, PointStatus status, Optional<String> base) {
        return new RecoveryPoint(
                point.id(),
                point.captured(),
                point.tiers(),
                point.size(),
                status,
                point.consistency(),
                point.tags(),
                point.lockedUntil(),
                point.hold(),
                base,
                point.promise());
    }

    private static List<String> pruned(PlanDocument plan) {
        return plan.holdfast().prunes().stream().map(PlannedPrune::point).toList();
    }

    private static long early(PlanDocument plan) {
        return plan.holdfast().prunes().stream().filter(PlannedPrune::early).count();
    }

    @Test
    void no_plan_of_a_random_history_takes_the_newest_good_point_unless_it_copies_a_newer_one() {
        Seeds.forEach(25, random -> {
            long seed = random.nextLong() & 0xffff;
            Estate estate = EstateGenerator.of(seed);
            FakeWorld world = new FakeWorld();
            for (int step = 0; step < 5; step++) {
                PlanDocument plan = plan(estate, world);
                Map<ItemKey, Set<String>> gone = new HashMap<>();
                for (PlannedPrune prune : plan.holdfast().prunes()) {
                    gone.computeIfAbsent(new ItemKey(prune.machine(), prune.vault()), any -> new HashSet<>())
                            .add(prune.point());
                }
                Map<ItemKey, Instant> copied = new HashMap<>();
                for (PlannedCopy copy : plan.holdfast().copies()) {
                    copied.merge(
                            new ItemKey(copy.machine(), copy.to()),
                            Instant.parse(copy.captured()),
                            (one, other) -> one.isAfter(other) ? one : other);
                }
                for (Map.Entry<ItemKey, Set<String>> item : gone.entrySet()) {
                    RecoveryPoint newest = newestGood(world, item.getKey());
                    if (copied.getOrDefault(item.getKey(), Instant.MIN).isBefore(newest.captured())) {
                        assertThat(item.getValue()).as("%s", item.getKey()).doesNotContain(newest.id());
                    }
                }
                if (plan.applyable()) {
                    world.apply(plan);
                    if (step % 2 == 0) {
                        world.takePoints(captures(random));
                    }
                }
                estate = EstateGenerator.edited(estate, seed * 10 + step);
            }
        });
    }

    private static RecoveryPoint newestGood(FakeWorld world, ItemKey item) {
        return world.points(item.machine(), item.vault()).stream()
                .filter(RecoveryPoint::isGood)
                .findFirst()
                .orElseThrow();
    }

    private static List<Instant> captures(RandomGenerator random) {
        List<Instant> captures = new ArrayList<>();
        int count = random.nextInt(40);
        for (int i = 0; i < count; i++) {
            captures.add(AT.minusSeconds(3_600 + random.nextInt(5_000_000)));
        }
        return captures;
    }

    @Test
    void a_point_of_the_future_is_kept_and_moves_no_reference() throws PlanRefusedException {
        FakeWorld world = applied(estate());
        world.add(COPY, old("in-window", 3));
        world.add(COPY, old("old", 60));
        List<String> without = pruned(plan(estate(), world));
        world.add(COPY, FakeWorld.point("tomorrow", AT.plus(Duration.ofDays(40)), Optional.empty()));
        PlanDocument plan = plan(estate(), world);
        assertThat(without).containsExactly("old");
        assertThat(pruned(plan)).isEqualTo(without);
        assertThat(findings(plan, "points-in-future")).hasSize(1);
    }

    @Test
    void a_plan_for_an_instant_before_the_last_apply_is_refused() {
        FakeWorld world = applied(estate());
        assertThatThrownBy(() -> Planner.plan(
                        estate().request(world.recorded(), world.actual(), AT.minusSeconds(301), PlanOptions.DEFAULT)))
                .isInstanceOf(PlanRefusedException.class)
                .hasMessageContaining(AT.toString());
    }

    @Test
    void what_builds_on_a_point_goes_before_it() throws PlanRefusedException {
        FakeWorld world = applied(estate());
        world.add(COPY, old("new", 1));
        String base = "full";
        world.add(COPY, with(old(base, 80), PointStatus.GOOD, Optional.empty()));
        for (int day = 79; day >= 75; day--) {
            String id = "inc-" + day;
            world.add(COPY, with(old(id, day), PointStatus.GOOD, Optional.of(base)));
            base = id;
        }
        world.add(COPY, old("alone", 78));
        assertThat(pruned(plan(estate(), world)))
                .containsExactly("alone", "inc-75", "inc-76", "inc-77", "inc-78", "inc-79", "full");
    }

    @Test
    void what_the_newest_common_point_builds_on_stays_with_it() throws PlanRefusedException {
        FakeWorld world = applied(estate());
        world.add(HOME, old("home", 60));
        world.add(COPY, old("new", 1));
        world.add(COPY, with(old("common", 60), PointStatus.GOOD, Optional.of("base")));
        world.add(COPY, with(old("base", 70), PointStatus.GOOD, Optional.of("full")));
        world.add(COPY, old("full", 80));
        world.add(COPY, old("alone", 75));
        assertThat(pruned(plan(estate(), world))).containsExactly("alone");
    }

    @Test
    void failed_points_do_not_count_as_what_must_stay() throws PlanRefusedException {
        FakeWorld world = applied(estate());
        world.add(COPY, old("good", 90));
        for (int day = 40; day < 45; day++) {
            world.add(COPY, with(old("failed-" + day, day), PointStatus.FAILED, Optional.empty()));
        }
        assertThat(pruned(plan(estate(), world))).doesNotContain("good");
    }

    @Test
    void several_shrinks_in_a_row_count_each_point_once_against_its_longest_promise() throws PlanRefusedException {
        FakeWorld world = withMonthOfPoints();
        PlanDocument first = plan(keeping("20d"), world);
        PlanDocument both = plan(keeping("10d"), world);
        world.apply(first);
        PlanDocument second = plan(keeping("10d"), world);
        assertThat(early(first)).isPositive();
        assertThat(early(second)).isPositive();
        assertThat(early(first) + early(second)).isEqualTo(early(both));
    }

    @Test
    void a_lengthening_takes_back_a_shrink_that_was_not_applied() throws PlanRefusedException {
        FakeWorld world = withMonthOfPoints();
        assertThat(early(plan(keeping("10d"), world))).isPositive();
        assertThat(pruned(plan(keeping("40d"), world))).isEmpty();
        world.apply(plan(keeping("40d"), world));
        assertThat(early(plan(keeping("30d"), world)))
                .as("only points older than the shorter rule are lost")
                .isEqualTo(0);
    }

    @Test
    void a_targeted_policy_counts_all_its_items() throws PlanRefusedException {
        FakeWorld world = withMonthOfPoints();
        PlanDocument whole = plan(keeping("10d"), world);
        PlanDocument targeted = Planner.plan(
                keeping("10d").request(world.recorded(), world.actual(), AT, PlanFixture.targets("policy/gold")));
        assertThat(pruned(targeted)).isEqualTo(pruned(whole));
        assertThat(early(targeted)).isPositive();
    }

    @Test
    void an_added_exclusion_prunes_nothing() throws PlanRefusedException {
        FakeWorld world = withMonthOfPoints();
        Estate excluding = estate().withExclusions(Policies.exclude("disk.name == 'data0'", "derived data"));
        PlanDocument plan = plan(excluding, world);
        assertThat(plan.resourceChanges()).isNotEmpty();
        assertThat(plan.holdfast().prunes()).isEmpty();
    }

    @Test
    void points_that_nothing_owns_stay() throws PlanRefusedException {
        FakeWorld world = applied(estate());
        world.add(new ItemKey("nobody", "rsv-east"), old("forgotten", 900));
        world.add(new ItemKey("web", "rsv-elsewhere"), old("moved", 900));
        PlanDocument plan = plan(estate(), world);
        assertThat(plan.holdfast().prunes()).isEmpty();
        assertThat(findings(plan, "unowned-points")).hasSize(1);
    }

    @Test
    void a_prune_leaves_nothing_to_prune() throws PlanRefusedException {
        FakeWorld world = withMonthOfPoints();
        Estate cut = keeping("10d");
        world.apply(plan(cut, world));
        PlanDocument again = plan(cut, world);
        assertThat(again.holdfast().prunes()).isEmpty();
        assertThat(again.resourceChanges()).isEmpty();
    }

    /** A copy whose 30th day has begun but not ended, by either way of counting. */
    @Test
    void days_are_counted_as_the_profile_says() throws PlanRefusedException {
        FakeWorld world = applied(estate());
        world.add(COPY, old("new", 1));
        RecoveryPoint last = FakeWorld.point("last-day", ago(29).minusSeconds(3_600), Optional.empty());
        world.add(COPY, last);
        world.add(HOME, FakeWorld.point("home", ago(29).minusSeconds(3_600), Optional.empty()));
        world.add(HOME, old("home-new", 1));
        world.add(COPY, old("common", 1));
        assertThat(pruned(planUnder(world, ServiceProfiles.azure()))).isEmpty();
        PlanDocument strict = planUnder(world, ServiceProfiles.azureStrict());
        assertThat(pruned(strict)).containsExactly("last-day");
        assertThat(strict.holdfast().copies())
                .as("what would go at once is not copied")
                .isEmpty();
        assertThat(strict.holdfast().forecast()).extracting(PlannedPrune::point).contains("home");
    }

    private static PlanDocument planUnder(FakeWorld world, ServiceProfile profile) throws PlanRefusedException {
        return Planner.plan(estate().request(world.recorded(), world.actual(), profile, AT, PlanOptions.DEFAULT));
    }
}
