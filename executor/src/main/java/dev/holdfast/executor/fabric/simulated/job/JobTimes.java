package dev.holdfast.executor.fabric.simulated.job;

import dev.holdfast.dsl.profile.Latencies;
import dev.holdfast.dsl.profile.Quantiles;
import dev.holdfast.dsl.profile.ServiceProfile;
import dev.holdfast.dsl.quantity.DataSize;
import dev.holdfast.planner.state.ItemKey;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/**
 * When jobs start and how long their parts take, in whole seconds. Drawn from the profile's latencies by the seed of a world; the same job
 * always gets the same times.
 */
public final class JobTimes {

    private static final int HUNDRED = 100;

    private final ServiceProfile profile;
    private final Latencies latencies;
    private final long seed;

    /** The times of a world with that seed. */
    public JobTimes(ServiceProfile profile, long seed) {
        this.profile = profile;
        this.latencies = profile.latencies();
        this.seed = seed;
    }

    /** From the scheduled time of a backup to its real start, 0 or more. */
    public long lateness(ItemKey item, long scheduled) {
        long latest = profile.jobs().latestStart().toSeconds();
        return latest == 0 ? 0 : (long) ((latest + 1) * draw("start", item, scheduled));
    }

    /** True if a scheduled backup never starts, and nobody is told. */
    public boolean misses(ItemKey item, long scheduled) {
        double share = profile.jobs().missed().value().doubleValue() / HUNDRED;
        return share > 0 && draw("missed", item, scheduled) < share;
    }

    /** To install the extension for snapshots. */
    public long extension() {
        return atLeastOne(profile.jobs().extension());
    }

    /** To take the snapshots of a machine. */
    public long snapshot(ItemKey item, long captured) {
        return drawn(latencies.snapshot(), "snapshot", item, captured);
    }

    /** From a snapshot to the begin of its transfer, 0 or more: it waits in the hours of the peak. */
    public long lag(ItemKey item, long captured, long due, ZoneId zone) {
        ServiceProfile.Peak peak = profile.jobs().peak();
        boolean waits = !peak.lag().isZero()
                && peak.covers(Instant.ofEpochSecond(due).atZone(zone).toLocalTime());
        return waits ? (long) ((peak.lag().toSeconds() + 1) * draw("lag", item, captured)) : 0;
    }

    /** To move bytes to a vault. */
    public long transfer(ItemKey item, long captured, long bytes) {
        long fixed = Backups.duration(
                profile.timings().transferOverhead().minus(profile.jobs().peak().lag()),
                0,
                profile.timings().transferRate());
        long slowest = profile.timings().transferRate().secondsFor(new DataSize(bytes));
        double share = latencies.transferShare(draw("transfer", item, captured), fixed);
        return Math.max(1, fixed + (long) StrictMath.ceil(slowest * share));
    }

    /** What a restore takes beside moving bytes. */
    public long restore(ItemKey item, long started) {
        return drawn(latencies.restore(), "restore", item, started);
    }

    /** What a restore in the paired region takes beside moving bytes. */
    public long crossRegionRestore(ItemKey item, long started) {
        return drawn(latencies.crossRegionRestore(), "cross-region-restore", item, started);
    }

    /** To protect a machine, or to let it follow another policy. */
    public long configure(ItemKey item, long started) {
        return drawn(latencies.changes().configure(), "configure", item, started);
    }

    /** To stop a protection. */
    public long disable(ItemKey item, long started) {
        return drawn(latencies.changes().disable(), "disable", item, started);
    }

    /** To delete points. */
    public long deleteData(ItemKey item, long started) {
        return drawn(latencies.changes().deleteData(), "delete-data", item, started);
    }

    /** To bring points back from soft delete. */
    public long undelete(ItemKey item, long started) {
        return drawn(latencies.changes().undelete(), "undelete", item, started);
    }

    private long drawn(Quantiles quantiles, String purpose, ItemKey item, long second) {
        return Math.max(1, StrictMath.round(quantiles.at(draw(purpose, item, second))));
    }

    private double draw(String purpose, ItemKey item, long second) {
        return Chance.draw(seed, purpose, item, second);
    }

    /** Whole seconds, rounded up, at least one: a job takes time. */
    private static long atLeastOne(Duration duration) {
        return Math.max(1, duration.getSeconds() + (duration.getNano() > 0 ? 1 : 0));
    }
}
