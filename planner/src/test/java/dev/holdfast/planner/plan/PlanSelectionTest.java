package dev.holdfast.planner.plan;

import static dev.holdfast.planner.plan.PlanFixture.AT;
import static dev.holdfast.planner.plan.PlanFixture.addresses;
import static dev.holdfast.planner.plan.PlanFixture.applied;
import static dev.holdfast.planner.plan.PlanFixture.estate;
import static dev.holdfast.planner.plan.PlanFixture.findings;
import static dev.holdfast.planner.plan.PlanFixture.plan;
import static dev.holdfast.planner.plan.PlanFixture.targets;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.planner.document.PlanDocument;
import dev.holdfast.planner.rule.Findings;
import dev.holdfast.planner.state.ActualState;
import dev.holdfast.planner.state.RecordedState;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
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
                .hasMessageContaining("40")
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
    void an_inventory_file_that_was_renamed_does_not_look_truncated() {
        SortedMap<String, Integer> before = new TreeMap<>(Map.of("old.json", 50, "other.json", 3));
        RecordedState recorded = new RecordedState(
                "test-estate", 1, Optional.of(AT), new TreeMap<>(), new TreeMap<>(), before, new TreeMap<>(), Map.of());
        Findings findings = new Findings(Map.of());
        assertThatCode(() -> Guards.checkInventories(
                        recorded, new TreeMap<>(Map.of("new.json", 50, "other.json", 3)), false, findings))
                .doesNotThrowAnyException();
        assertThatThrownBy(() ->
                        Guards.checkInventories(recorded, new TreeMap<>(Map.of("other.json", 3)), false, findings))
                .isInstanceOf(PlanRefusedException.class);
        assertThatThrownBy(() -> Guards.checkInventories(
                        recorded, new TreeMap<>(Map.of("old.json", 20, "other.json", 100)), false, findings))
                .as("other files do not make up for a cut one")
                .isInstanceOf(PlanRefusedException.class);
    }
}
