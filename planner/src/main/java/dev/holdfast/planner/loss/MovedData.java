package dev.holdfast.planner.loss;

import dev.holdfast.dsl.model.disk.Disk;
import dev.holdfast.dsl.quantity.DataRate;
import dev.holdfast.planner.storage.DiskContent;
import java.time.Duration;
import java.util.List;

/** How much of a machine changes between two captures, and how long that takes to move. */
final class MovedData {

    private static final double DAY = 86_400;

    private MovedData() {}

    /** The time to move what changes on these disks in a stretch of time, in whole seconds, rounded up. */
    static Duration time(List<Disk> disks, Duration stretch, Duration overhead, DataRate rate) {
        long bytes = 0;
        for (Disk disk : disks) {
            bytes = Math.addExact(
                    bytes, (long) StrictMath.ceil(DiskContent.of(disk).changed(stretch.toSeconds() / DAY)));
        }
        long perSecond = rate.perSecond().bytes();
        return overhead.plusSeconds(bytes / perSecond + (bytes % perSecond == 0 ? 0 : 1));
    }
}
