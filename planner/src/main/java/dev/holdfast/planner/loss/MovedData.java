package dev.holdfast.planner.loss;

import dev.holdfast.dsl.model.disk.Disk;
import dev.holdfast.dsl.quantity.DataRate;
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
            bytes = Math.addExact(bytes, changed(disk, stretch));
        }
        long perSecond = rate.perSecond().bytes();
        return overhead.plusSeconds(bytes / perSecond + (bytes % perSecond == 0 ? 0 : 1));
    }

    /** used × (1 − (1 − c)^days), with c the share that is rewritten per day: a block that changed twice counts once. */
    private static long changed(Disk disk, Duration stretch) {
        long used = disk.used().value().bytes();
        long churn = disk.churn().value().perDay(disk.used().value()).bytes();
        if (used == 0 || churn == 0) {
            return 0;
        }
        double kept = StrictMath.pow(1 - (double) churn / used, stretch.toSeconds() / DAY);
        return Math.min(used, (long) StrictMath.ceil(used * (1 - kept)));
    }
}
