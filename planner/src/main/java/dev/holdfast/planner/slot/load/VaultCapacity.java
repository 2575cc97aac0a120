package dev.holdfast.planner.slot.load;

import dev.holdfast.dsl.profile.ServiceProfile;
import dev.holdfast.dsl.profile.ServiceProfile.VaultLimits;

/**
 * How much backup work a vault takes at once.
 *
 * @param jobs backup jobs that run at the same time
 * @param transfers jobs among them that move data at the same time
 */
public record VaultCapacity(int jobs, int transfers) {

    public VaultCapacity {
        if (jobs < 1 || transfers < 1) {
            throw new IllegalArgumentException("a vault takes at least one job: " + jobs + ", " + transfers);
        }
    }

    /** What a profile says; each transfer moves data at the profile's rate, so the ingest limit is a number of transfers. */
    public static VaultCapacity of(ServiceProfile profile) {
        VaultLimits limits = profile.limits().vault();
        long transfers = limits.ingest().perSecond().bytes()
                / profile.timings().transferRate().perSecond().bytes();
        return new VaultCapacity(limits.concurrentJobs(), (int) Math.max(1, Math.min(Integer.MAX_VALUE, transfers)));
    }

    /** The lesser of both in each respect. */
    public VaultCapacity and(VaultCapacity other) {
        return new VaultCapacity(Math.min(jobs, other.jobs), Math.min(transfers, other.transfers));
    }

    /** True if a load is less above this than another one: first in jobs, then in transfers. */
    public boolean isNearer(LoadPeak peak, LoadPeak than) {
        int order = Integer.compare(Math.max(jobs, peak.jobs()), Math.max(jobs, than.jobs()));
        return order != 0 ? order < 0 : Math.max(transfers, peak.transfers()) < Math.max(transfers, than.transfers());
    }

    /** True if a load stays within both. */
    public boolean holds(LoadPeak peak) {
        return peak.jobs() <= jobs && peak.transfers() <= transfers;
    }
}
