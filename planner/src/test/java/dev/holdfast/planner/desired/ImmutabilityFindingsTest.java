package dev.holdfast.planner.desired;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.dsl.model.Immutability;
import dev.holdfast.dsl.model.Redundancy;
import dev.holdfast.dsl.model.Vault;
import dev.holdfast.dsl.model.policy.BackupPolicy;
import dev.holdfast.dsl.model.policy.CopyRule;
import dev.holdfast.dsl.model.policy.FailureClass;
import dev.holdfast.dsl.model.policy.Objectives;
import dev.holdfast.dsl.model.policy.Objectives.ClassObjective;
import dev.holdfast.dsl.model.policy.VaultChoice;
import dev.holdfast.planner.document.FindingEntry;
import dev.holdfast.planner.document.PlanDocument;
import dev.holdfast.planner.plan.Estate;
import dev.holdfast.planner.plan.FakeWorld;
import dev.holdfast.planner.plan.Machines;
import dev.holdfast.planner.plan.Planner;
import dev.holdfast.planner.plan.Policies;
import dev.holdfast.planner.plan.request.PlanOptions;
import dev.holdfast.planner.plan.request.PlanRefusedException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ImmutabilityFindingsTest {

    private static final Vault HOME = Policies.vault("home", "eastus", Redundancy.LRS);
    private static final Vault FAR = Policies.vault("far", "westus", Redundancy.LRS);

    private static BackupPolicy policy(String name, Map<FailureClass, ClassObjective> survive, CopyRule... copies) {
        BackupPolicy policy = Policies.policy(
                name,
                VaultChoice.of("home"),
                Duration.ofHours(72),
                "daily 22:00",
                Map.of("daily", "7d"),
                List.of(copies));
        return survive.isEmpty()
                ? policy
                : Policies.withObjectives(
                        policy, new Objectives(Optional.of(Duration.ofHours(72)), Optional.empty(), survive, false));
    }

    private static Map<FailureClass, ClassObjective> surviving(FailureClass failureClass) {
        return Map.of(failureClass, new ClassObjective(Optional.empty(), Optional.empty()));
    }

    private static Estate estate(BackupPolicy policy) {
        return Estate.empty()
                .with(HOME)
                .with(FAR)
                .with(Policies.vault("unused", "eastus", Redundancy.LRS))
                .with(policy)
                .withBindings(Policies.bindAll(policy.name()))
                .with(Machines.machine("db", "eastus", 0), Machines.machine("web", "eastus", 0));
    }

    private static List<String> vaults(PlanDocument plan) {
        return plan.holdfast().findings().stream()
                .filter(finding -> finding.name().equals("vault-without-immutability"))
                .flatMap(finding -> finding.addresses().stream())
                .toList();
    }

    private static PlanDocument plan(Estate estate) throws PlanRefusedException {
        return Planner.plan(estate.firstRequest());
    }

    private static List<String> names(PlanDocument plan) {
        return plan.holdfast().findings().stream().map(FindingEntry::name).toList();
    }

    @Test
    void vaults_that_keep_points_or_copies_are_named_and_no_others() throws PlanRefusedException {
        CopyRule copy = Policies.copy("far", Duration.ofDays(1), Map.of("daily", "7d"));
        assertThat(vaults(plan(estate(policy("gold", Map.of()))))).containsExactly("vault/home");
        assertThat(vaults(plan(estate(policy("gold", Map.of(), copy)))))
                .containsExactlyInAnyOrder("vault/home", "vault/far");
    }

    @ParameterizedTest
    @EnumSource(value = Immutability.class, names = "DISABLED", mode = EnumSource.Mode.EXCLUDE)
    void any_immutability_will_do(Immutability immutability) throws PlanRefusedException {
        assertThat(vaults(plan(estate(policy("gold", Map.of())).with(Policies.with(HOME, immutability)))))
                .isEmpty();
    }

    @Test
    void a_vault_is_passed_over_where_its_objectives_judge_it() throws PlanRefusedException {
        Estate judged = estate(policy("gold", surviving(FailureClass.RANSOMWARE)));
        assertThat(vaults(plan(judged))).isEmpty();
        assertThat(names(plan(judged))).contains("rpo-violated");
        Estate other = judged.with(policy("silver", Map.of()))
                .withBindings(Policies.bind("one", "vm.name == 'web'", "silver"), Policies.bindAll("gold"));
        assertThat(vaults(plan(other)))
                .as("points of another policy are judged by nothing else")
                .containsExactly("vault/home");
    }

    @Test
    void an_immutable_copy_holds_what_ransomware_needs() throws PlanRefusedException {
        CopyRule copy = Policies.copy("far", Duration.ofDays(1), Map.of("daily", "7d"));
        PlanDocument plan = plan(estate(policy("gold", surviving(FailureClass.RANSOMWARE), copy))
                .with(Policies.with(FAR, Immutability.UNLOCKED)));
        assertThat(vaults(plan)).isEmpty();
        assertThat(names(plan)).doesNotContain("rpo-violated");
    }

    @Test
    void deletion_is_survived_without_immutability_so_that_it_is_said() throws PlanRefusedException {
        PlanDocument plan = plan(estate(policy("gold", surviving(FailureClass.DELETION))));
        assertThat(vaults(plan)).containsExactly("vault/home");
        assertThat(names(plan)).doesNotContain("rpo-violated");
    }

    @Test
    void points_that_are_left_of_machines_that_are_gone_count() throws PlanRefusedException {
        Estate estate = estate(policy("gold", Map.of()));
        FakeWorld world = new FakeWorld();
        world.apply(plan(estate));
        world.takePoints(List.of(Estate.AT.minus(Duration.ofHours(3))));
        Estate empty = estate.withoutMachine("db").withoutMachine("web");
        assertThat(vaults(
                        Planner.plan(empty.request(world.recorded(), world.actual(), Estate.AT, PlanOptions.DEFAULT))))
                .containsExactly("vault/home");
        assertThat(vaults(plan(empty))).isEmpty();
    }
}
