package dev.holdfast.planner.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.dsl.generator.Seeds;
import dev.holdfast.dsl.model.Immutability;
import dev.holdfast.dsl.model.Redundancy;
import dev.holdfast.dsl.model.StorageAccount;
import dev.holdfast.dsl.model.Vault;
import dev.holdfast.dsl.model.policy.BackupPolicy;
import dev.holdfast.dsl.model.policy.CopyRule;
import dev.holdfast.dsl.model.policy.FailureClass;
import dev.holdfast.dsl.model.policy.VaultChoice;
import dev.holdfast.dsl.profile.RestoreTimings;
import dev.holdfast.dsl.profile.ServiceProfile;
import dev.holdfast.dsl.profile.ServiceProfiles;
import dev.holdfast.dsl.quantity.DataRate;
import dev.holdfast.dsl.quantity.DataSize;
import dev.holdfast.planner.objective.PolicyShape;
import dev.holdfast.planner.objective.PolicyType;
import dev.holdfast.planner.plan.Policies;
import dev.holdfast.planner.recovery.RestoreTerm.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class RestoreModelTest {

    private static final int SEEDS = Boolean.getBoolean("holdfast.long") ? 2_000 : 25;
    private static final ServiceProfile AZURE = ServiceProfiles.azure();
    private static final RestoreTimings TIMINGS = AZURE.timings().restores();
    private static final Optional<Duration> A_DAY = Optional.of(Duration.ofHours(26));
    private static final DataSize SIZE = DataSize.ofGibibytes(60);
    private static final Vault EAST =
            new Vault("rsv-east", "eastus", Redundancy.GRS, true, Duration.ofDays(14), Immutability.LOCKED);
    private static final Vault NORTH = Policies.vault("rsv-north", "northeurope", Redundancy.LRS);

    private static Optional<RestoreEstimate> estimate(
            FailureClass failureClass, Map<String, String> retention, List<CopyRule> copies, Vault home) {
        BackupPolicy policy = Policies.policy(
                "p", VaultChoice.of(home.name()), Duration.ofHours(26), "daily 22:00", retention, copies);
        Map<String, Vault> vaults = new TreeMap<>(Map.of(NORTH.name(), NORTH));
        vaults.put(home.name(), home);
        return new RestoreModel(
                        failureClass,
                        policy,
                        PolicyShape.of(policy, PolicyType.STANDARD, home, vaults),
                        AZURE,
                        new RestoreAccounts(List.of(), AZURE))
                .estimate(SIZE, A_DAY);
    }

    private static RestoreEstimate estimate(FailureClass failureClass, String... retention) {
        Map<String, String> classes = new TreeMap<>();
        for (int i = 0; i < retention.length; i += 2) {
            classes.put(retention[i], retention[i + 1]);
        }
        return estimate(failureClass, classes, List.of(), EAST).orElseThrow();
    }

    private static List<Kind> kinds(RestoreEstimate estimate) {
        return estimate.terms().stream().map(RestoreTerm::kind).toList();
    }

    @Test
    void the_newest_point_of_a_lost_machine_comes_from_its_snapshots() {
        RestoreEstimate estimate = estimate(FailureClass.VM, "instant", "2d", "daily", "30d");
        assertThat(kinds(estimate)).containsExactly(Kind.JOB_OVERHEAD, Kind.ATTACH);
        assertThat(estimate.length())
                .isEqualTo(TIMINGS.fromSnapshot().longest().plus(TIMINGS.steps().attach()));
        assertThat(estimate.source().text()).isEqualTo("the snapshot tier");
        assertThat(estimate.limitText()).isEqualTo("job overhead");
    }

    @Test
    void snapshots_that_end_before_the_next_point_is_there_do_not_count() {
        RestoreEstimate estimate = estimate(FailureClass.VM, "instant", "1d", "daily", "30d");
        assertThat(kinds(estimate)).containsExactly(Kind.JOB_OVERHEAD, Kind.TRANSFER, Kind.ATTACH);
        assertThat(estimate.lengthOf(Kind.TRANSFER)).isEqualTo(Duration.ofSeconds(1_024));
        assertThat(estimate.source().text()).isEqualTo("vault rsv-east");
    }

    @Test
    void what_is_noticed_late_needs_a_point_from_the_vault() {
        for (FailureClass late : List.of(FailureClass.DELETION, FailureClass.RANSOMWARE, FailureClass.APPLICATION)) {
            RestoreEstimate estimate = estimate(late, "instant", "5d", "daily", "30d");
            assertThat(kinds(estimate)).as(late.word()).contains(Kind.TRANSFER);
            assertThat(kinds(estimate).contains(Kind.UNDELETE)).isEqualTo(late == FailureClass.DELETION);
            assertThat(kinds(estimate(late, "daily", "30d", "archiveAfter", "180d")))
                    .contains(Kind.REHYDRATION);
        }
        assertThat(kinds(estimate(FailureClass.VM, "daily", "30d", "archiveAfter", "180d")))
                .doesNotContain(Kind.REHYDRATION);
    }

    @Test
    void a_lost_region_is_restored_in_the_paired_one_or_where_the_slower_copy_is() {
        RestoreEstimate paired = estimate(FailureClass.REGION, "instant", "2d", "daily", "30d");
        assertThat(paired.source().text()).isEqualTo("vault rsv-east, read in westus");
        assertThat(paired.lengthOf(Kind.JOB_OVERHEAD))
                .isEqualTo(TIMINGS.fromPairedRegion().longest());
        CopyRule copy = Policies.copy(NORTH.name(), Duration.ofDays(1), Map.of("daily", "7d"));
        RestoreEstimate copied = estimate(FailureClass.REGION, Map.of("daily", "30d"), List.of(copy), EAST)
                .orElseThrow();
        assertThat(copied.source().targetRegion()).contains("northeurope");
        assertThat(copied.lengthOf(Kind.JOB_OVERHEAD))
                .isEqualTo(TIMINGS.fromVault().longest());
        Vault elsewhere = new Vault("rsv", "atlantis", Redundancy.GRS, true, Duration.ofDays(14), Immutability.LOCKED);
        assertThat(estimate(FailureClass.REGION, Map.of("daily", "30d"), List.of(), elsewhere)
                        .orElseThrow()
                        .source()
                        .text())
                .isEqualTo("vault rsv, read in the paired region of atlantis");
    }

    @Test
    void there_is_no_estimate_where_nothing_survives() {
        assertThat(estimate(FailureClass.REGION, Map.of("instant", "2d", "daily", "30d"), List.of(), NORTH))
                .isEmpty();
    }

    @Test
    void accounts_of_the_target_region_replace_the_assumed_one() {
        StorageAccount slow = account("slow", "EastUS", 10);
        RestoreAccounts accounts = new RestoreAccounts(List.of(slow, account("far", "westus", 500)), AZURE);
        assertThat(accounts.accounts(Optional.of("eastus")))
                .extracting(RestoreAccount::name)
                .containsExactly("storage account slow");
        assertThat(accounts.accounts(Optional.of("eastasia")))
                .extracting(RestoreAccount::name)
                .containsExactly("one assumed storage account");
        assertThat(accounts.accounts(Optional.empty()))
                .containsExactlyElementsOf(accounts.accounts(Optional.of("eastasia")));
        StorageAccount premium = new StorageAccount("p", "eastus", "premium", Optional.empty(), Optional.empty());
        assertThat(new RestoreAccounts(List.of(premium), AZURE)
                        .accounts(Optional.of("eastus"))
                        .get(0)
                        .throughput())
                .isEqualTo(TIMINGS.accounts().premiumThroughput());
    }

    @Test
    void a_fleet_takes_no_less_than_each_of_its_machines_and_its_terms_add_up() {
        Seeds.forEach(SEEDS, random -> {
            List<StorageAccount> declared = new ArrayList<>();
            for (int i = random.nextInt(4); i > 0; i--) {
                declared.add(account("a" + i, Seeds.oneOf(random, "eastus", "westus"), 1 + random.nextInt(100)));
            }
            RestoreAccounts accounts = new RestoreAccounts(declared, AZURE);
            FailureClass failureClass = Seeds.oneOf(random, FailureClass.VM, FailureClass.ZONE, FailureClass.REGION);
            BackupPolicy policy =
                    Policies.policy("p", VaultChoice.of(EAST.name()), "daily 22:00", Map.of("daily", "30d"));
            RestoreModel model = new RestoreModel(
                    failureClass,
                    policy,
                    PolicyShape.of(policy, PolicyType.STANDARD, EAST, Map.of(EAST.name(), EAST)),
                    AZURE,
                    accounts);
            List<FleetRestore.Member> members = new ArrayList<>();
            for (int i = 1 + random.nextInt(20); i > 0; i--) {
                DataSize size = DataSize.ofGibibytes(random.nextInt(500));
                members.add(new FleetRestore.Member(
                        "vm-" + i, model.estimate(size, A_DAY).orElseThrow()));
            }
            FleetRestore fleet = new FleetRestore(members, accounts);
            List<RestoreEstimate> together = fleet.together();
            Duration last = together.get(FleetRestore.last(together)).length();
            for (int i = 0; i < members.size(); i++) {
                RestoreEstimate alone = members.get(i).alone();
                assertThat(together.get(i).length())
                        .isBetween(alone.length(), last)
                        .isEqualTo(alone.length().plus(together.get(i).lengthOf(Kind.QUEUE)));
            }
            Optional<Integer> needed = fleet.accountsNeeded(
                    members.get(0).alone().source().targetRegion(),
                    (index, restore) -> restore.lengthOf(Kind.QUEUE).isZero());
            assertThat(needed).isPresent();
            assertThat(needed.get()).isBetween(1, members.size());
        });
    }

    private static StorageAccount account(String name, String region, long mebibytes) {
        return new StorageAccount(
                name, region, "standard", Optional.of(new DataRate(DataSize.ofMebibytes(mebibytes))), Optional.empty());
    }
}
