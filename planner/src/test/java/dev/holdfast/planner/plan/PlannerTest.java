package dev.holdfast.planner.plan;

import static dev.holdfast.planner.plan.PlanFixture.AT;
import static dev.holdfast.planner.plan.PlanFixture.addresses;
import static dev.holdfast.planner.plan.PlanFixture.applied;
import static dev.holdfast.planner.plan.PlanFixture.change;
import static dev.holdfast.planner.plan.PlanFixture.days;
import static dev.holdfast.planner.plan.PlanFixture.estate;
import static dev.holdfast.planner.plan.PlanFixture.findings;
import static dev.holdfast.planner.plan.PlanFixture.gold;
import static dev.holdfast.planner.plan.PlanFixture.group;
import static dev.holdfast.planner.plan.PlanFixture.plan;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.dsl.model.Immutability;
import dev.holdfast.dsl.model.Redundancy;
import dev.holdfast.dsl.model.policy.BackupPolicy;
import dev.holdfast.dsl.model.policy.VaultChoice;
import dev.holdfast.planner.document.ChangeGroup;
import dev.holdfast.planner.document.PlanDocument;
import dev.holdfast.planner.document.ResourceChange;
import dev.holdfast.planner.plan.request.PlanOptions;
import dev.holdfast.planner.plan.request.PlanRefusedException;
import dev.holdfast.planner.state.ActualState;
import dev.holdfast.planner.state.AttributeValue;
import dev.holdfast.planner.state.ManagedObject;
import dev.holdfast.planner.state.ObjectAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class PlannerTest {

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
    void a_new_schedule_shows_the_runs_of_its_next_day_with_the_slot() throws PlanRefusedException {
        PlanDocument daily = Planner.plan(estate().firstRequest());
        assertThat(daily.holdfast().schedule()).hasSize(2).allSatisfy(change -> {
            assertThat(change.before()).isEmpty();
            assertThat(change.after())
                    .singleElement()
                    .satisfies(
                            run -> assertThat(run).startsWith("2026-11-20T22:").endsWith("-05:00"));
        });
        Estate often = estate().with(gold("every 4h 20:00-20:00", Map.of("daily", "30d")));
        assertThat(Planner.plan(often.firstRequest()).holdfast().schedule())
                .allSatisfy(change -> assertThat(change.after()).hasSize(6).isSorted());
        Estate weekly = estate().with(gold("weekly wednesday 03:00", Map.of("daily", "30d")));
        assertThat(Planner.plan(weekly.firstRequest()).holdfast().schedule())
                .as("the next run, however far it is")
                .allSatisfy(change -> assertThat(change.after())
                        .singleElement()
                        .satisfies(run -> assertThat(run).startsWith("2026-11-25T03:")));
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
                .allSatisfy(change -> assertThat(change.before()).hasSize(1));
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

    @Test
    void an_object_that_nobody_wants_and_that_is_gone_already_is_forgotten() throws PlanRefusedException {
        FakeWorld world = applied(estate());
        FakeWorld without = applied(estate());
        without.objects().remove(ObjectAddress.parse("protection/web"));
        without.objects().remove(ObjectAddress.parse("schedule/web"));
        PlanDocument plan = Planner.plan(
                estate().withoutMachine("web").request(world.recorded(), without.actual(), AT, PlanOptions.DEFAULT));
        assertThat(change(plan, "protection/web").orElseThrow().change().actions())
                .containsExactly("forget");
        assertThat(plan.holdfast().preconditions())
                .as("what is forgotten must not be there")
                .anySatisfy(condition -> {
                    assertThat(condition.address()).isEqualTo("protection/web");
                    assertThat(condition.hash()).isEqualTo("absent");
                });
    }

    @Test
    void what_was_changed_outside_says_whether_protection_or_cost_is_touched() throws PlanRefusedException {
        for (String[] drift : List.of(
                new String[] {"softDelete", "180d", "cost"},
                new String[] {"crossRegionRestore", "false", "benign"},
                new String[] {"redundancy", "LRS", "protection"})) {
            FakeWorld world = applied(estate());
            FakeWorld drifted = applied(estate());
            ObjectAddress address = ObjectAddress.parse("vault/rsv-east");
            SortedMap<String, AttributeValue> attributes =
                    new TreeMap<>(drifted.objects().get(address).attributes());
            attributes.put(drift[0], AttributeValue.of(drift[1]));
            attributes.put("region", AttributeValue.of("elsewhere"));
            drifted.objects().put(address, new ManagedObject(address, attributes));
            PlanDocument plan =
                    Planner.plan(estate().request(world.recorded(), drifted.actual(), AT, PlanOptions.DEFAULT));
            assertThat(findings(plan, "changed-outside").get(0).evidence())
                    .as(drift[0])
                    .containsEntry("drift", drift[2]);
        }
    }

    @Test
    void a_machine_whose_vault_changes_is_protected_anew_and_its_old_points_stay() throws PlanRefusedException {
        FakeWorld world = applied(estate());
        world.takePoints(days(3));
        BackupPolicy elsewhere =
                Policies.policy("gold", VaultChoice.of("rsv-other"), "daily 22:00", Map.of("daily", "30d"));
        Estate moved = estate().with(Policies.vault("rsv-other", "eastus", Redundancy.GRS))
                .with(elsewhere);
        PlanDocument plan = plan(moved, world);
        assertThat(change(plan, "protection/web").orElseThrow().change().actions())
                .containsExactly("delete", "create");
        assertThat(change(plan, "schedule/web"))
                .as("the schedule ends with the old protection and is written again")
                .isPresent();
        assertThat(plan.holdfast().prunes()).isEmpty();
        world.apply(plan);
        PlanDocument again = plan(moved, world);
        assertThat(again.resourceChanges()).isEmpty();
        assertThat(findings(again, "unowned-points").get(0).addresses()).contains("web@rsv-east");
    }
}
