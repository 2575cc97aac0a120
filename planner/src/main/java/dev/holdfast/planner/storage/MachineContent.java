package dev.holdfast.planner.storage;

import dev.holdfast.dsl.model.disk.Disk;
import dev.holdfast.dsl.model.disk.WritePattern;
import java.util.ArrayList;
import java.util.List;

/**
 * The content of a machine's backups: its included disks.
 *
 * @param disks in the order of the machine; empty if nothing is known of them
 */
public record MachineContent(List<DiskContent> disks) {

    /** Of a machine that is not known any more. */
    public static final MachineContent UNKNOWN = new MachineContent(List.of());

    /** Shares this close count as equal. */
    static final double SAME = 1e-9;

    /** The search for a number of days ends after this many steps; it usually takes five. */
    private static final int STEPS = 100;

    public MachineContent {
        disks = List.copyOf(disks);
    }

    /** What these disks hold and how fast they are rewritten. */
    public static MachineContent of(List<Disk> disks) {
        List<DiskContent> contents = new ArrayList<>(disks.size());
        for (Disk disk : disks) {
            contents.add(DiskContent.of(disk));
        }
        return new MachineContent(contents);
    }

    /** Bytes in use on all disks. */
    public long full() {
        long bytes = 0;
        for (DiskContent disk : disks) {
            bytes = Math.addExact(bytes, disk.usedBytes());
        }
        return bytes;
    }

    /** Bytes that differ after some days: the sum of {@link DiskContent#changed}. */
    public double changed(double days) {
        double bytes = 0;
        for (DiskContent disk : disks) {
            bytes += disk.changed(days);
        }
        return bytes;
    }

    /** Bytes that come to what is in use within some days, or came since then: the sum of {@link DiskContent#grown}. */
    public double grown(double days) {
        double bytes = 0;
        for (DiskContent disk : disks) {
            bytes += disk.grown(days);
        }
        return bytes;
    }

    /** Bytes of what is in use now that differ after some days: the sum of {@link DiskContent#rewritten}. */
    public double rewritten(double days) {
        double bytes = 0;
        for (DiskContent disk : disks) {
            bytes += disk.rewritten(days);
        }
        return bytes;
    }

    /** True if more and more is in use on some disk. */
    public boolean grows() {
        return disks.stream().anyMatch(DiskContent::grows);
    }

    /** What a vault stores of it, less by the reduction of each disk. */
    public MachineContent stored() {
        return disks.stream().allMatch(disk -> disk.reductionPercent() == 0)
                ? this
                : new MachineContent(disks.stream().map(DiskContent::stored).toList());
    }

    /** True if every disk with content rewrites the same share of it evenly, so that sizes alone say how points overlap. */
    boolean isUniform() {
        double first = -1;
        for (DiskContent disk : disks) {
            if (disk.usedBytes() > 0) {
                if (disk.writes() != WritePattern.UNIFORM || disk.grows()) {
                    return false;
                }
                first = first < 0 ? disk.share() : first;
                if (Math.abs(disk.share() - first) > SAME) {
                    return false;
                }
            }
        }
        return true;
    }

    /**
     * The days of ordinary writing after which this many bytes differ: the inverse of {@link #changed}. Infinite if that many
     * never differ.
     */
    double days(double bytes) {
        if (bytes <= 0) {
            return 0;
        }
        // changed() is concave, so steps along its slope from the left never pass the answer.
        double days = 0;
        for (int step = 0; step < STEPS; step++) {
            double missing = bytes - changed(days);
            double slope = slope(days);
            if (slope * 1e12 < bytes) {
                return Double.POSITIVE_INFINITY;
            }
            if (missing <= bytes * SAME) {
                return days;
            }
            days += missing / slope;
        }
        return days;
    }

    /** Bytes per day by which {@link #changed} grows. */
    private double slope(double days) {
        double slope = 0;
        for (DiskContent disk : disks) {
            slope += disk.slope(days);
        }
        return slope;
    }
}
