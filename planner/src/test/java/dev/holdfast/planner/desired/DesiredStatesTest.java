package dev.holdfast.planner.desired;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.dsl.inventory.KnownMachine;
import dev.holdfast.dsl.model.Redundancy;
import dev.holdfast.dsl.model.disk.Disk;
import dev.holdfast.dsl.model.disk.DiskRole;
import dev.holdfast.dsl.model.disk.DiskStorage;
import dev.holdfast.dsl.model.machine.MachineDetails;
import dev.holdfast.dsl.model.machine.Orchestration;
import dev.holdfast.dsl.model.machine.ProtectionDecision;
import dev.holdfast.dsl.model.machine.ScaleSet;
import dev.holdfast.dsl.model.policy.VaultChoice;
import dev.holdfast.planner.document.FindingEntry;
import dev.holdfast.planner.document.HoldfastSection.CoverageEntry;
import dev.holdfast.planner.document.PlanDocument;
import dev.holdfast.planner.plan.Estate;
import dev.holdfast.planner.plan.Machines;
import dev.holdfast.planner.plan.Planner;
import dev.holdfast.planner.plan.Policies;
import dev.holdfast.planner.plan.request.PlanOptions;
import dev.holdfast.planner.plan.request.PlanRefusedException;
import dev.holdfast.planner.state.ActualState;
import dev.holdfast.planner.state.RecordedState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class DesiredStatesTest {

    @Test
    void the_first_binding_that_matches_wins_and_the_own_policy_wins_over_all() throws PlanRefusedException {
        Estate estate = estate().with(
                        Policies.policy("own", VaultChoice.of("rsv-east"), "daily 21:00", Map.of("daily", "7d")))
                .withBindings(
                        Policies.bind("db", "vm.tags.tier == 'db'", "gold"),
                        Policies.unprotected("labs", "vm.tags.tier == 'lab'", "rebuilt weekly"),
                        Policies.bind("late", "vm.tags.tier == 'db'", "own"))
                .with(
                        Machines.tagged(Machines.machine("db", "eastus", 0), "tier", "db"),
                        Machines.tagged(Machines.machine("lab", "eastus", 0), "tier", "lab"),
                        Machines.machine("nobody", "eastus", 0),
                        Machines.withDecision(
                                Machines.tagged(Machines.machine("special", "eastus", 0), "tier", "lab"),
                                new ProtectionDecision(Optional.of("own"), Optional.empty())));
        PlanDocument plan = Planner.plan(estate.firstRequest());
        assertThat(coverage(plan, "db").policy()).contains("gold");
        assertThat(coverage(plan, "db").reason()).contains("binding 'db'");
        assertThat(coverage(plan, "lab").status()).isEqualTo("unprotected");
        assertThat(coverage(plan, "lab").reason()).isEqualTo("rebuilt weekly");
        assertThat(coverage(plan, "nobody").status()).isEqualTo("uncovered");
        assertThat(coverage(plan, "special").policy()).contains("own");
        assertThat(names(plan)).contains("uncovered", "binding-without-machine");
        assertThat(plan.applyable()).as("uncovered machines never stop a plan").isTrue();
    }

    @Test
    void what_the_service_refuses_is_a_warning_and_gets_no_object() throws PlanRefusedException {
        KnownMachine uniform = Machines.withDetails(
                Machines.machine("uniform", "eastus", 0),
                new MachineDetails(
                        Optional.of(new ScaleSet("set", Orchestration.UNIFORM)),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
        KnownMachine ephemeral = Machines.withDisks(
                Machines.machine("ephemeral", "eastus", 0),
                List.of(Machines.disk("os", Optional.empty(), Machines.traits(DiskRole.OS, DiskStorage.EPHEMERAL))));
        KnownMachine diskless = Machines.withDisks(Machines.machine("diskless", "eastus", 0), List.of());
        KnownMachine crowded = Machines.machine("crowded", "eastus", 40);
        KnownMachine unmanaged = Machines.withDisks(Machines.machine("unmanaged", "eastus", 0), unmanaged(17));
        KnownMachine elsewhere = Machines.machine("elsewhere", "westus", 0);
        KnownMachine nowhere = Machines.machine("nowhere", "", 0);
        Estate estate = estate().withBindings(Policies.bindAll("gold"))
                .with(uniform, ephemeral, diskless, crowded, unmanaged, elsewhere, nowhere);
        PlanDocument plan = Planner.plan(estate.firstRequest());
        assertThat(plan.resourceChanges().stream().map(change -> change.type())).containsOnly("vault", "policy");
        assertThat(plan.applyable()).isTrue();
        Map<String, String> found = new TreeMap<>();
        for (FindingEntry finding : plan.holdfast().findings()) {
            finding.addresses().forEach(address -> found.put(address, finding.name()));
            assertThat(finding.level()).as(finding.name()).isEqualTo("warning");
            assertThat(finding.fix()).as(finding.name()).isPresent();
        }
        assertThat(found)
                .containsEntry("uniform", "uniform-scale-set")
                .containsEntry("ephemeral", "ephemeral-os-disk")
                .containsEntry("diskless", "no-os-disk")
                .containsEntry("crowded", "too-many-disks")
                .containsEntry("unmanaged", "too-many-disks")
                .containsEntry("elsewhere", "vault-region-mismatch")
                .containsEntry("nowhere", "no-region");
        assertThat(coverage(plan, "uniform").status()).isEqualTo("refused");
        assertThat(coverage(plan, "nowhere").status()).isEqualTo("uncovered");
    }

    @Test
    void a_region_without_a_vault_in_the_map_is_uncovered() throws PlanRefusedException {
        VaultChoice map = new VaultChoice(Optional.empty(), new TreeMap<>(Map.of("eastus", "rsv-east")));
        Estate estate = estate().with(Policies.policy("gold", map, "daily 22:00", Map.of("daily", "30d")))
                .withBindings(Policies.bindAll("gold"))
                .with(Machines.machine("a", "eastus", 0), Machines.machine("b", "japaneast", 0));
        PlanDocument plan = Planner.plan(estate.firstRequest());
        assertThat(coverage(plan, "a").status()).isEqualTo("protected");
        assertThat(coverage(plan, "b").status()).isEqualTo("uncovered");
        assertThat(names(plan)).contains("no-vault-in-region");
    }

    @Test
    void disks_are_left_out_with_a_reason_each_and_the_operating_system_disk_never() throws PlanRefusedException {
        Estate estate = estate().withBindings(Policies.bindAll("gold"))
                .withExclusions(
                        Policies.exclude("disk.name == 'data0' || disk.name == 'os'", "derived"),
                        Policies.exclude("disk.name == 'never'", "typo"))
                .with(Machines.withDisks(Machines.machine("web", "eastus", 0), withTemporary()));
        PlanDocument plan = Planner.plan(estate.firstRequest());
        assertThat(coverage(plan, "web").status()).isEqualTo("partly");
        assertThat(coverage(plan, "web").excludedDisks())
                .containsOnlyKeys("data0", "temp")
                .containsEntry("data0", "derived");
        assertThat(names(plan)).contains("os-disk-excluded", "exclusion-without-disk");
        assertThat(plan.resourceChanges()).anySatisfy(change -> {
            assertThat(change.address()).isEqualTo("protection/web");
            assertThat(change.change().after())
                    .containsEntry("includedDisks", List.of("data1", "os"))
                    .containsEntry("excludedDisks", List.of("data0"));
        });
        assertThat(plan.holdfast().machines().get(0).disks().stream().map(disk -> disk.name()))
                .as("temporary disks are no business of the service")
                .containsExactly("os", "data0", "data1");
    }

    @Test
    void a_copy_into_the_vault_the_points_are_in_is_a_warning_and_no_object() throws PlanRefusedException {
        Estate estate = estate().with(Policies.policy(
                        "gold",
                        VaultChoice.of("rsv-east"),
                        java.time.Duration.ofHours(26),
                        "daily 22:00",
                        Map.of("daily", "30d"),
                        List.of(Policies.copy("rsv-east", java.time.Duration.ofDays(1), Map.of("daily", "30d")))))
                .withBindings(Policies.bindAll("gold"))
                .with(Machines.machine("web", "eastus", 0));
        PlanDocument plan = Planner.plan(estate.firstRequest());
        assertThat(names(plan)).contains("copy-to-own-vault");
        assertThat(plan.resourceChanges().stream().map(change -> change.type())).doesNotContain("copy");
    }

    @Test
    void machines_that_nothing_tells_apart_are_reported_and_only_the_first_is_protected() throws PlanRefusedException {
        Estate estate = estate().withBindings(Policies.bindAll("gold"))
                .with(Machines.machine("web", "eastus", 0), Machines.machine("web", "eastus", 1));
        PlanDocument plan = Planner.plan(estate.firstRequest());
        assertThat(names(plan)).contains("duplicate-address");
        assertThat(plan.holdfast().coverage().machines()).hasSize(2);
        assertThat(plan.holdfast().machines()).hasSize(1);
    }

    @Test
    void a_vault_above_the_limit_of_the_service_is_an_error() throws PlanRefusedException {
        List<KnownMachine> machines = new ArrayList<>();
        for (int i = 0; i < 1_001; i++) {
            machines.add(Machines.machine("vm" + i, "eastus", 0));
        }
        PlanDocument plan = Planner.plan(estate().withBindings(Policies.bindAll("gold"))
                .withMachines(machines)
                .firstRequest());
        assertThat(names(plan)).contains("vault-limit");
        assertThat(plan.applyable()).isFalse();
    }

    @Test
    void more_vaults_than_a_region_takes_are_an_error_before_the_service_refuses_them() throws PlanRefusedException {
        Estate full = estate();
        for (int i = 1; i < 500; i++) {
            full = full.with(Policies.vault("v" + i, "eastus", Redundancy.LRS));
        }
        assertThat(names(Planner.plan(full.firstRequest()))).doesNotContain("vault-limit");
        PlanDocument plan = Planner.plan(
                full.with(Policies.vault("v500", "eastus", Redundancy.LRS)).firstRequest());
        assertThat(names(plan)).contains("vault-limit");
        assertThat(plan.applyable()).isFalse();
    }

    @Test
    void a_machine_that_once_followed_an_enhanced_policy_gets_one_again() throws PlanRefusedException {
        Estate estate = estate().withBindings(Policies.bindAll("gold")).with(Machines.machine("db", "eastus", 0));
        ActualState none = ActualState.none();
        for (String remembered : List.of("db", "another")) {
            ActualState actual = new ActualState(
                    none.clock(),
                    none.objects(),
                    none.points(),
                    none.running(),
                    none.jobs(),
                    none.missedRuns(),
                    none.gone(),
                    Set.of(remembered));
            PlanDocument plan = Planner.plan(
                    estate.request(RecordedState.empty("test-estate"), actual, Estate.AT, PlanOptions.DEFAULT));
            assertThat(plan.resourceChanges())
                    .filteredOn(change -> change.address().equals("policy/gold"))
                    .singleElement()
                    .satisfies(change -> assertThat(change.change().after())
                            .containsEntry("policyType", remembered.equals("db") ? "enhanced" : "standard"));
        }
    }

    private static List<Disk> unmanaged(int count) {
        List<Disk> disks = new ArrayList<>();
        disks.add(Machines.disk("os", Optional.empty(), Machines.traits(DiskRole.OS, DiskStorage.UNMANAGED)));
        for (int i = 1; i < count; i++) {
            disks.add(Machines.disk("d" + i, Optional.of(i), Machines.traits(DiskRole.DATA, DiskStorage.UNMANAGED)));
        }
        return disks;
    }

    private static List<Disk> withTemporary() {
        List<Disk> disks = new ArrayList<>(Machines.disks(2));
        disks.add(Machines.disk("temp", Optional.empty(), Machines.traits(DiskRole.TEMPORARY, DiskStorage.EPHEMERAL)));
        return disks;
    }

    private static Estate estate() {
        return Estate.empty()
                .with(Policies.vault("rsv-east", "eastus", Redundancy.GRS))
                .with(Policies.policy("gold", VaultChoice.of("rsv-east"), "daily 22:00", Map.of("daily", "30d")));
    }

    private static CoverageEntry coverage(PlanDocument plan, String machine) {
        return plan.holdfast().coverage().machines().stream()
                .filter(entry -> entry.machine().equals(machine))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> names(PlanDocument plan) {
        return plan.holdfast().findings().stream().map(FindingEntry::name).toList();
    }
}
