package dev.holdfast.executor.fabric;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.dsl.quantity.Age;
import dev.holdfast.planner.retention.Promises;
import dev.holdfast.planner.state.AttributeNames;
import dev.holdfast.planner.state.ManagedObject;
import dev.holdfast.planner.state.ObjectAddress;
import dev.holdfast.planner.state.ObjectType;
import dev.holdfast.planner.state.PointStatus;
import dev.holdfast.planner.state.Promise;
import dev.holdfast.planner.state.PromisedRule;
import dev.holdfast.planner.state.RecoveryPoint;
import dev.holdfast.planner.state.RunningBackup;
import dev.holdfast.planner.state.Tier;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every fabric does. A subclass makes the fabric. */
public abstract class FabricContract extends FabricFixture {

    @Test
    void objectsReadBackAsTheyWereWritten() throws FabricException {
        setUp("standard", "daily 22:00");
        ManagedObject copy = Samples.copyRule("sql-01", "rsv-westus", "1d", Map.of("daily", "7d"));
        fabric.putCopyRule(key(), copy);
        assertThat(fabric.objects().keySet())
                .map(ObjectAddress::toString)
                .containsExactly(
                        "vault/rsv-eastus",
                        "vault/rsv-westus",
                        "policy/gold",
                        "protection/sql-01",
                        "schedule/sql-01",
                        "copy/sql-01\u2192rsv-westus");
        assertThat(fabric.objects().get(copy.address())).isEqualTo(copy);
        assertThat(fabric.read().objects()).isEqualTo(fabric.objects());
        assertThat(fabric.read().clock()).contains(START);
    }

    @Test
    void aKeyIsCarriedOutOnceWithWhateverArguments() throws FabricException {
        OperationKey key = key();
        OperationOutcome first = fabric.createVault(key, Samples.vault("rsv-eastus"));
        OperationOutcome second = fabric.createVault(key, Samples.vault("rsv-westus"));
        assertThat(second).isEqualTo(first);
        assertThat(fabric.outcome(key)).contains(first);
        assertThat(fabric.objects()).hasSize(1);
    }

    @Test
    void aRefusedCallLeavesNoTraceAndItsKeyCanBeUsedAgain() throws FabricException {
        OperationKey key = key();
        refuses(FabricError.NOT_FOUND, () -> fabric.deleteVault(key, "rsv-eastus"));
        assertThat(fabric.outcome(key)).isEmpty();
        fabric.createVault(key(), Samples.vault("rsv-eastus"));
        fabric.deleteVault(key, "rsv-eastus");
        assertThat(fabric.outcome(key)).isPresent();
        assertThat(fabric.objects()).isEmpty();
    }

    @Test
    void aBackupMakesAGoodPointThatReachesTheVault() throws FabricException {
        setUp("standard", "daily 22:00");
        OperationOutcome outcome = fabric.backUpNow(key(), "sql-01");
        assertThat(outcome.result()).isEqualTo("sql-01@2026-11-20T15:00Z");
        assertThat(fabric.await(HOME, outcome.result())).isEqualTo(JobStatus.COMPLETED);
        RecoveryPoint point = fabric.points(HOME).get(0);
        assertThat(point.id()).isEqualTo(outcome.result());
        assertThat(point.captured()).isEqualTo(START);
        assertThat(point.status()).isEqualTo(PointStatus.GOOD);
        assertThat(point.tiers()).containsExactly(Tier.INSTANT);
        assertThat(point.size().bytes()).isEqualTo(100 * Samples.GIB);
        assertThat(point.promise()).isPresent();
        assertThat(fabric.promisedRules())
                .map(rule -> rule.digest())
                .containsAll(point.promise().get().rules());
        fabric.pause(Duration.ofHours(6));
        assertThat(fabric.points(HOME).get(0).tiers()).containsExactly(Tier.INSTANT, Tier.VAULT);
        assertThat(fabric.read().jobs().get(HOME).succeeded()).isTrue();
    }

    @Test
    void aBackupIsReadAsUnderWayUntilItsPointIsInTheVault() throws FabricException {
        setUp("standard", "daily 22:00");
        assertThat(fabric.read().running()).isEmpty();
        String point = fabric.backUpNow(key(), "sql-01").result();
        assertThat(fabric.read().running()).isEqualTo(Map.of(HOME, List.of(new RunningBackup(START, false))));
        fabric.await(HOME, point);
        assertThat(fabric.read().running()).isEqualTo(Map.of(HOME, List.of(new RunningBackup(START, true))));
        fabric.pause(Duration.ofHours(6));
        assertThat(fabric.read().running()).isEmpty();
    }

    @Test
    void aCopyIsUnverifiedUntilItIsCompleteAndIsNotMadeTwice() throws FabricException {
        setUp("standard", "daily 22:00");
        String point = fabric.backUpNow(key(), "sql-01").result();
        fabric.await(HOME, point);
        refuses(
                FabricError.COPY_UNSUPPORTED,
                () -> fabric.copyPoint(key(), new PointReference(HOME, point), "rsv-westus"));
        fabric.pause(Duration.ofHours(6));
        String copy = fabric.copyPoint(key(), new PointReference(HOME, point), "rsv-westus")
                .result();
        assertThat(fabric.points(COPY).get(0).status()).isEqualTo(PointStatus.UNVERIFIED);
        assertThat(fabric.copyPoint(key(), new PointReference(HOME, point), "rsv-westus")
                        .result())
                .isEqualTo(copy);
        assertThat(fabric.await(COPY, copy)).isEqualTo(JobStatus.COMPLETED);
        assertThat(fabric.points(COPY)).hasSize(1);
        RecoveryPoint made = fabric.points(COPY).get(0);
        assertThat(made.id()).isEqualTo(copy).isNotEqualTo(point);
        assertThat(made.captured()).isEqualTo(START);
        assertThat(made.status()).isEqualTo(PointStatus.GOOD);
    }

    @Test
    void waitingForWhatIsNotMadeFails() throws FabricException {
        setUp("standard", "daily 22:00");
        assertThat(fabric.await(HOME, "sql-01@2026-11-20T15:00Z")).isEqualTo(JobStatus.FAILED);
        assertThat(fabric.await(HOME, "nonsense")).isEqualTo(JobStatus.FAILED);
        assertThat(fabric.clock()).isEqualTo(START);
    }

    @Test
    void vaultsAreRefusedWhatWouldHarmTheirContent() throws FabricException {
        setUp("standard", "daily 22:00");
        refuses(FabricError.INVALID, () -> fabric.createVault(key(), Samples.vault("rsv-eastus")));
        refuses(FabricError.NOT_FOUND, () -> fabric.updateVault(key(), Samples.vault("rsv-nowhere")));
        refuses(FabricError.VAULT_NOT_EMPTY, () -> fabric.deleteVault(key(), "rsv-eastus"));
        refuses(
                FabricError.REDUNDANCY_FIXED,
                () -> fabric.updateVault(key(), Samples.vault("rsv-eastus", "LRS", "disabled")));
        fabric.updateVault(key(), Samples.vault("rsv-westus", "LRS", "locked"));
        refuses(
                FabricError.VAULT_LOCKED,
                () -> fabric.updateVault(key(), Samples.vault("rsv-westus", "LRS", "unlocked")));
        fabric.deleteVault(key(), "rsv-westus");
    }

    @Test
    void aVaultThatHoldsPointsOutlivesItsProtections() throws FabricException {
        setUp("standard", "daily 22:00");
        fabric.await(HOME, fabric.backUpNow(key(), "sql-01").result());
        fabric.stopProtection(key(), "sql-01");
        assertThat(fabric.points(HOME)).hasSize(1);
        refuses(FabricError.VAULT_NOT_EMPTY, () -> fabric.deleteVault(key(), "rsv-eastus"));
    }

    @Test
    void policiesAreRefusedWhatTheServiceCannotDo() throws FabricException {
        setUp("enhanced", "every 4h");
        refuses(FabricError.IN_USE, () -> fabric.deletePolicy(key(), "gold"));
        refuses(FabricError.NOT_FOUND, () -> fabric.deletePolicy(key(), "silver"));
        ManagedObject standard = Samples.policy("gold", "standard", "daily 22:00", Map.of("daily", "30d"));
        refuses(FabricError.NO_WAY_BACK, () -> fabric.putPolicy(key(), standard));
        refuses(
                FabricError.INVALID,
                () -> fabric.putPolicy(
                        key(), Samples.policy("silver", "standard", "daily 22:00", Map.of("daily", "nonsense"))));
        ManagedObject silver = Samples.policy("silver", "standard", "daily 22:00", Map.of("daily", "30d"));
        fabric.putPolicy(key(), silver);
        refuses(
                FabricError.NO_WAY_BACK,
                () -> fabric.updateProtection(key(), Samples.protection("sql-01", "silver"), Optional.empty()));
    }

    @Test
    void aMachineIsProtectedByOneVaultOfItsRegion() throws FabricException {
        setUp("standard", "daily 22:00");
        fabric.createVault(key(), Samples.with(Samples.vault("second"), AttributeNames.REGION, "eastus"));
        ManagedObject elsewhere = Samples.protection("sql-01", "gold", "second", AttributeNames.ACTIVE);
        refuses(FabricError.ALREADY_PROTECTED, () -> fabric.protect(key(), elsewhere, Samples.machine("sql-01")));
        refuses(
                FabricError.REGION_MISMATCH,
                () -> fabric.protect(
                        key(),
                        Samples.protection("web-01", "gold", "rsv-westus", AttributeNames.ACTIVE),
                        Samples.machine("web-01")));
        refuses(
                FabricError.NOT_FOUND,
                () -> fabric.protect(key(), Samples.protection("web-01", "none"), Samples.machine("web-01")));
        refuses(
                FabricError.NOT_FOUND,
                () -> fabric.updateProtection(key(), Samples.protection("web-01", "gold"), Optional.empty()));
        fabric.updateProtection(
                key(), Samples.protection("sql-01", "gold", "rsv-eastus", AttributeNames.STOPPED), Optional.empty());
        fabric.protect(key(), elsewhere, Samples.machine("sql-01"));
    }

    @Test
    void theOperatingSystemDiskAndDisksOfAnEncryptedMachineAreNeverLeftOut() throws FabricException {
        setUp("standard", "daily 22:00");
        ManagedObject withoutOs = Samples.withSet(
                Samples.protection("sql-01", "gold"), AttributeNames.EXCLUDED_DISKS, List.of("os", "scratch"));
        refuses(FabricError.DISK_SELECTION, () -> fabric.updateProtection(key(), withoutOs, Optional.empty()));
        Guest usual = Guest.USUAL;
        Machine encrypted = Samples.machine("sql-01")
                .with(new Guest(
                        usual.power(),
                        usual.provisioning(),
                        usual.agent(),
                        false,
                        Optional.of(DiskEncryption.DISK_ENCRYPTION.word()),
                        Optional.empty(),
                        Optional.empty()));
        refuses(
                FabricError.DISK_SELECTION,
                () -> fabric.updateProtection(key(), Samples.protection("sql-01", "gold"), Optional.of(encrypted)));
        ManagedObject whole =
                Samples.withSet(Samples.protection("sql-01", "gold"), AttributeNames.EXCLUDED_DISKS, List.of());
        fabric.updateProtection(key(), whole, Optional.of(encrypted));
    }

    @Test
    void aPointOnDemandHasItsPromiseFromItsCaptureOnAndTheServiceTakesThreeADay() throws FabricException {
        setUp("standard", "daily 22:00");
        PromisedRule keep = Promises.onDemand(Age.ofDays(40), ZoneId.of("America/New_York"));
        String id = fabric.backUpNow(key(), new BackupOrder("sql-01", Optional.of(keep), "before the upgrade"))
                .result();
        fabric.await(HOME, id);
        RecoveryPoint point = fabric.points(HOME).get(0);
        assertThat(point.promise().orElseThrow().rules()).hasSize(2).contains(keep.digest());
        assertThat(point.promise().orElseThrow().until()).contains(keep.ends(point.captured()));
        assertThat(fabric.promisedRules()).contains(keep);
        fabric.await(HOME, fabric.backUpNow(key(), "sql-01").result());
        fabric.await(HOME, fabric.backUpNow(key(), "sql-01").result());
        refuses(FabricError.ON_DEMAND_LIMIT, () -> fabric.backUpNow(key(), "sql-01"));
        fabric.pause(Duration.ofDays(35));
        fabric.await(HOME, fabric.backUpNow(key(), "sql-01").result());
        assertThat(fabric.points(HOME)).extracting(RecoveryPoint::id).contains(id);
        fabric.pause(Duration.ofDays(7));
        assertThat(fabric.points(HOME)).extracting(RecoveryPoint::id).doesNotContain(id);
    }

    @Test
    void aStoppedProtectionTakesNoBackupsAndResumes() throws FabricException {
        setUp("standard", "daily 22:00");
        fabric.updateProtection(
                key(), Samples.protection("sql-01", "gold", "rsv-eastus", AttributeNames.STOPPED), Optional.empty());
        refuses(FabricError.NOT_FOUND, () -> fabric.backUpNow(key(), "sql-01"));
        fabric.pause(Duration.ofDays(3));
        assertThat(fabric.points(HOME)).isEmpty();
        fabric.protect(key(), Samples.protection("sql-01", "gold"), Samples.machine("sql-01"));
        fabric.pause(Duration.ofDays(3));
        assertThat(fabric.points(HOME)).hasSize(3);
    }

    @Test
    void schedulesAndCopyRulesNeedWhatTheySpeakOf() throws FabricException {
        setUp("standard", "daily 22:00");
        refuses(
                FabricError.NOT_FOUND,
                () -> fabric.putSchedule(key(), Samples.schedule("web-01", "daily 22:00", "0s")));
        refuses(FabricError.INVALID, () -> fabric.putSchedule(key(), Samples.schedule("sql-01", "at teatime", "0s")));
        refuses(FabricError.NOT_FOUND, () -> fabric.deleteSchedule(key(), "web-01"));
        refuses(
                FabricError.NOT_FOUND,
                () -> fabric.putCopyRule(key(), Samples.copyRule("sql-01", "rsv-none", "1d", Map.of("daily", "7d"))));
        refuses(FabricError.NOT_FOUND, () -> fabric.deleteCopyRule(key(), ObjectAddress.copy("sql-01", "rsv-westus")));
        fabric.deleteSchedule(key(), "sql-01");
        fabric.pause(Duration.ofDays(3));
        assertThat(fabric.points(HOME)).isEmpty();
    }

    @Test
    void stoppingAProtectionTakesItsScheduleAndKeepsItsPoints() throws FabricException {
        setUp("standard", "daily 22:00");
        fabric.pause(Duration.ofDays(3));
        int points = fabric.points(HOME).size();
        fabric.stopProtection(key(), "sql-01");
        assertThat(fabric.objects()).doesNotContainKey(new ObjectAddress(ObjectType.SCHEDULE, "sql-01"));
        fabric.pause(Duration.ofDays(100));
        assertThat(fabric.points(HOME)).hasSize(points);
        refuses(FabricError.NOT_FOUND, () -> fabric.stopProtection(key(), "sql-01"));
    }

    @Test
    void aPointCanBeRestoredInThePairedRegionOnceItsCopyIsThere() throws FabricException {
        setUp("standard", "daily 22:00");
        ManagedObject single = fabric.objects().get(new ObjectAddress(ObjectType.VAULT, "rsv-eastus"));
        ManagedObject readable = Samples.with(single, AttributeNames.CROSS_REGION_RESTORE, "true");
        fabric.updateVault(key(), readable);
        String id = fabric.backUpNow(key(), "sql-01").result();
        fabric.await(HOME, id);
        assertThat(fabric.points(HOME).get(0).tiers()).doesNotContain(Tier.VAULT);
        while (!fabric.points(HOME).get(0).tiers().contains(Tier.VAULT)) {
            fabric.pause(Duration.ofMinutes(10));
        }
        fabric.pause(Duration.ofHours(12).minusMinutes(11));
        assertThat(fabric.pairedPoints(HOME)).map(RecoveryPoint::id).doesNotContain(id);
        fabric.pause(Duration.ofMinutes(11));
        assertThat(fabric.pairedPoints(HOME)).map(RecoveryPoint::id).contains(id);
        fabric.updateVault(key(), single);
        assertThat(fabric.pairedPoints(HOME)).isEmpty();
    }

    @Test
    void promisesCanBeReplaced() throws FabricException {
        setUp("standard", "daily 22:00");
        fabric.pause(Duration.ofDays(2));
        RecoveryPoint point = fabric.points(HOME).get(0);
        Promise promise = new Promise(
                point.promise().orElseThrow().rules(),
                List.of("daily until 2026-12-20"),
                Optional.of(START.plus(Duration.ofDays(30))));
        fabric.setPromises(key(), HOME, Map.of(point.id(), promise, "sql-01@2020-01-01T00:00Z", promise));
        assertThat(fabric.points(HOME).get(0).promise()).contains(promise);
    }

    @Test
    void settleReturns() throws FabricException {
        setUp("standard", "daily 22:00");
        fabric.settle();
        assertThat(fabric.objects()).hasSize(5);
    }
}
