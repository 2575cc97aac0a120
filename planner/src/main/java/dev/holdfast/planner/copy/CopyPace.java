package dev.holdfast.planner.copy;

import dev.holdfast.dsl.model.machine.Disk;
import java.util.List;

/**
 * How much time the copies of a rule take when everything runs as declared.
 *
 * @param perDay copies a day on average; more than 0
 * @param bytes of each: what changes from one to the next
 * @param secondsPerDay time the copies of a day take one after the other
 */
public record CopyPace(double perDay, long bytes, double secondsPerDay) {

    private static final double DAY = 86_400;
    private static final double HOURS = 24;

    /** The pace of copies of these disks. */
    public static CopyPace of(List<Disk> disks, double perDay, CopyLimits limits) {
        double bytes = 0;
        for (Disk disk : disks) {
            double used = disk.used().value().bytes();
            double churn = disk.churn().value().perDay(disk.used().value()).bytes();
            bytes += changed(used, churn, 1 / perDay);
        }
        long whole = (long) StrictMath.ceil(bytes);
        return new CopyPace(perDay, whole, perDay * limits.seconds(whole));
    }

    /** used × (1 − (1 − c)^days), with c the share that is rewritten per day: a block that changed twice counts once. */
    private static double changed(double used, double churn, double days) {
        return used == 0 ? 0 : used * (1 - StrictMath.pow(1 - Math.min(1, churn / used), days));
    }

    /** True if a day's copies can be made in a day. */
    public boolean keepsUp(CopyLimits limits) {
        return secondsPerDay <= DAY && perDay <= limits.perHour() * HOURS;
    }
}
