package dev.holdfast.planner.copy;

import dev.holdfast.dsl.model.disk.Disk;
import dev.holdfast.planner.storage.MachineContent;
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
        long whole = (long) StrictMath.ceil(MachineContent.of(disks).changed(1 / perDay));
        return new CopyPace(perDay, whole, perDay * limits.seconds(whole));
    }

    /** True if a day's copies can be made in a day. */
    public boolean keepsUp(CopyLimits limits) {
        return secondsPerDay <= DAY && perDay <= limits.perHour() * HOURS;
    }
}
