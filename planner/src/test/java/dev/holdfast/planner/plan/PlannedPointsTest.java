package dev.holdfast.planner.plan;

import static dev.holdfast.planner.plan.PlanFixture.AT;
import static dev.holdfast.planner.plan.PlanFixture.addresses;
import static dev.holdfast.planner.plan.PlanFixture.applied;
import static dev.holdfast.planner.plan.PlanFixture.change;
import static dev.holdfast.planner.plan.PlanFixture.days;
import static dev.holdfast.planner.plan.PlanFixture.estate;
import static dev.holdfast.planner.plan.PlanFixture.findings;
import static dev.holdfast.planner.plan.PlanFixture.gold;
import static dev.holdfast.planner.plan.PlanFixture.plan;
import static dev.holdfast.planner.plan.PlanFixture.status;
import static dev.holdfast.planner.plan.PlanFixture.targets;
import static dev.holdfast.planner.plan.PlanFixture.withMonthOfPoints;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.dsl.model.Retirement;
import dev.holdfast.dsl.model.policy.BackupPolicy;
import dev.holdfast.dsl.model.policy.VaultChoice;
import dev.holdfast.dsl.quantity.Age;
import dev.holdfast.planner.document.HoldfastSection.PlannedPrune;
import dev.holdfast.planner.document.PlanDocument;
import dev.holdfast.planner.plan.request.PlanOptions;
import dev.holdfast.planner.plan.request.PlanRefusedException;
import dev.holdfast.planner.state.ActualState;
import dev.holdfast.planner.state.GonePoints;
import dev.holdfast.planner.state.ItemKey;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class PlannedPointsTest {

    @Test
    void cutting_a_retention_lists_the_points_that_would_be_lost_early_and_n_counts_them() throws PlanRefusedException {
        FakeWorld world = withMonthOfPoints();
        Estate cut = estate().with(gold("daily 22:00", Map.of("daily", "10d")));
        PlanDocument plan = plan(cut, world);
        List<PlannedPrune> early =
                plan.holdfast().prunes().stream().filter(PlannedPrune::early).toList();
        assertThat(early).isNotEmpty().allSatisfy(prune -> {
            assertThat(prune.how()).isEqualTo("release");
            assertThat(prune.promised()).contains("daily");
            assertThat(Instant.parse(prune.captured())).isBefore(AT.minus(Duration.ofDays(9)));
        });
        assertThat(plan.holdfast().recoveryPointImpact().lostEarly()).isEqualTo(early.size());
        assertThat(plan.holdfast().preconditions().stream().map(p -> p.address()))
                .contains("points/web@rsv-east", "points/app@rsv-east");
    }

    @Test
    void targeting_only_the_policy_counts_the_points_of_all_its_items() throws PlanRefusedException {
        FakeWorld world = withMonthOfPoints();
        Estate cut = estate().with(gold("daily 22:00", Map.of("daily", "10d")));
        int all = plan(cut, world).holdfast().recoveryPointImpact().lostEarly();
        PlanDocument targeted = Planner.plan(cut.request(world.recorded(), world.actual(), AT, targets("policy/gold")));
        assertThat(addresses(targeted)).containsExactly("policy/gold");
        assertThat(targeted.complete()).isFalse();
        assertThat(targeted.holdfast().recoveryPointImpact().lostEarly())
                .isEqualTo(all)
                .isPositive();
    }

    @Test
    void what_was_approved_once_is_not_listed_again() throws PlanRefusedException {
        FakeWorld world = withMonthOfPoints();
        Estate cut = estate().with(gold("daily 22:00", Map.of("daily", "10d")));
        world.apply(plan(cut, world));
        PlanDocument again = plan(cut, world);
        assertThat(again.holdfast().prunes()).isEmpty();
        assertThat(again.holdfast().forecast())
                .as("they wait for the next clean-up")
                .isNotEmpty();
    }

    @Test
    void ordinary_expiries_of_a_vault_are_only_forecast() throws PlanRefusedException {
        FakeWorld world = withMonthOfPoints();
        Instant later = AT.plus(Duration.ofDays(2));
        PlanDocument plan =
                Planner.plan(estate().request(world.recorded(), world.actual(), later, PlanOptions.DEFAULT));
        assertThat(plan.resourceChanges()).isEmpty();
        assertThat(plan.holdfast().prunes().stream().filter(prune -> prune.how().equals("release")))
                .isEmpty();
        assertThat(plan.holdfast().forecast()).isNotEmpty().noneMatch(PlannedPrune::early);
    }

    @Test
    void a_retired_machine_keeps_its_points_until_its_date_and_then_loses_all_of_them_counted()
            throws PlanRefusedException {
        FakeWorld world = withMonthOfPoints();
        Retirement retirement = new Retirement(
                "WEB", LocalDate.parse("2026-11-01"), Optional.of(Age.ofDays(90)), "migrated", Optional.of("platform"));
        Estate retired = estate().withoutMachine("web").with(retirement);
        PlanDocument plan = plan(retired, world);
        assertThat(change(plan, "protection/web").orElseThrow().change().after())
                .containsEntry("state", "stopped");
        assertThat(plan.holdfast().prunes()).isEmpty();
        assertThat(findings(plan, "unowned-points")).isEmpty();
        assertThat(status(plan, "web")).isEqualTo("retired");
        world.apply(plan);

        Instant due = Instant.parse("2027-02-01T12:00:00Z");
        PlanDocument last = Planner.plan(retired.request(world.recorded(), world.actual(), due, PlanOptions.DEFAULT));
        List<PlannedPrune> ofWeb = last.holdfast().prunes().stream()
                .filter(prune -> prune.machine().equals("web"))
                .toList();
        assertThat(ofWeb)
                .hasSize(world.points("web", "rsv-east").size()
                        + world.points("web", "rsv-west").size());
        assertThat(ofWeb).allMatch(PlannedPrune::early);
        assertThat(last.holdfast().recoveryPointImpact().lostEarly()).isEqualTo(ofWeb.size());
        world.apply(last);
        assertThat(world.points("web", "rsv-west")).isEmpty();
        PlanDocument after = Planner.plan(retired.request(world.recorded(), world.actual(), due, PlanOptions.DEFAULT));
        assertThat(after.holdfast().prunes().stream()
                        .filter(prune -> prune.machine().equals("web")))
                .isEmpty();
    }

    @Test
    void a_retirement_in_the_future_changes_nothing_and_an_unknown_one_is_a_finding() throws PlanRefusedException {
        FakeWorld world = applied(estate());
        Retirement later =
                new Retirement("web", LocalDate.parse("2026-12-01"), Optional.empty(), "soon", Optional.empty());
        Retirement unknown =
                new Retirement("nobody", LocalDate.parse("2026-10-01"), Optional.empty(), "typo", Optional.empty());
        PlanDocument plan = plan(estate().with(later).with(unknown), world);
        assertThat(plan.resourceChanges()).isEmpty();
        assertThat(findings(plan, "retired-without-machine").get(0).addresses()).containsExactly("nobody");
    }

    @Test
    void points_from_the_future_are_reported_and_stay() throws PlanRefusedException {
        FakeWorld world = withMonthOfPoints();
        world.add(
                new ItemKey("web", "rsv-east"),
                FakeWorld.point("tomorrow", AT.plus(Duration.ofDays(1)), Optional.empty()));
        PlanDocument plan = plan(estate(), world);
        assertThat(findings(plan, "points-in-future").get(0).addresses()).containsExactly("web@rsv-east");
        assertThat(plan.holdfast().prunes().stream().map(PlannedPrune::point)).doesNotContain("tomorrow");
    }

    @Test
    void a_new_copy_rule_is_filled_with_the_points_it_should_have() throws PlanRefusedException {
        Estate single = estate().with(
                        Policies.policy("gold", VaultChoice.of("rsv-east"), "daily 22:00", Map.of("daily", "30d")));
        FakeWorld world = applied(single);
        world.takePoints(days(5));
        PlanDocument plan = plan(estate(), world);
        assertThat(plan.holdfast().copies()).hasSizeGreaterThanOrEqualTo(8).allSatisfy(copy -> {
            assertThat(copy.from()).isEqualTo("rsv-east");
            assertThat(copy.to()).isEqualTo("rsv-west");
            assertThat(copy.reason()).isNotBlank();
        });
        world.apply(plan);
        assertThat(plan(estate(), world).holdfast().copies()).isEmpty();
    }

    @Test
    void a_missed_run_is_made_up_for() throws PlanRefusedException {
        FakeWorld world = applied(estate());
        ActualState actual = new ActualState(
                Optional.of(AT),
                world.objects(),
                new TreeMap<>(),
                Map.of(),
                Map.of(),
                Map.of("web", List.of(AT.minusSeconds(60), AT.minus(Duration.ofDays(1)))),
                GonePoints.none());
        PlanDocument plan = Planner.plan(estate().request(world.recorded(), actual, AT, PlanOptions.DEFAULT));
        assertThat(plan.holdfast().backups()).singleElement().satisfies(backup -> {
            assertThat(backup.machine()).isEqualTo("web");
            assertThat(backup.reason()).contains("2026-11-20T09:59-05:00").contains("1 before it");
        });
    }

    @Test
    void a_cut_is_asked_about_once_and_younger_points_keep_their_promise_to_its_end() throws PlanRefusedException {
        FakeWorld world = withMonthOfPoints();
        Estate cut = estate().with(gold("daily 22:00", Map.of("daily", "10d")));
        world.apply(plan(cut, world));
        for (int day = 1; day <= 25; day++) {
            Instant later = AT.plus(Duration.ofDays(day));
            PlanDocument plan = Planner.plan(cut.request(world.recorded(), world.actual(), later, PlanOptions.DEFAULT));
            assertThat(plan.holdfast().recoveryPointImpact().lostEarly())
                    .as("day %d", day)
                    .isZero();
        }
    }

    @Test
    void a_machine_that_moves_to_a_shorter_policy_counts_the_points_it_would_lose() throws PlanRefusedException {
        BackupPolicy bronze =
                Policies.policy("bronze", VaultChoice.of("rsv-east"), "daily 22:00", Map.of("daily", "5d"));
        FakeWorld world = withMonthOfPoints();
        Estate moved = estate().with(bronze)
                .withBindings(Policies.bind("web", "vm.name == 'web'", "bronze"), Policies.bindAll("gold"));
        PlanDocument plan = plan(moved, world);
        assertThat(plan.holdfast().prunes().stream().filter(PlannedPrune::early).map(PlannedPrune::machine))
                .isNotEmpty()
                .containsOnly("web");
    }

    @Test
    void cutting_a_copy_rule_counts_the_copies_that_would_be_lost() throws PlanRefusedException {
        FakeWorld world = withMonthOfPoints();
        Estate cut = estate().with(Policies.policy(
                "gold",
                VaultChoice.of("rsv-east"),
                Duration.ofHours(26),
                "daily 22:00",
                Map.of("daily", "30d"),
                List.of(Policies.copy("rsv-west", Duration.ofDays(1), Map.of("daily", "5d")))));
        PlanDocument plan = plan(cut, world);
        assertThat(plan.holdfast().prunes().stream().filter(PlannedPrune::early))
                .isNotEmpty()
                .allSatisfy(prune -> {
                    assertThat(prune.vault()).isEqualTo("rsv-west");
                    assertThat(prune.how()).isEqualTo("delete");
                });
        PlanDocument only = Planner.plan(cut.request(world.recorded(), world.actual(), AT, targets("copy/web*")));
        assertThat(only.holdfast().prunes().stream().map(PlannedPrune::machine)).containsOnly("web");
    }
}
