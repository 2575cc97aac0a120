package dev.holdfast.dsl.profile;

import dev.holdfast.dsl.quantity.DataRate;
import dev.holdfast.dsl.quantity.DataSize;
import java.time.Duration;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How long restores take, and where they bring what a vault holds of another region.
 *
 * @param fromSnapshot a restore job from the snapshot tier
 * @param fromVault a restore job from a vault, in its region
 * @param fromPairedRegion a restore job from a vault, in its paired region
 * @param steps what else a restore may need
 * @param machineRate data read from a vault per machine
 * @param accounts the storage accounts that restored data is written through
 * @param pairedRegions by region the one that its vaults are replicated to
 */
public record RestoreTimings(
        Latency fromSnapshot,
        Latency fromVault,
        Latency fromPairedRegion,
        Steps steps,
        DataRate machineRate,
        Accounts accounts,
        SortedMap<String, String> pairedRegions) {

    public RestoreTimings {
        pairedRegions = Collections.unmodifiableSortedMap(new TreeMap<>(pairedRegions));
    }

    /**
     * What a restore may need besides its job; each at its longest.
     *
     * @param undelete bringing back the deleted points of a machine
     * @param rehydration bringing a point back from the archive tier
     * @param attach creating the machine and attaching its restored disks
     */
    public record Steps(Duration undelete, Duration rehydration, Duration attach) {}

    /**
     * What a storage account does where the declaration does not say.
     *
     * @param standardThroughput of a standard account
     * @param premiumThroughput of a premium account
     * @param iops operations per second of any account
     * @param operationSize data that one operation moves
     */
    public record Accounts(DataRate standardThroughput, DataRate premiumThroughput, int iops, DataSize operationSize) {}
}
