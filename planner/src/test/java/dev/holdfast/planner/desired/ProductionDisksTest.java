package dev.holdfast.planner.desired;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.dsl.inventory.KnownMachine;
import dev.holdfast.dsl.model.Redundancy;
import dev.holdfast.dsl.model.disk.Caching;
import dev.holdfast.dsl.model.disk.Disk;
import dev.holdfast.dsl.model.disk.DiskRole;
import dev.holdfast.dsl.model.disk.DiskStorage;
import dev.holdfast.dsl.model.disk.DiskTraits;
import dev.holdfast.dsl.model.policy.VaultChoice;
import dev.holdfast.planner.document.FindingEntry;
import dev.holdfast.planner.plan.Estate;
import dev.holdfast.planner.plan.Machines;
import dev.holdfast.planner.plan.Planner;
import dev.holdfast.planner.plan.Policies;
import dev.holdfast.planner.plan.request.PlanRefusedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProductionDisksTest {

    private static Estate estate() {
        return Estate.empty()
                .with(Policies.vault("rsv-east", "eastus", Redundancy.GRS))
                .with(Policies.policy("gold", VaultChoice.of("rsv-east"), "daily 22:00", Map.of("daily", "7d")))
                .withBindings(Policies.bindAll("gold"));
    }

    private static KnownMachine machine(String name, int dataDisks, String stage) {
        return Machines.tagged(Machines.machine(name, "eastus", dataDisks), "env", stage);
    }

    private static List<FindingEntry> said(Estate estate) throws PlanRefusedException {
        return Planner.plan(estate.firstRequest()).holdfast().findings().stream()
                .filter(finding -> finding.name().equals("data-disk-excluded"))
                .toList();
    }

    @Test
    void disks_of_production_machines_that_an_exclusion_leaves_out_are_one_finding() throws PlanRefusedException {
        List<FindingEntry> said = said(estate().withExclusions(
                        Policies.exclude("disk.name == 'data0'", "derived"),
                        Policies.exclude("disk.name == 'data2'", "scratch"))
                .with(
                        machine("shop", 2, "prod"),
                        machine("books", 2, "prod"),
                        machine("trial", 3, "test"),
                        machine("whole", 0, "prod")));
        assertThat(said).hasSize(1);
        assertThat(said.get(0).addresses()).containsExactly("books", "shop");
        assertThat(said.get(0).level()).isEqualTo("note");
        assertThat(said.get(0).evidence()).isEqualTo(Map.of("production", "env: prod", "reason", "derived"));
        assertThat(said.get(0).message()).contains("'derived'");
    }

    @Test
    void each_exclusion_is_a_finding_of_its_own() throws PlanRefusedException {
        List<FindingEntry> said = said(estate().withExclusions(
                        Policies.exclude("disk.name == 'data0'", "derived"),
                        Policies.exclude("disk.name == 'data1'", "scratch"))
                .with(machine("shop", 2, "Live")));
        assertThat(said).extracting(entry -> entry.evidence().get("reason")).containsExactly("derived", "scratch");
    }

    @Test
    void a_disk_that_its_machine_leaves_out_is_found_at_the_machine() throws PlanRefusedException {
        KnownMachine shop = machine("shop", 1, "prod");
        List<Disk> disks = new ArrayList<>(Machines.disks(0));
        Disk data = Machines.disk("data0", Optional.of(0), DiskTraits.managed(DiskRole.DATA));
        disks.add(new Disk(
                data.name(),
                data.lun(),
                data.size(),
                data.used(),
                data.churn(),
                data.traits(),
                Optional.of("rebuilt")));
        List<FindingEntry> said = said(estate().with(Machines.withDisks(shop, disks)));
        assertThat(said).hasSize(1);
        assertThat(said.get(0).place()).contains(shop.source().place());
        assertThat(said.get(0).evidence()).containsEntry("reason", "rebuilt");
    }

    @Test
    void only_disks_that_are_left_out_count() throws PlanRefusedException {
        List<FindingEntry> said = said(estate().withExclusions(
                        Policies.exclude("disk.os", "never"), Policies.exclude("disk.name == 'data0'", "derived"))
                .with(machine("shop", 2, "prod")));
        assertThat(said).extracting(entry -> entry.evidence().get("reason")).containsExactly("derived");
    }

    @Test
    void what_nobody_excludes_or_nobody_backs_up_is_not_said() throws PlanRefusedException {
        KnownMachine shop = machine("shop", 0, "prod");
        DiskTraits shared = new DiskTraits(
                DiskRole.DATA, DiskStorage.MANAGED, Optional.empty(), Optional.empty(), Caching.NONE, true, false);
        List<Disk> disks = new ArrayList<>(Machines.disks(0));
        disks.add(Machines.disk("quorum", Optional.of(0), shared));
        disks.add(Machines.disk("temp", Optional.empty(), Machines.traits(DiskRole.TEMPORARY, DiskStorage.MANAGED)));
        assertThat(said(estate().with(Machines.withDisks(shop, disks)))).isEmpty();
        Estate excluding = estate().withExclusions(Policies.exclude("disk.size > 1GiB", "everything"));
        assertThat(said(excluding.with(shop)))
                .as("the operating system disk stays included")
                .isEmpty();
        assertThat(said(excluding
                        .withBindings(Policies.unprotected("all", "true", "a trial"))
                        .with(machine("books", 2, "prod"))))
                .isEmpty();
        assertThat(said(excluding.with(Machines.tagged(Machines.machine("far", "westus", 2), "env", "prod"))))
                .as("a machine without a vault in its region")
                .isEmpty();
    }
}
