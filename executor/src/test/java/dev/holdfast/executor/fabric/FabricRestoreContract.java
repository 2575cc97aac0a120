package dev.holdfast.executor.fabric;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.dsl.model.machine.AgentHealth;
import dev.holdfast.dsl.model.machine.PowerState;
import dev.holdfast.dsl.model.machine.ProvisioningState;
import dev.holdfast.dsl.quantity.DataRate;
import dev.holdfast.dsl.quantity.DataSize;
import dev.holdfast.executor.fabric.content.FileRange;
import dev.holdfast.planner.state.AttributeNames;
import dev.holdfast.planner.state.ManagedObject;
import dev.holdfast.planner.state.ObjectAddress;
import dev.holdfast.planner.state.ObjectType;
import dev.holdfast.planner.state.RecoveryPoint;
import dev.holdfast.planner.state.Tier;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** How every fabric restores, and when it refuses. A subclass makes the fabric. */
public abstract class FabricRestoreContract extends FabricFixture {

    private static final DataRate RATE = new DataRate(DataSize.ofMebibytes(60));

    private RestoreOrder order(RecoveryPoint point, RestoreKind kind, String region, String target) {
        return order(point, kind, region, target, "one", Set.of());
    }

    private RestoreOrder order(
            RecoveryPoint point, RestoreKind kind, String region, String target, String account, Set<String> roles) {
        List<FileRange> files = kind == RestoreKind.FILES ? List.of(new FileRange("f", "data", 3, 9)) : List.of();
        return new RestoreOrder(
                new PointReference(HOME, point.id()),
                kind,
                region,
                target,
                new RestoreOrder.Account(account, RATE),
                files,
                roles);
    }

    /** Backed up whole: without the disk that other samples leave out. */
    private RecoveryPoint newest(String encryption) throws FabricException {
        setUp("standard", "daily 22:00");
        Guest guest = new Guest(
                PowerState.RUNNING,
                ProvisioningState.SUCCEEDED,
                AgentHealth.HEALTHY,
                false,
                Optional.of(encryption),
                Optional.empty(),
                Optional.empty());
        ManagedObject whole =
                Samples.withSet(Samples.protection("sql-01", "gold"), AttributeNames.EXCLUDED_DISKS, List.of());
        fabric.updateProtection(
                key(), whole, Optional.of(Samples.machine("sql-01").with(guest)));
        fabric.pause(Duration.ofDays(8));
        return fabric.points(HOME).get(0);
    }

    private RestoreResult restored(RestoreOrder order) throws FabricException {
        return fabric.awaitRestore(fabric.restore(key(), order).result());
    }

    @Test
    void what_is_restored_is_what_was_captured_whatever_is_made_of_it() throws FabricException {
        RecoveryPoint point = newest("platform");
        RestoreSource source = fabric.restorable(new PointReference(HOME, point.id()), "eastus");
        assertThat(source.disks()).map(PointDisk::name).containsExactly("os", "data", "scratch");
        for (RestoreKind kind : RestoreKind.values()) {
            RestoreResult result = restored(order(point, kind, "eastus", kind == RestoreKind.NEW_VM ? "b" : "sql-01"));
            assertThat(result.isVerified()).as(kind + " " + result.detail()).isTrue();
            assertThat(result.ended()).isAfter(result.started()).isBeforeOrEqualTo(fabric.clock());
        }
    }

    @Test
    void a_restore_of_a_key_is_made_once() throws FabricException {
        RecoveryPoint point = newest("platform");
        OperationKey key = key();
        RestoreOrder order = order(point, RestoreKind.NEW_VM, "eastus", "b");
        OperationOutcome first = fabric.restore(key, order);
        assertThat(fabric.restore(key, order)).isEqualTo(first);
        assertThat(fabric.outcome(key)).contains(first);
    }

    @Test
    void names_that_are_taken_are_refused() throws FabricException {
        RecoveryPoint point = newest("platform");
        refuses(
                FabricError.NAME_TAKEN,
                () -> fabric.restore(key(), order(point, RestoreKind.NEW_VM, "eastus", "SQL-01")));
        restored(order(point, RestoreKind.NEW_VM, "eastus", "b"));
        refuses(FabricError.NAME_TAKEN, () -> fabric.restore(key(), order(point, RestoreKind.NEW_VM, "eastus", "b")));
    }

    @Test
    void a_point_without_all_disks_is_restored_as_disks_only() throws FabricException {
        setUp("standard", "daily 22:00");
        fabric.pause(Duration.ofDays(1));
        RecoveryPoint point = fabric.points(HOME).get(0);
        assertThat(fabric.restorable(new PointReference(HOME, point.id()), "eastus")
                        .excludedDisks())
                .containsExactly("scratch");
        refuses(
                FabricError.NOT_RESTORABLE,
                () -> fabric.restore(key(), order(point, RestoreKind.NEW_VM, "eastus", "b")));
        refuses(FabricError.INVALID, () -> fabric.restore(key(), order(point, RestoreKind.DISKS, "eastus", "")));
        assertThat(restored(order(point, RestoreKind.DISKS, "eastus", "rg")).isVerified())
                .isTrue();
    }

    @Test
    void disks_with_keys_of_their_own_need_a_role() throws FabricException {
        for (DiskEncryption encryption : List.of(DiskEncryption.CUSTOMER, DiskEncryption.DISK_ENCRYPTION)) {
            fabric = create();
            RecoveryPoint point = newest(encryption.word());
            refuses(
                    FabricError.ROLE_MISSING,
                    () -> fabric.restore(key(), order(point, RestoreKind.NEW_VM, "eastus", "b")));
            Set<String> roles = Set.of(encryption.role().orElseThrow());
            assertThat(restored(order(point, RestoreKind.NEW_VM, "eastus", "b", "one", roles))
                            .isVerified())
                    .isTrue();
        }
    }

    @Test
    void other_regions_have_only_what_is_replicated_to_them() throws FabricException {
        RecoveryPoint point = newest("platform");
        PointReference reference = new PointReference(HOME, point.id());
        refuses(FabricError.NOT_RESTORABLE, () -> fabric.restorable(reference, "westus"));
        ManagedObject vault = fabric.objects().get(new ObjectAddress(ObjectType.VAULT, "rsv-eastus"));
        fabric.updateVault(key(), Samples.with(vault, AttributeNames.CROSS_REGION_RESTORE, "true"));
        refuses(FabricError.NOT_RESTORABLE, () -> fabric.restorable(reference, "northeurope"));
        fabric.pause(Duration.ofDays(1));
        RestoreSource source = fabric.restorable(reference, "westus");
        assertThat(source.crossRegion()).isTrue();
        assertThat(source.tier()).isEqualTo(Tier.VAULT);
        assertThat(restored(order(point, RestoreKind.NEW_VM, "westus", "b")).isVerified())
                .isTrue();
        refuses(
                FabricError.INVALID,
                () -> fabric.restore(key(), order(point, RestoreKind.REPLACE_DISKS, "westus", "sql-01")));
    }

    @Test
    void data_through_one_account_waits_and_through_two_does_not() throws FabricException {
        newest("platform");
        RecoveryPoint old = fabric.points(HOME).get(fabric.points(HOME).size() - 1);
        RecoveryPoint next = fabric.points(HOME).get(fabric.points(HOME).size() - 2);
        assertThat(fabric.restorable(new PointReference(HOME, old.id()), "eastus")
                        .tier())
                .as("its snapshots are gone, or this says nothing of accounts")
                .isIn(Tier.VAULT, Tier.INSTANT);
        String first = fabric.restore(key(), order(old, RestoreKind.NEW_VM, "eastus", "a", "one", Set.of()))
                .result();
        String second = fabric.restore(key(), order(next, RestoreKind.NEW_VM, "eastus", "b", "one", Set.of()))
                .result();
        Duration shared = length(second);
        length(first);
        String alone = fabric.restore(key(), order(next, RestoreKind.NEW_VM, "eastus", "c", "two", Set.of()))
                .result();
        assertThat(length(alone)).isLessThanOrEqualTo(shared);
    }

    private Duration length(String restore) throws FabricException {
        RestoreResult result = fabric.awaitRestore(restore);
        return Duration.between(result.started(), result.ended());
    }

    @Test
    void a_file_behind_the_content_of_its_disk_is_refused() throws FabricException {
        RecoveryPoint point = newest("platform");
        for (FileRange file : List.of(new FileRange("f", "data", 0, 1_000_000), new FileRange("f", "nothing", 0, 1))) {
            RestoreOrder order = order(point, RestoreKind.FILES, "eastus", "sql-01");
            RestoreOrder behind = new RestoreOrder(
                    order.point(), order.kind(), "eastus", "sql-01", order.account(), List.of(file), Set.of());
            refuses(FabricError.INVALID, () -> fabric.restore(key(), behind));
        }
    }

    @Test
    void what_is_not_there_is_not_restored() throws FabricException {
        RecoveryPoint point = newest("platform");
        refuses(FabricError.NOT_FOUND, () -> fabric.restorable(new PointReference(HOME, "sql-01@x"), "eastus"));
        refuses(FabricError.NOT_FOUND, () -> fabric.awaitRestore("restore-99"));
        fabric.deletePoint(key(), new PointReference(HOME, point.id()));
        refuses(FabricError.NOT_FOUND, () -> fabric.restore(key(), order(point, RestoreKind.NEW_VM, "eastus", "b")));
    }

    @Test
    void a_point_that_is_deleted_while_it_is_restored_fails_loudly() throws FabricException {
        RecoveryPoint point = newest("platform");
        String restore = fabric.restore(key(), order(point, RestoreKind.NEW_VM, "eastus", "b"))
                .result();
        fabric.deletePoint(key(), new PointReference(HOME, point.id()));
        RestoreResult result = fabric.awaitRestore(restore);
        assertThat(result.status()).isEqualTo(JobStatus.FAILED);
        assertThat(result.isVerified()).isFalse();
        assertThat(result.detail()).contains("PointGone");
    }
}
