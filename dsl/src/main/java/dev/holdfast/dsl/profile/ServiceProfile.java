package dev.holdfast.dsl.profile;

import dev.holdfast.dsl.quantity.Age;
import dev.holdfast.dsl.quantity.ChurnRate;
import dev.holdfast.dsl.quantity.DataRate;
import dev.holdfast.dsl.quantity.DataSize;
import dev.holdfast.dsl.quantity.Percent;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;

/**
 * A service's limits, timings and the presets that stand in for what it does not report.
 *
 * @param name such as {@code azure}
 * @param version grows when a number changes
 * @param limits what the service refuses
 * @param policies what the two kinds of backup policy can do
 * @param timings how long things take
 * @param presets what stands in where an inventory does not say
 * @param vaultCopies whether points can be copied from vault to vault (a simulated capability)
 */
public record ServiceProfile(
        String name,
        int version,
        Limits limits,
        Policies policies,
        Timings timings,
        Presets presets,
        boolean vaultCopies) {

    /**
     * What the service refuses.
     *
     * @param disksPerMachine disks of a machine with managed disks
     * @param unmanagedDisksPerMachine disks of a machine with unmanaged disks
     * @param diskSize largest disk
     * @param machineSize largest sum of all disks of a machine
     * @param pointsPerItem recovery points of a machine in a vault
     * @param quotas calls that it counts over time
     * @param vault what one vault takes
     */
    public record Limits(
            int disksPerMachine,
            int unmanagedDisksPerMachine,
            DataSize diskSize,
            DataSize machineSize,
            int pointsPerItem,
            Quotas quotas,
            VaultLimits vault) {}

    /**
     * Calls that the service counts over time. What is beyond is not refused for good: it waits.
     *
     * @param policyWrites creations, changes and deletions of policies in a subscription
     * @param copiesPerHour copies of a machine's points that begin in one target vault within any 60 minutes
     */
    public record Quotas(Quota policyWrites, int copiesPerHour) {

        /** The longest window of a quota beyond which calls are refused for now; copies wait their turn without that. */
        public Duration longestWindow() {
            return policyWrites.window();
        }
    }

    /**
     * What one vault takes.
     *
     * @param machines protected machines
     * @param policies policies
     * @param concurrentJobs backup jobs that run at the same time without waiting for each other
     * @param ingest data that flows into it from all jobs together
     */
    public record VaultLimits(int machines, int policies, int concurrentJobs, DataRate ingest) {}

    /**
     * What the two kinds of backup policy can do.
     *
     * @param enhancedIntervals intervals of an enhanced policy, ascending
     * @param standardInstantDays most days in the snapshot tier under a standard policy
     * @param enhancedInstantDays most days in the snapshot tier under an enhanced policy
     * @param softDeleteShortest shortest soft delete of a vault
     * @param softDeleteLongest longest soft delete of a vault
     * @param longestRetention longest age of a point in a vault
     * @param dayCounting how the service counts the days of an age in a vault
     */
    public record Policies(
            List<Duration> enhancedIntervals,
            int standardInstantDays,
            int enhancedInstantDays,
            Duration softDeleteShortest,
            Duration softDeleteLongest,
            Age longestRetention,
            DayCounting dayCounting) {
        public Policies {
            enhancedIntervals = List.copyOf(enhancedIntervals);
        }
    }

    /**
     * How long things take.
     *
     * @param startJitter a scheduled start may come this much later
     * @param snapshot time for the snapshots of a machine
     * @param rates how fast data is moved and read
     * @param transferOverhead fixed time of a transfer
     * @param crossRegionLag a point can be restored in the paired region this long after its transfer
     * @param cleanUpTime time of day, UTC, at which the service expires points
     */
    public record Timings(
            Duration startJitter,
            Duration snapshot,
            Rates rates,
            Duration transferOverhead,
            Duration crossRegionLag,
            LocalTime cleanUpTime) {

        /** Data moved to a vault per machine. */
        public DataRate transferRate() {
            return rates.transfer();
        }

        /** Data moved between vaults per copy. */
        public DataRate copyRate() {
            return rates.copy();
        }

        /** Data read and compared per machine when the snapshot is gone that tells what changed. */
        public DataRate checksumRate() {
            return rates.checksum();
        }
    }

    /**
     * How fast data is moved and read.
     *
     * @param transfer to a vault, per machine
     * @param copy between vaults, per copy
     * @param checksum read and compared, per machine
     */
    public record Rates(DataRate transfer, DataRate copy, DataRate checksum) {}

    /**
     * What stands in where an inventory does not say.
     *
     * @param windowsOsDisk size of an OS disk
     * @param linuxOsDisk size of an OS disk
     * @param dataDisk size of a data disk
     * @param usedShare used share of a disk's size
     * @param churn data rewritten per day
     */
    public record Presets(
            DataSize windowsOsDisk, DataSize linuxOsDisk, DataSize dataDisk, Percent usedShare, ChurnRate churn) {}
}
