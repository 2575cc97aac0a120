package dev.holdfast.planner.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.dsl.model.BackupPolicy;
import dev.holdfast.dsl.model.Immutability;
import dev.holdfast.dsl.model.Redundancy;
import dev.holdfast.dsl.model.Retirement;
import dev.holdfast.dsl.model.VaultChoice;
import dev.holdfast.dsl.quantity.Age;
import dev.holdfast.planner.document.ChangeGroup;
import dev.holdfast.planner.document.FindingEntry;
import dev.holdfast.planner.document.HoldfastSection.CoverageEntry;
import dev.holdfast.planner.document.HoldfastSection.PlannedPrune;
import dev.holdfast.planner.document.PlanDocument;
import dev.holdfast.planner.document.ResourceChange;
import dev.holdfast.planner.state.ActualState;
import dev.holdfast.planner.state.AttributeValue;
import dev.holdfast.planner.state.ItemKey;
import dev.holdfast.planner.state.ManagedObject;
import dev.holdfast.planner.state.ObjectAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class PlannerTest {

    private static final Instant AT = Estate.AT;

    // ---- the first plan

    @Test
    void the_first_plan_creates_everything_in_the_order_of_dependencies() throws PlanRefusedException {
        PlanDocument plan = Planner.plan(estate().firstRequest());
        assertThat(addresses(plan))
                .containsExactly(
                        "vault/rsv-east",
                        "vault/rsv-west",
                        "policy/gold",
                        "protection/app",
                        "protection/web",
                        "schedule/app",
                        "schedule/web",
                        "copy/app\u2192rsv-west",
                        "copy/web\u2192rsv-west");
        assertThat(plan.resourceChanges())
                .allMatch(change -> change.change().actions().equals(List.of("create"))
                        && change.change().before() == null);
        assertThat(plan.holdfast().preconditions())
                .allMatch(condition -> condition.hash().equals("absent"));
        assertThat(plan.holdfast().firstRun()).isTrue();
        assertThat(plan.complete()).isTrue();
        assertThat(plan.applyable()).isTrue();
        assertThat(plan.holdfast().machines()).hasSize(2);
        assertThat(plan.holdfast().coverage().counts()).containsEntry("protected", 2);
    }

    @Test
    void every_changed_object_is_in_exactly_one_group_and_identical_changes_share_one() throws PlanRefusedException {
        PlanDocument plan = Planner.plan(estate().firstRequest());
        List<String> grouped = new ArrayList<>();
        plan.holdfast().groups().forEach(group -> grouped.addAll(group.addresses()));
        assertThat(grouped).containsExactlyInAnyOrderElementsOf(addresses(plan));
        assertThat(plan.holdfast().groups().stream().map(ChangeGroup::title))
                .contains("2 protections of policy gold in rsv-east", "2 copies from rsv-east to rsv-west");
    }

    @Test
    void a_new_schedule_shows_its_next_five_runs_with_the_slot() throws PlanRefusedException {
        PlanDocument plan = Planner.plan(estate().firstRequest());
        assertThat(plan.holdfast().schedule()).hasSize(2).allSatisfy(change -> {
            assertThat(change.before()).isEmpty();
            assertThat(change.after()).hasSize(5).isSorted();
            assertThat(change.after().get(0)).startsWith("2026-11-20T22:").endsWith("-05:00");
        });
    }

    @Test
    void next_runs_of_a_machine_do_not_lie_in_the_past_even_if_its_nominal_run_does() throws PlanRefusedException {
        Instant justAfterTen = Instant.parse("2026-11-21T03:00:30Z");
        PlanDocument plan = Planner.plan(
                estate().request(new FakeWorld().recorded(), ActualState.none(), justAfterTen, PlanOptions.DEFAULT));
        assertThat(plan.holdfast().schedule()).allSatisfy(change -> {
            String first = change.slot().equals("0s") ? "2026-11-21T22:00-05:00" : "2026-11-20T22:";
            assertThat(change.after().get(0)).startsWith(first);
        });
    }

    // ---- changes

    @Test
    void an_edit_of_a_policy_shows_each_attribute_with_its_line_and_its_effect() throws PlanRefusedException {
        FakeWorld world = applied(estate());
        BackupPolicy cut = gold("daily 21:30", Map.of("daily", "10d"));
        PlanDocument plan = plan(estate().with(cut), world);
        ChangeGroup group = group(plan, "policy/gold");
        assertThat(group.weakens()).isTrue();
        assertThat(group.attributes()).anySatisfy(attribute -> {
            assertThat(attribute.name()).isEqualTo("retention.daily");
            assertThat(attribute.before()).contains("30d");
            assertThat(attribute.after()).contains("10d");
            assertThat(attribute.effect()).isEqualTo("weakens");
            assertThat(attribute.place())
                    .hasValueSatisfying(place -> assertThat(place).startsWith("estate.holdfast.yaml:"));
        });
        assertThat(group.attributes()).anySatisfy(attribute -> {
            assertThat(attribute.name()).isEqualTo("schedule");
            assertThat(attribute.effect()).isEqualTo("neutral");
        });
        assertThat(plan.holdfast().groups().get(0)).as("weakening comes first").isEqualTo(group);
        assertThat(findings(plan, "weakens-protection")).isNotEmpty();
        assertThat(plan.applyable()).isTrue();
        assertThat(group(plan, "schedule/web").addresses()).containsExactly("schedule/app", "schedule/web");
        assertThat(plan.holdfast().schedule())
                .allSatisfy(change -> assertThat(change.before()).hasSize(5));
    }

    @Test
    void a_machine_that_moves_to_a_weaker_policy_shows_what_it_loses() throws PlanRefusedException {
        BackupPolicy bronze = Policies.policy(
                "bronze",
                VaultChoice.of("rsv-east"),
                Duration.ofHours(48),
                "daily 22:00",
                Map.of("daily", "7d"),
                List.of());
        Estate before = estate().with(bronze);
        FakeWorld world = applied(before);
        Estate after =
                before.withBindings(Policies.bind("web", "vm.name == 'web'", "bronze"), Policies.bindAll("gold"));
        PlanDocument plan = plan(after, world);
        ChangeGroup group = group(plan, "protection/web");
        assertThat(group.weakens()).isTrue();
        assertThat(group.attributes().stream().map(ChangeGroup.AttributeChange::name))
                .contains("policy", "rpo", "retention.daily", "copies");
        ResourceChange change = change(plan, "protection/web").orElseThrow();
        assertThat(change.change().before()).containsEntry("policy", "gold");
        assertThat(change.change().after()).containsEntry("policy", "bronze").doesNotContainKey("rpo");
        assertThat(change(plan, "copy/web\u2192rsv-west").orElseThrow().change().actions())
                .containsExactly("delete");
    }

    @Test
    void removing_a_machine_stops_its_protection_and_keeps_its_points() throws PlanRefusedException {
        FakeWorld world = applied(estate());
        world.takePoints(List.of(AT.minusSeconds(90_000)));
        Estate without = estate().withoutMachine("web");
        PlanDocument plan = plan(without, world);
        ResourceChange stop = change(plan, "protection/web").orElseThrow();
        assertThat(stop.change().actions()).containsExactly("update");
        assertThat(stop.change().after()).containsEntry("state", "stopped");
        assertThat(stop.actionReason()).contains("recovery points stay");
        assertThat(group(plan, "protection/web").weakens()).isTrue();
        assertThat(plan.holdfast().prunes()).isEmpty();
        assertThat(findings(plan, "unowned-points").get(0).addresses()).containsExactly("web@rsv-east");

        world.apply(plan);
        PlanDocument again = plan(without, world);
        assertThat(again.resourceChanges()).isEmpty();
        assertThat(world.points("web", "rsv-east")).hasSize(1);
        assertThat(plan(estate(), world).resourceChanges().stream()
                        .filter(change -> change.address().equals("protection/web")))
                .as("declared again, it resumes")
                .anySatisfy(change -> assertThat(change.change().after()).containsEntry("state", "active"));
    }

    @Test
    void removing_a_machine_that_was_never_backed_up_deletes_its_objects() throws PlanRefusedException {
        FakeWorld world = applied(estate());
        PlanDocument plan = plan(estate().withoutMachine("web"), world);
        assertThat(change(plan, "protection/web").orElseThrow().change().actions())
                .containsExactly("delete");
        world.apply(plan);
        assertThat(plan(estate().withoutMachine("web"), world).resourceChanges())
                .isEmpty();
    }

    @Test
    void a_policy_that_can_no_longer_be_carried_out_leaves_existing_protection_alone() throws PlanRefusedException {
        FakeWorld world = applied(estate());
        BackupPolicy tooOften = Policies.policy(
                "gold",
                VaultChoice.of("rsv-east"),
                Duration.ofMinutes(10),
                "daily 22:00",
                Map.of("daily", "30d"),
                List.of());
        BackupPolicy auto = new BackupPolicy(
                "gold",
                tooOften.vault(),
                tooOften.objectives(),
                Optional.empty(),
                Optional.empty(),
                tooOften.timeZone(),
                Optional.empty(),
                tooOften.retention(),
                List.of());
        PlanDocument plan = plan(estate().with(auto), world);
        assertThat(plan.holdfast().coverage().counts()).containsEntry("uncovered", 2);
        assertThat(addresses(plan)).isEmpty();
        assertThat(findings(plan, "mechanism-not-provided").get(0).addresses()).containsExactly("app", "web");
    }

    @Test
    void drift_is_found_and_undone() throws PlanRefusedException {
        FakeWorld world = applied(estate());
        FakeWorld drifted = applied(estate());
        ObjectAddress address = ObjectAddress.parse("vault/rsv-west");
        SortedMap<String, AttributeValue> attributes =
                new TreeMap<>(drifted.objects().get(address).attributes());
        attributes.put("softDelete", AttributeValue.of("20d"));
        drifted.objects().put(address, new ManagedObject(address, attributes));
        drifted.objects().remove(ObjectAddress.parse("schedule/web"));
        PlanDocument plan = Planner.plan(estate().request(world.recorded(), drifted.actual(), AT, PlanOptions.DEFAULT));
        assertThat(change(plan, "vault/rsv-west").orElseThrow().actionReason()).contains("changed outside");
        assertThat(change(plan, "vault/rsv-west").orElseThrow().change().before())
                .containsEntry("softDelete", "20d");
        assertThat(change(plan, "schedule/web").orElseThrow().change().actions())
                .containsExactly("create");
        assertThat(findings(plan, "changed-outside").stream().flatMap(f -> f.addresses().stream()))
                .containsExactlyInAnyOrder("vault/rsv-west", "schedule/web");
    }

    @Test
    void locking_a_vault_is_marked_irreversible_on_creation_and_on_change() throws PlanRefusedException {
        Estate locked =
                estate().with(Policies.with(Policies.vault("rsv-west", "westus", Redundancy.LRS), Immutability.LOCKED));
        PlanDocument created = Planner.plan(locked.firstRequest());
        assertThat(change(created, "vault/rsv-west").orElseThrow().actionReason())
                .startsWith("irreversible: ");
        assertThat(findings(created, "irreversible").get(0).addresses()).containsExactly("vault/rsv-west");
        PlanDocument changed = plan(locked, applied(estate()));
        assertThat(change(changed, "vault/rsv-west").orElseThrow().actionReason())
                .startsWith("irreversible: ");
    }

    @Test
    void a_standard_policy_in_use_becomes_enhanced_irreversibly_and_never_goes_back() throws PlanRefusedException {
        FakeWorld world = applied(estate());
        Estate often = estate().with(gold("every 4h 20:00-20:00", Map.of("daily", "30d")));
        PlanDocument plan = plan(often, world);
        assertThat(change(plan, "policy/gold").orElseThrow().actionReason()).startsWith("irreversible: ");
        world.apply(plan);
        PlanDocument back = plan(estate(), world);
        assertThat(change(back, "policy/gold").orElseThrow().change().after()).containsEntry("policyType", "enhanced");
    }

    @Test
    void redundancy_of_a_vault_with_items_cannot_be_changed_and_the_vault_is_never_replaced()
            throws PlanRefusedException {
        FakeWorld world = applied(estate());
        Estate other = estate().with(Policies.vault("rsv-east", "eastus", Redundancy.LRS));
        PlanDocument plan = plan(other, world);
        assertThat(addresses(plan)).isEmpty();
        assertThat(findings(plan, "cannot-be-changed").get(0).level()).isEqualTo("error");
        assertThat(plan.applyable()).isFalse();
    }

    @Test
    void a_vault_with_items_survives_its_removal_from_the_text_and_an_empty_one_goes() throws PlanRefusedException {
        Estate extra = estate().with(Policies.vault("rsv-empty", "westus", Redundancy.LRS));
        FakeWorld world = applied(extra);
        world.takePoints(List.of(AT.minusSeconds(90_000)));
        Estate none = extra.withoutVault("rsv-empty")
                .withoutVault("rsv-east")
                .withoutPolicy("gold")
                .withBindings();
        PlanDocument plan = plan(none, world);
        assertThat(change(plan, "vault/rsv-empty").orElseThrow().change().actions())
                .containsExactly("delete");
        assertThat(change(plan, "vault/rsv-east")).isEmpty();
        assertThat(findings(plan, "vault-kept").get(0).addresses()).containsExactly("vault/rsv-east");
        assertThat(findings(plan, "policy-kept").get(0).addresses()).containsExactly("policy/gold");
        List<String> gone = plan.resourceChanges().stream()
                .filter(change -> change.change().actions().contains("delete"))
                .map(ResourceChange::type)
                .toList();
        assertThat(gone).containsExactly("copy", "copy", "schedule", "schedule", "vault");
    }

    // ---- points

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
                Map.of("web", List.of(AT.minusSeconds(60), AT.minus(Duration.ofDays(1)))),
                List.of());
        PlanDocument plan = Planner.plan(estate().request(world.recorded(), actual, AT, PlanOptions.DEFAULT));
        assertThat(plan.holdfast().backups()).singleElement().satisfies(backup -> {
            assertThat(backup.machine()).isEqualTo("web");
            assertThat(backup.reason()).contains("2026-11-20T09:59-05:00").contains("1 before it");
        });
    }

    // ---- guards and selection

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
                world.recorded(), world.actual(), AT, new PlanOptions(List.of(), List.of(), Duration.ofDays(7), true)));
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
        PlanOptions options = new PlanOptions(List.of(), List.of("policy/gold"), Duration.ofDays(7), false);
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

    // ---- the estate of these tests

    private static Estate estate() {
        return Estate.empty()
                .with(Policies.vault("rsv-east", "eastus", Redundancy.GRS))
                .with(Policies.vault("rsv-west", "westus", Redundancy.LRS))
                .with(gold("daily 22:00", Map.of("daily", "30d")))
                .withBindings(Policies.bindAll("gold"))
                .with(Machines.machine("web", "eastus", 2), Machines.machine("app", "eastus", 1));
    }

    private static BackupPolicy gold(String schedule, Map<String, String> retention) {
        return Policies.policy(
                "gold",
                VaultChoice.of("rsv-east"),
                Duration.ofHours(26),
                schedule,
                retention,
                List.of(Policies.copy("rsv-west", Duration.ofDays(1), Map.of("daily", "30d"))));
    }

    private static FakeWorld applied(Estate estate) {
        FakeWorld world = new FakeWorld();
        try {
            world.apply(plan(estate, world));
        } catch (PlanRefusedException e) {
            throw new IllegalStateException(e);
        }
        return world;
    }

    private static FakeWorld withMonthOfPoints() throws PlanRefusedException {
        FakeWorld world = applied(estate());
        world.takePoints(days(29));
        world.apply(plan(estate(), world));
        return world;
    }

    private static List<Instant> days(int count) {
        List<Instant> days = new ArrayList<>();
        for (int day = 1; day <= count; day++) {
            days.add(AT.minus(Duration.ofDays(day)).minusSeconds(36_000));
        }
        return days;
    }

    private static PlanDocument plan(Estate estate, FakeWorld world) throws PlanRefusedException {
        return Planner.plan(estate.request(world.recorded(), world.actual(), AT, PlanOptions.DEFAULT));
    }

    private static PlanOptions targets(String selector) {
        return new PlanOptions(List.of(selector), List.of(), Duration.ofDays(7), false);
    }

    private static List<String> addresses(PlanDocument plan) {
        return plan.resourceChanges().stream().map(ResourceChange::address).toList();
    }

    private static Optional<ResourceChange> change(PlanDocument plan, String address) {
        return plan.resourceChanges().stream()
                .filter(change -> change.address().equals(address))
                .findFirst();
    }

    private static ChangeGroup group(PlanDocument plan, String address) {
        return plan.holdfast().groups().stream()
                .filter(group -> group.addresses().contains(address))
                .findFirst()
                .orElseThrow();
    }

    private static List<FindingEntry> findings(PlanDocument plan, String name) {
        return plan.holdfast().findings().stream()
                .filter(finding -> finding.name().equals(name))
                .toList();
    }

    private static String status(PlanDocument plan, String machine) {
        return plan.holdfast().coverage().machines().stream()
                .filter(entry -> entry.machine().equals(machine))
                .map(CoverageEntry::status)
                .findFirst()
                .orElse("");
    }
}
