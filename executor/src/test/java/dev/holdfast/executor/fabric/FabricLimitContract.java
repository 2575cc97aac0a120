package dev.holdfast.executor.fabric;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.planner.state.AttributeNames;
import dev.holdfast.planner.state.ManagedObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What every fabric refuses because the service does. A subclass makes the fabric. */
public abstract class FabricLimitContract extends FabricFixture {

    private static final long TIB = 1024 * Samples.GIB;

    private void protect(List<MachineDisk> disks) throws FabricException {
        Machine machine = new Machine("big-01", "", "big-01", "eastus", "linux", disks);
        fabric.protect(key(), Samples.protection("big-01", "gold"), machine);
    }

    private static List<MachineDisk> disks(int count, long bytes) {
        List<MachineDisk> disks = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            disks.add(new MachineDisk("disk-" + i, i == 0, bytes, Samples.GIB, 0));
        }
        return disks;
    }

    @Test
    @DisplayName("32 disks of a machine, 32 TB each and 256 TB together (support matrix)")
    void a_machine_has_at_most_32_disks_of_32_tib_each_and_256_tib_together() throws FabricException {
        setUp("standard", "daily 22:00");
        refuses(FabricError.LIMIT_EXCEEDED, () -> protect(disks(33, TIB)));
        refuses(FabricError.LIMIT_EXCEEDED, () -> protect(disks(1, 32 * TIB + 1)));
        refuses(FabricError.LIMIT_EXCEEDED, () -> protect(disks(9, 32 * TIB)));
        refuses(FabricError.LIMIT_EXCEEDED, () -> protect(disks(32, 8 * TIB + 1)));
        protect(disks(8, 32 * TIB));
        fabric.updateProtection(
                key(),
                Samples.protection("big-01", "gold"),
                Optional.of(new Machine("big-01", "", "big-01", "eastus", "linux", disks(32, 8 * TIB))));
    }

    @ParameterizedTest(name = "{0}, {1}, snapshots for {2}")
    @CsvSource({
        "standard, daily 22:00, 6d",
        "standard, weekly sunday 01:30, 6d",
        "enhanced, every 4h 00:00-00:00, 31d",
        "standard, daily 06:00 22:00, 2d",
        "standard, every 12h 00:00-00:00, 2d",
        "enhanced, every 3h 00:00-00:00, 2d",
        "enhanced, every 30m 00:00-00:00, 2d",
        "enhanced, every 4h 08:00-14:00, 2d"
    })
    void a_policy_that_the_service_cannot_follow_is_refused(String type, String schedule, String instant)
            throws FabricException {
        setUp("standard", "daily 22:00");
        Map<String, String> retention = Map.of("daily", "30d", "instant", instant);
        refuses(
                FabricError.LIMIT_EXCEEDED,
                () -> fabric.putPolicy(key(), Samples.policy("other", type, schedule, retention)));
    }

    @ParameterizedTest(name = "{0}, {1}, snapshots for {2}")
    @CsvSource({
        "standard, daily 22:00, 1d",
        "standard, daily 22:00, 5d",
        "standard, weekly sunday 01:30, 5d",
        "enhanced, daily 22:00, 30d",
        "enhanced, every 4h 00:00-00:00, 30d",
        "enhanced, every 6h 08:00-20:00, 7d",
        "enhanced, every 8h 00:00-00:00, 1d",
        "enhanced, every 12h 06:00-18:00, 1d"
    })
    void a_policy_that_the_service_can_follow_is_taken(String type, String schedule, String instant)
            throws FabricException {
        setUp("standard", "daily 22:00");
        Map<String, String> retention = Map.of("daily", "30d", "instant", instant);
        fabric.putPolicy(key(), Samples.policy("other", type, schedule, retention));
    }

    @Test
    @DisplayName("No point expires later than after 99 years (frequently asked questions)")
    void no_point_is_kept_for_more_than_99_years() throws FabricException {
        setUp("standard", "daily 22:00");
        refuses(
                FabricError.LIMIT_EXCEEDED,
                () -> fabric.putPolicy(
                        key(), Samples.policy("ages", "standard", "daily 22:00", Map.of("yearly", "100y"))));
        fabric.putPolicy(key(), Samples.policy("ages", "standard", "daily 22:00", Map.of("yearly", "99y")));
    }

    @Test
    @DisplayName("500 vaults of a subscription in a region (support matrix)")
    void a_region_has_at_most_500_vaults() throws FabricException {
        for (int i = 0; i < 500; i++) {
            fabric.createVault(key(), Samples.with(Samples.vault("v-" + i), AttributeNames.REGION, "westus"));
        }
        ManagedObject more = Samples.with(Samples.vault("v-500"), AttributeNames.REGION, "westus");
        refuses(FabricError.LIMIT_EXCEEDED, () -> fabric.createVault(key(), more));
        fabric.createVault(key(), Samples.vault("rsv-eastus"));
        fabric.deleteVault(key(), "v-7");
        fabric.createVault(key(), more);
    }

    @Test
    @DisplayName("200 policies in a vault (support matrix)")
    void a_vault_has_at_most_200_policies() throws FabricException {
        fabric.createVault(key(), Samples.vault("rsv-eastus"));
        Map<String, String> retention = Map.of("daily", "30d");
        for (int i = 0; i < 200; i++) {
            if (i % 50 == 0) {
                fabric.pause(Duration.ofHours(25)); // the service counts what is written in a day
            }
            fabric.putPolicy(key(), Samples.policy("p-" + i, "standard", "daily 22:00", retention));
        }
        fabric.pause(Duration.ofHours(25));
        ManagedObject more = Samples.policy("p-200", "standard", "daily 22:00", retention);
        refuses(FabricError.LIMIT_EXCEEDED, () -> fabric.putPolicy(key(), more));
        fabric.deletePolicy(key(), "p-7");
        fabric.putPolicy(key(), more);
    }

    @Test
    @DisplayName("1,000 machines and 2,000 data sources in a vault (support matrix)")
    void a_vault_has_at_most_2000_data_sources_of_which_1000_are_protected_machines() throws FabricException {
        setUp("standard", "daily 22:00");
        for (int i = 1; i < 1_000; i++) {
            fabric.protect(key(), Samples.protection("vm-" + i, "gold"), Samples.machine("vm-" + i));
        }
        refuses(
                FabricError.LIMIT_EXCEEDED,
                () -> fabric.protect(key(), Samples.protection("vm-1000", "gold"), Samples.machine("vm-1000")));
        Map<String, String> retention = Map.of("daily", "7d");
        for (int i = 0; i < 2_000; i++) {
            fabric.putCopyRule(key(), Samples.copyRule("vm-" + i, "rsv-westus", "1d", retention));
        }
        fabric.putCopyRule(key(), Samples.copyRule("vm-0", "rsv-westus", "2d", retention));
        refuses(
                FabricError.LIMIT_EXCEEDED,
                () -> fabric.putCopyRule(key(), Samples.copyRule("vm-2000", "rsv-westus", "1d", retention)));
    }

    @Test
    @DisplayName("There is no way back from an enhanced policy to a standard one (enhanced policy)")
    void a_machine_once_under_an_enhanced_policy_never_follows_a_standard_one_again() throws FabricException {
        setUp("enhanced", "every 4h 00:00-00:00");
        fabric.createVault(key(), Samples.with(Samples.vault("second"), AttributeNames.REGION, "eastus"));
        fabric.pause(Duration.ofDays(1));
        fabric.putPolicy(key(), Samples.policy("daily"));
        ManagedObject back = Samples.protection("sql-01", "daily");
        fabric.updateProtection(
                key(), Samples.protection("sql-01", "gold", "rsv-eastus", AttributeNames.STOPPED), Optional.empty());
        refuses(FabricError.NO_WAY_BACK, () -> fabric.updateProtection(key(), back, Optional.empty()));
        fabric.stopProtection(key(), "sql-01");
        fabric.deletePolicy(key(), "gold");
        refuses(FabricError.NO_WAY_BACK, () -> fabric.protect(key(), back, Samples.machine("sql-01")));
        ManagedObject elsewhere = Samples.protection("sql-01", "daily", "second", AttributeNames.ACTIVE);
        refuses(FabricError.NO_WAY_BACK, () -> fabric.protect(key(), elsewhere, Samples.machine("sql-01")));
        fabric.putPolicy(key(), Samples.policy("daily-2", "enhanced", "daily 22:00", Map.of("daily", "30d")));
        fabric.protect(key(), Samples.protection("sql-01", "daily-2"), Samples.machine("sql-01"));
        fabric.protect(key(), Samples.protection("web-01", "daily"), Samples.machine("web-01"));
    }

    @Test
    void a_machine_whose_policy_became_an_enhanced_one_is_remembered_too() throws FabricException {
        setUp("standard", "daily 22:00");
        fabric.putPolicy(key(), Samples.policy("gold", "enhanced", "daily 22:00", Map.of("daily", "30d")));
        fabric.stopProtection(key(), "sql-01");
        fabric.deletePolicy(key(), "gold");
        fabric.putPolicy(key(), Samples.policy("gold"));
        refuses(
                FabricError.NO_WAY_BACK,
                () -> fabric.protect(key(), Samples.protection("sql-01", "gold"), Samples.machine("sql-01")));
        assertThat(fabric.machines()).containsKey("sql-01");
    }
}
