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

import dev.holdfast.dsl.generator.Seeds;
import dev.holdfast.dsl.model.policy.BackupPolicy;
import dev.holdfast.dsl.model.policy.VaultChoice;
import dev.holdfast.planner.document.HoldfastSection.EarlyLoss;
import dev.holdfast.planner.document.HoldfastSection.ItemLoss;
import dev.holdfast.planner.document.HoldfastSection.PlaceImpact;
import dev.holdfast.planner.document.HoldfastSection.PlannedPrune;
import dev.holdfast.planner.document.HoldfastSection.RecoveryPointImpact;
import dev.holdfast.planner.document.PlanDocument;
import dev.holdfast.planner.plan.request.PlanOptions;
import dev.holdfast.planner.plan.request.PlanRefusedException;
import dev.holdfast.planner.state.ItemKey;
import dev.holdfast.planner.state.RecoveryPoint;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a plan says about the points that go: numbers, causes, waiting and dates. */
class PlannedPrunesTest {

    private static final ItemKey HOME = new ItemKey("web", "rsv-east");
    private static final ItemKey COPY = new ItemKey("web", "rsv-west");

    private static Estate cut() {
        return estate().with(gold("daily 22:00", Map.of("daily", "10d")));
    }

    @Test
    void losses_are_listed_by_the_change_that_causes_them_with_its_attribute_and_number_per_item()
            throws PlanRefusedException {
        RecoveryPointImpact impact = plan(cut(), withMonthOfPoints()).holdfast().recoveryPointImpact();
        assertThat(impact.losses()).singleElement().satisfies(loss -> {
            assertThat(loss.addresses()).containsExactly("policy/gold");
            assertThat(loss.attributes()).singleElement().satisfies(attribute -> {
                assertThat(attribute.name()).isEqualTo("retention.daily");
                assertThat(attribute.before()).contains("30d");
                assertThat(attribute.after()).contains("10d");
            });
            assertThat(loss.points()).isEqualTo(impact.lostEarly());
            assertThat(loss.items()).extracting(ItemLoss::machine).containsExactly("app", "web");
            assertThat(loss.items().stream().mapToInt(ItemLoss::points).sum()).isEqualTo(impact.lostEarly());
        });
        assertThat(impact.places()).extracting(PlaceImpact::vault).containsExactly("rsv-east");
        assertThat(impact.places().get(0).lostEarly()).isEqualTo(impact.lostEarly());
        assertThat(impact.places().get(0).freedBytes()).isEqualTo(impact.freedBytes());
    }

    @Test
    void machines_that_move_to_a_shorter_policy_are_one_cause() throws PlanRefusedException {
        BackupPolicy bronze =
                Policies.policy("bronze", VaultChoice.of("rsv-east"), "daily 22:00", Map.of("daily", "5d"));
        Estate moved = estate().with(bronze).withBindings(Policies.bindAll("bronze"));
        List<EarlyLoss> losses = plan(moved, withMonthOfPoints())
                .holdfast()
                .recoveryPointImpact()
                .losses();
        assertThat(losses)
                .singleElement()
                .satisfies(loss -> assertThat(loss.addresses()).containsExactly("protection/app", "protection/web"));
    }

    @Test
    void a_point_that_waits_for_its_copy_is_reported_and_stays() throws PlanRefusedException {
        Estate shortHome = estate().with(gold("daily 22:00", Map.of("daily", "5d")));
        FakeWorld world = applied(shortHome);
        world.takePoints(days(20));
        PlanOptions withoutCopies = PlanFixture.targets("policy/gold");
        PlanDocument plan = Planner.plan(shortHome.request(world.recorded(), world.actual(), AT, withoutCopies));
        assertThat(plan.holdfast().copies()).isEmpty();
        assertThat(findings(plan, "points-wait-for-copy")).singleElement().satisfies(finding -> {
            assertThat(finding.addresses()).containsExactly("app@rsv-east", "web@rsv-east");
            assertThat(finding.evidence()).containsKeys("oldest", "points");
        });
        assertThat(findings(plan(shortHome, world), "points-wait-for-copy"))
                .as("copies of the plan itself are made before any point goes")
                .isEmpty();
    }

    @Test
    void the_newest_common_point_of_a_pair_stays_on_both_sides() throws PlanRefusedException {
        FakeWorld world = applied(estate());
        Instant common = AT.minus(Duration.ofDays(60));
        world.add(HOME, FakeWorld.point("old", common, Optional.empty()));
        world.add(COPY, FakeWorld.point("old-copy", common, Optional.empty()));
        world.add(COPY, FakeWorld.point("older-copy", common.minus(Duration.ofDays(1)), Optional.empty()));
        world.add(COPY, FakeWorld.point("alone", AT.minus(Duration.ofDays(1)), Optional.empty()));
        List<String> pruned = plan(estate(), world).holdfast().prunes().stream()
                .map(PlannedPrune::point)
                .toList();
        assertThat(pruned).containsExactly("older-copy");
    }

    @Test
    void a_locked_copy_is_moved_to_the_end_of_its_lock() throws PlanRefusedException {
        FakeWorld world = applied(estate());
        Instant until = AT.plus(Duration.ofDays(3));
        RecoveryPoint old = FakeWorld.point("old", AT.minus(Duration.ofDays(90)), Optional.empty());
        world.add(
                COPY,
                new RecoveryPoint(
                        old.id(),
                        old.captured(),
                        old.tiers(),
                        old.size(),
                        old.status(),
                        old.consistency(),
                        old.tags(),
                        Optional.of(until),
                        Optional.empty(),
                        Optional.empty(),
                        old.promise()));
        world.add(COPY, FakeWorld.point("new", AT.minus(Duration.ofDays(2)), Optional.empty()));
        PlanDocument plan = plan(estate(), world);
        assertThat(plan.holdfast().prunes()).isEmpty();
        assertThat(plan.holdfast().forecast()).singleElement().satisfies(later -> {
            assertThat(later.point()).isEqualTo("old");
            assertThat(later.due()).isEqualTo(until.toString());
            assertThat(later.how()).isEqualTo("delete");
            assertThat(later.reason()).startsWith("locked until " + until);
        });
    }

    @Test
    void a_retention_beyond_what_the_service_keeps_is_an_error_with_the_number() throws PlanRefusedException {
        PlanDocument plan = plan(estate().with(gold("daily 22:00", Map.of("daily", "12000"))), new FakeWorld());
        assertThat(findings(plan, "too-many-points")).singleElement().satisfies(finding -> {
            assertThat(finding.level()).isEqualTo("error");
            assertThat(finding.addresses()).containsExactly("policy/gold");
            assertThat(finding.evidence()).containsEntry("points", "12000").containsEntry("limit", "9999");
        });
        assertThat(plan.applyable()).isFalse();
    }

    @Test
    void counts_are_forecast_with_the_backups_that_will_push_points_out() throws PlanRefusedException {
        Estate counted = estate().with(gold("daily 22:00", Map.of("daily", "7")));
        FakeWorld world = applied(counted);
        world.takePoints(days(7));
        List<PlannedPrune> forecast = plan(counted, world).holdfast().forecast().stream()
                .filter(prune -> prune.machine().equals("web"))
                .toList();
        assertThat(forecast).hasSizeBetween(4, 7);
        assertThat(forecast)
                .extracting(PlannedPrune::due)
                .doesNotHaveDuplicates()
                .isSorted();
    }

    @Test
    void cuts_one_after_the_other_free_together_what_one_cut_frees() {
        Seeds.forEach(Boolean.getBoolean("holdfast.long") ? 100 : 8, random -> {
            int longer = 3 + random.nextInt(24);
            int shorter = 2 + random.nextInt(longer - 1);
            FakeWorld stepwise = withMonthOfPoints();
            PlanDocument first = plan(keeping(longer), stepwise);
            stepwise.apply(first);
            PlanDocument second = plan(keeping(shorter), stepwise);
            long together = freed(first) + freed(second);
            assertThat(together)
                    .as("%d and %d days", longer, shorter)
                    .isEqualTo(freed(plan(keeping(shorter), withMonthOfPoints())));

            Duration horizon = Duration.ofDays(random.nextInt(9));
            PlanOptions other = new PlanOptions(List.of(), List.of(), horizon, false, false);
            PlanDocument same =
                    Planner.plan(keeping(shorter).request(stepwise.recorded(), stepwise.actual(), AT, other));
            assertThat(freed(same)).as("with the horizon %s", horizon).isEqualTo(freed(second));
            assertThat(same.holdfast().forecast())
                    .allSatisfy(prune -> assertThat(Instant.parse(prune.due())).isBeforeOrEqualTo(AT.plus(horizon)));
        });
    }

    private static Estate keeping(int days) {
        return estate().with(gold("daily 22:00", Map.of("daily", days + "d")));
    }

    private static long freed(PlanDocument plan) {
        return plan.holdfast().prunes().stream().mapToLong(PlannedPrune::bytes).sum();
    }
}
