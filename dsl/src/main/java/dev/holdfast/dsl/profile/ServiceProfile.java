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
 * @param capabilities what it can do beside that
 */
public record ServiceProfile(
        String name,
        int version,
        Limits limits,
        Policies policies,
        Timings timings,
        Presets presets,
        Capabilities capabilities) {

    /** True if points can be copied from vault to vault (a simulated capability). */
    public boolean vaultCopies() {
        return capabilities.vaultCopies();
    }

    /** How long the parts of its jobs take. */
    public Latencies latencies() {
        return capabilities.latencies();
    }

    /** How protected instances are metered. */
    public Metering metering() {
        return capabilities.metering();
    }

    /** What is expected of prices and costs. */
    public Prices prices() {
        return capabilities.prices();
    }

    /** How the simulated service runs its jobs. */
    public Jobs jobs() {
        return capabilities.jobs();
    }

    /**
     * What the service can do beside keeping points.
     *
     * @param vaultCopies points can be copied from vault to vault
     * @param regionPairs where the further copy of a redundant vault is
     * @param jobs how the simulated service runs its jobs
     * @param latencies how long their parts take
     * @param metering how protected instances are metered
     * @param prices what is expected of prices and costs
     */
    public record Capabilities(
            boolean vaultCopies,
            RegionPairs regionPairs,
            Jobs jobs,
            Latencies latencies,
            Metering metering,
            Prices prices) {}

    /**
     * What is expected of prices and costs.
     *
     * @param staleAfter age from which prices are likely to have changed
     * @param unusualDecrease a plan that lowers the monthly cost by more than this part may have lost protection
     */
    public record Prices(Duration staleAfter, Percent unusualDecrease) {}

    /**
     * How protected instances are metered: by the data in use on the disks of their last successful backup.
     *
     * @param small largest size of a small instance
     * @param step largest size of a medium instance; above it each started step counts
     * @param agentlessShare what an instance counts whose backups are crash-consistent without an agent
     */
    public record Metering(DataSize small, DataSize step, Percent agentlessShare) {}

    /**
     * How the simulated service runs its jobs.
     *
     * @param attempts most attempts of a scheduled backup, the first included
     * @param retryAfter from the end of a failed attempt to the next one
     * @param extension time to install the extension for snapshots on the first backup of a machine that runs
     * @param latestStart scheduled backups really start up to so long after their time
     * @param missed share of scheduled backups that never start; plans do not count on it
     * @param peak when transfers wait
     */
    public record Jobs(
            int attempts, Duration retryAfter, Duration extension, Duration latestStart, Percent missed, Peak peak) {}

    /**
     * The hours in which transfers wait before they begin.
     *
     * @param lag the longest wait, which is part of {@link Timings#transferOverhead}; zero if there are no such hours
     * @param from first time of day, on the clock of the policy
     * @param until first time of day after it; may be before {@code from}, then it is past midnight
     */
    public record Peak(Duration lag, LocalTime from, LocalTime until) {

        /** True if a transfer that is due then waits. */
        public boolean covers(LocalTime time) {
            boolean afterFrom = !time.isBefore(from);
            boolean beforeUntil = time.isBefore(until);
            return from.isBefore(until) ? afterFrom && beforeUntil : afterFrom || beforeUntil;
        }
    }

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
     * @param backupsOnDemand backups of a machine beside its schedule; beyond it they are refused, nothing waits
     */
    public record Quotas(Quota policyWrites, int copiesPerHour, Quota backupsOnDemand) {

        /** The longest window of a quota beyond which calls are refused for now; copies wait their turn without that. */
        public Duration longestWindow() {
            return policyWrites.window();
        }
    }

    /**
     * What one vault takes, and how many there may be.
     *
     * @param perRegion vaults of a subscription in one region
     * @param sources protected machines, and machines whose copies it takes, together
     * @param machines protected machines
     * @param policies policies
     * @param concurrentJobs backup jobs that run at the same time without waiting for each other
     * @param ingest data that flows into it from all jobs together
     */
    public record VaultLimits(
            int perRegion, int sources, int machines, int policies, int concurrentJobs, DataRate ingest) {}

    /**
     * What the two kinds of backup policy can do.
     *
     * @param enhancedIntervals intervals of an enhanced policy, ascending
     * @param standardInstantDays most days in the snapshot tier under a standard policy
     * @param enhancedInstantDays most days in the snapshot tier under an enhanced policy
     * @param softDelete how long a vault keeps what was deleted
     * @param longestRetention longest age of a point in a vault
     * @param dayCounting how the service counts the days of an age in a vault
     * @param archive what moves to the archive tier
     */
    public record Policies(
            List<Duration> enhancedIntervals,
            int standardInstantDays,
            int enhancedInstantDays,
            SoftDelete softDelete,
            Age longestRetention,
            DayCounting dayCounting,
            Archive archive) {
        public Policies {
            enhancedIntervals = List.copyOf(enhancedIntervals);
        }
    }

    /**
     * Which points that a monthly or yearly rule keeps move to the archive tier, and for how long they have to stay there.
     *
     * @param youngest age before which none moves, whatever its rule says
     * @param retentionLeft how much longer its rule has to keep a point that moves
     * @param shortestStay what leaves the tier earlier is billed until then
     */
    public record Archive(Age youngest, Age retentionLeft, Duration shortestStay) {}

    /**
     * How long a vault keeps what was deleted. It is always on.
     *
     * @param shortest that can be set
     * @param longest that can be set
     * @param free the end of each time in soft delete that costs nothing
     */
    public record SoftDelete(Duration shortest, Duration longest, Duration free) {

        /**
         * The part of the time in soft delete that is billed like storage: everything but the free part, which is the last of
         * the time that was set, not the first. A point whose vault keeps it for 60 days and that is undeleted after 52 costs
         * 46 days, the 6 days since are free.
         *
         * @param set how long the vault keeps what was deleted, at the time of the deletion
         * @param passed from the deletion until the point was undeleted or purged, or until now
         */
        public Duration billed(Duration set, Duration passed) {
            Duration atMost = set.compareTo(free) > 0 ? set.minus(free) : Duration.ZERO;
            return passed.compareTo(atMost) < 0 ? passed : atMost;
        }
    }

    /**
     * How long things take.
     *
     * @param startJitter a scheduled start may come this much later
     * @param snapshot time for the snapshots of a machine
     * @param transfers how fast data moves into and between vaults
     * @param crossRegionLag a point can be restored in the paired region this long after its transfer
     * @param cleanUpTime time of day, UTC, at which the service expires points
     * @param restores how long restores take
     */
    public record Timings(
            Duration startJitter,
            Duration snapshot,
            Transfers transfers,
            Duration crossRegionLag,
            LocalTime cleanUpTime,
            RestoreTimings restores) {

        /** Data moved to a vault per machine. */
        public DataRate transferRate() {
            return transfers.rate();
        }

        /** Data moved between vaults per copy. */
        public DataRate copyRate() {
            return transfers.copyRate();
        }

        /** Data read and compared per machine when the snapshot is gone that tells what changed. */
        public DataRate checksumRate() {
            return transfers.checksumRate();
        }

        /** Fixed time of a transfer. */
        public Duration transferOverhead() {
            return transfers.overhead();
        }
    }

    /**
     * How fast data moves into and between vaults.
     *
     * @param rate data moved to a vault per machine
     * @param copyRate data moved between vaults per copy
     * @param checksumRate data read and compared per machine when the snapshot is gone that tells what changed
     * @param overhead fixed time of a transfer
     */
    public record Transfers(DataRate rate, DataRate copyRate, DataRate checksumRate, Duration overhead) {}

    /**
     * What stands in where an inventory does not say.
     *
     * @param windowsOsDisk size of an OS disk
     * @param linuxOsDisk size of an OS disk
     * @param dataDisk size of a data disk
     * @param usedShare used share of a disk's size
     * @param churn data rewritten per day
     * @param spread how far off they may be
     */
    public record Presets(
            DataSize windowsOsDisk,
            DataSize linuxOsDisk,
            DataSize dataDisk,
            Percent usedShare,
            ChurnRate churn,
            Spread spread) {

        /**
         * How far from the truth such values may be: the ends of the band that estimates of costs show.
         *
         * @param usedLow least used share of a disk's size where nobody says it
         * @param usedHigh most of it
         * @param churnLow least data rewritten per day where nobody says it
         * @param churnHigh most of it
         * @param declaredChurn part by which a churn that somebody declared may be too low or too high
         */
        public record Spread(
                Percent usedLow, Percent usedHigh, ChurnRate churnLow, ChurnRate churnHigh, Percent declaredChurn) {}
    }
}
