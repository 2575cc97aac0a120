package dev.holdfast.planner.plan;

import static dev.holdfast.planner.plan.PlanFixture.AT;
import static dev.holdfast.planner.plan.PlanFixture.addresses;
import static dev.holdfast.planner.plan.PlanFixture.applied;
import static dev.holdfast.planner.plan.PlanFixture.estate;
import static dev.holdfast.planner.plan.PlanFixture.findings;
import static dev.holdfast.planner.plan.PlanFixture.plan;
import static dev.holdfast.planner.plan.PlanFixture.targets;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.holdfast.dsl.model.Retirement;
import dev.holdfast.planner.document.HoldfastSection.Omission;
import dev.holdfast.planner.document.PlanDocument;
import dev.holdfast.planner.plan.request.PlanOptions;
import dev.holdfast.planner.plan.request.PlanRefusedException;
import dev.holdfast.planner.rule.Findings;
import dev.holdfast.planner.state.ActualState;
import dev.holdfast.planner.state.RecordedState;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PlanSelectionTest {

    @Test
    void time_must_not_run_backwards_against_the_record() {
        FakeWorld world = applied(estate());
        assertThatThrownBy(() -> Planner.plan(estate().request(
                                world.recorded(),
                                world.actual(),
                                AT.minus(Duration.ofMinutes(6)),
                                PlanOptions.DEFAULT)))
                .isInstanceOfSatisfying(
                        PlanRefusedException.class,
                        e -> assertThat(e.reason()).isEqualTo(PlanRefusedException.Cause.CLOCK_RUNS_BACKWARDS));
    }

    @Test
    void an_inventory_that_lost_many_machines_stops_the_plan_unless_that_is_accepted() throws PlanRefusedException {
        Estate fleet = estate();
        for (int i = 0; i < 40; i++) {
            fleet = fleet.with(Machines.cloud("s", "g", "vm" + i, "eastus"));
        }
        FakeWorld world = applied(fleet);
        Estate some = fleet.withMachines(fleet.machines().subList(0, 38));
        assertThat(plan(some, world).resourceChanges()).as("four lost are few").isNotEmpty();
        Estate truncated = fleet.withMachines(fleet.machines().subList(0, 30));
        assertThatThrownBy(() -> plan(truncated, world))
                .isInstanceOf(PlanRefusedException.class)
                .hasMessageContaining("looks truncated")
                .hasMessageContaining("40 machines")
                .hasMessageContaining("--accept-inventory-shrink");
        PlanDocument accepted = Planner.plan(truncated.request(
                world.recorded(),
                world.actual(),
                AT,
                new PlanOptions(List.of(), List.of(), Duration.ofDays(7), true, false)));
        assertThat(findings(accepted, "inventory-shrunk")).hasSize(1);
    }

    @Test
    void a_targeted_machine_comes_with_its_policy_and_vaults_and_nothing_else() throws PlanRefusedException {
        PlanDocument plan =
                Planner.plan(estate().request(new FakeWorld().recorded(), ActualState.none(), AT, targets("WEB")));
        assertThat(addresses(plan))
                .containsExactly(
                        "vault/rsv-east",
                        "vault/rsv-west",
                        "policy/gold",
                        "protection/web",
                        "schedule/web",
                        "copy/web\u2192rsv-west");
        assertThat(plan.complete()).isFalse();
        assertThat(plan.holdfast().targets()).containsExactly("WEB");
        for (String selector : List.of("protection/we*", "where: vm.name == 'web'", "we*")) {
            assertThat(addresses(Planner.plan(
                            estate().request(new FakeWorld().recorded(), ActualState.none(), AT, targets(selector)))))
                    .as(selector)
                    .contains("protection/web")
                    .doesNotContain("protection/app");
        }
    }

    @Test
    void what_depends_on_an_excluded_new_object_is_left_out_too() throws PlanRefusedException {
        PlanOptions options = new PlanOptions(List.of(), List.of("policy/gold"), Duration.ofDays(7), false, false);
        PlanDocument plan = Planner.plan(estate().request(new FakeWorld().recorded(), ActualState.none(), AT, options));
        assertThat(addresses(plan)).containsExactly("vault/rsv-east", "vault/rsv-west");
    }

    @Test
    void a_selector_that_names_nothing_or_cannot_be_read_is_refused() {
        for (String selector :
                List.of("nobody", "policy/silver", "x*", "where: vm.nme == 1", "where: vm.name == 'x'")) {
            assertThatThrownBy(() -> Planner.plan(
                            estate().request(new FakeWorld().recorded(), ActualState.none(), AT, targets(selector))))
                    .as(selector)
                    .isInstanceOf(PlanRefusedException.class)
                    .hasMessageContaining(selector);
        }
    }

    @Test
    void a_plan_says_what_it_did_not_look_at() throws PlanRefusedException {
        Estate fleet = estate();
        for (int i = 10; i < 24; i++) {
            fleet = fleet.with(Machines.machine("vm" + i, "eastus", 1));
        }
        FakeWorld world = applied(fleet);
        PlanDocument plan = Planner.plan(fleet.request(world.recorded(), world.actual(), AT, targets("web")));
        assertThat(plan.complete()).isFalse();
        assertThat(plan.holdfast().omitted())
                .extracting(
                        Omission::type,
                        Omission::count,
                        omission -> omission.addresses().size())
                .containsExactly(tuple("protection", 15, 10), tuple("schedule", 15, 10), tuple("copy", 15, 10));
        assertThat(plan.holdfast().omitted().get(0).addresses())
                .startsWith("protection/app", "protection/vm10")
                .doesNotContain("protection/web");
        assertThat(plan(fleet, world).holdfast().omitted()).isEmpty();
        PlanDocument all = Planner.plan(fleet.request(world.recorded(), world.actual(), AT, targets("*")));
        assertThat(all.complete())
                .as("a limit that leaves nothing out is still one")
                .isFalse();
        assertThat(all.holdfast().omitted()).isEmpty();
    }

    @Test
    void a_selected_change_that_needs_something_left_out_is_named() throws PlanRefusedException {
        PlanOptions options = new PlanOptions(List.of("web"), List.of("policy/gold"), Duration.ofDays(7), false, false);
        PlanDocument plan = Planner.plan(estate().request(new FakeWorld().recorded(), ActualState.none(), AT, options));
        assertThat(findings(plan, "needs-what-is-left-out").stream().flatMap(finding -> finding.addresses().stream()))
                .containsExactlyInAnyOrder("copy/web\u2192rsv-west", "protection/web", "schedule/web");
    }

    /** Whether a plan is stopped when so many protected machines of inventories vanish. */
    private static boolean stops(Map<String, Integer> before, Map<String, Integer> now, int vanished) {
        RecordedState recorded = new RecordedState(
                "test-estate",
                1,
                Optional.of(AT),
                new TreeMap<>(),
                new TreeMap<>(),
                new TreeMap<>(before),
                new TreeMap<>(),
                Map.of());
        List<String> gone =
                IntStream.range(0, vanished).mapToObj(number -> "vm" + number).toList();
        try {
            Guards.checkInventories(recorded, new TreeMap<>(now), gone, false, new Findings(Map.of()));
            return false;
        } catch (PlanRefusedException e) {
            assertThat(e.reason()).isEqualTo(PlanRefusedException.Cause.INVENTORY_TRUNCATED);
            return true;
        }
    }

    @Test
    void an_inventory_may_lose_four_machines_or_a_tenth_of_them() {
        assertThat(stops(Map.of("a", 5), Map.of(), 5)).as("all five").isTrue();
        assertThat(stops(Map.of("a", 4), Map.of(), 4)).as("all four").isFalse();
        assertThat(stops(Map.of("a", 50), Map.of("a", 45), 5)).as("a tenth").isFalse();
        assertThat(stops(Map.of("a", 49), Map.of("a", 44), 5))
                .as("more than a tenth")
                .isTrue();
        assertThat(stops(Map.of("a", 1_000), Map.of("a", 899), 101)).isTrue();
        assertThat(stops(Map.of("a", 1_000), Map.of("a", 900), 100)).isFalse();
        assertThat(stops(Map.of("a", 50), Map.of("a", 80), 30))
                .as("others came")
                .isFalse();
    }

    @Test
    void one_cut_file_of_several_stops_a_plan_and_so_do_many_small_cuts() {
        assertThat(stops(Map.of("a", 50, "b", 500), Map.of("a", 40, "b", 500), 10))
                .isTrue();
        assertThat(stops(Map.of("a", 50, "b", 3), Map.of("a", 20, "b", 100), 30))
                .as("another file does not make up for it")
                .isTrue();
        assertThat(stops(Map.of("a", 50, "b", 50), Map.of("b", 100), 50))
                .as("a file is gone, and what came with another is something else")
                .isTrue();
        assertThat(stops(Map.of("a", 4, "b", 4, "c", 4), Map.of("a", 2, "b", 2, "c", 2), 6))
                .as("each is small")
                .isTrue();
    }

    @Test
    void records_that_only_moved_stop_no_plan() {
        assertThat(stops(Map.of("old", 50), Map.of("new", 50), 0)).as("renamed").isFalse();
        assertThat(stops(Map.of("old", 50), Map.of("new", 48), 2))
                .as("renamed, and two are gone")
                .isFalse();
        assertThat(stops(Map.of("a", 100), Map.of("a", 50, "b", 50), 0))
                .as("split")
                .isFalse();
        assertThat(stops(Map.of("a", 20), Map.of("a", 10), 0))
                .as("declared now")
                .isFalse();
    }

    @Test
    void machines_that_are_retired_or_were_never_protected_do_not_count_as_vanished() throws PlanRefusedException {
        Estate fleet = estate().withMachines(List.of());
        for (int i = 0; i < 10; i++) {
            fleet = fleet.with(Machines.cloud("s", "g", "vm" + i, "eastus"));
        }
        FakeWorld world = applied(fleet);
        Estate half = fleet.withMachines(fleet.machines().subList(0, 5));
        assertThatThrownBy(() -> plan(half, world))
                .isInstanceOf(PlanRefusedException.class)
                .hasMessageContaining("5 protected machines")
                .hasMessageContaining("vm5, vm6, vm7, vm8, vm9");
        Estate retired = half;
        for (int i = 5; i < 10; i++) {
            retired = retired.with(new Retirement(
                    "vm" + i, LocalDate.parse("2026-01-01"), Optional.empty(), "gone", Optional.empty()));
        }
        assertThat(plan(retired, world).resourceChanges()).isNotEmpty();
        FakeWorld unprotected = applied(fleet.withBindings());
        assertThat(plan(half.withBindings(), unprotected).resourceChanges()).isEmpty();
    }
}
