package dev.holdfast.planner.slot.load;

import dev.holdfast.dsl.model.disk.Disk;
import dev.holdfast.dsl.profile.ServiceProfile;
import dev.holdfast.dsl.quantity.DataSize;
import dev.holdfast.planner.storage.DiskContent;
import java.time.Duration;
import java.util.Collection;

/**
 * How long backups are expected to take, from the profile's timings: a snapshot, then the transfer of what changed since the
 * one before. First backups, which move everything, are not what slots are made for.
 */
public final class JobPrediction {

    private final ServiceProfile.Timings timings;

    /** Predictions by the timings of a service. */
    public JobPrediction(ServiceProfile profile) {
        this.timings = profile.timings();
    }

    /** What changes on disks between two runs some days apart. */
    public static DataSize changed(Collection<Disk> disks, int days) {
        DataSize changed = DataSize.ZERO;
        for (Disk disk : disks) {
            changed = changed.plus(
                    new DataSize((long) StrictMath.ceil(DiskContent.of(disk).changed(days))));
        }
        return changed;
    }

    /** Whole minutes of a snapshot, at least 1. */
    public int snapshotMinutes() {
        return minutes(timings.snapshot().toSeconds());
    }

    /** Whole minutes in which this much data gets into the vault, at least 1. */
    public int transferMinutes(DataSize changed) {
        long rate = timings.transferRate().perSecond().bytes();
        return minutes(timings.transferOverhead().toSeconds() + changed.bytes() / rate + 1);
    }

    private static int minutes(long seconds) {
        long most = Duration.ofDays(366).toMinutes();
        return (int) Math.max(1, Math.min(most, (seconds + 59) / 60));
    }
}
