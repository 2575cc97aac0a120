package dev.holdfast.planner.storage;

import dev.holdfast.dsl.model.disk.Disk;
import dev.holdfast.dsl.model.disk.WritePattern;
import dev.holdfast.dsl.quantity.DataSize;

/**
 * What matters of a disk's content: how much there is, and how it changes.
 *
 * @param usedBytes in use now, 0 or more
 * @param churnBytesPerDay rewritten per day, 0 or more; a block that is written twice counts twice
 * @param writes where those writes fall
 * @param growthBytesPerDay what comes to the used data each day until there is no room left, 0 or more; it is written once
 * @param roomBytes how much can come, 0 or more
 * @param reductionPercent by how many hundredths less a vault stores of the data, 0 to 99
 */
public record DiskContent(
        long usedBytes,
        long churnBytesPerDay,
        WritePattern writes,
        long growthBytesPerDay,
        long roomBytes,
        int reductionPercent) {

    /** The tenth of a disk on which {@link WritePattern#HOT_SET} writes, and the share of the writes that fall elsewhere. */
    private static final double TENTH = 0.1;

    private static final int WHOLE = 100;

    public DiskContent {
        if (usedBytes < 0 || churnBytesPerDay < 0 || growthBytesPerDay < 0 || roomBytes < 0) {
            throw new IllegalArgumentException("content is 0 or more: " + usedBytes + ", " + churnBytesPerDay + ", "
                    + growthBytesPerDay + ", " + roomBytes);
        }
        if (reductionPercent < 0 || reductionPercent >= WHOLE) {
            throw new IllegalArgumentException("a reduction is 0 to 99 hundredths: " + reductionPercent);
        }
    }

    /** Content that is written evenly, does not grow and is stored as it is. */
    public DiskContent(long usedBytes, long churnBytesPerDay) {
        this(usedBytes, churnBytesPerDay, WritePattern.UNIFORM, 0, 0, 0);
    }

    /** The content of a disk as it is estimated. */
    public static DiskContent of(Disk disk) {
        DataSize used = disk.used().value();
        return of(disk, used, disk.churn().value().perDay(used).bytes());
    }

    /** The content of a disk that holds and rewrites other amounts than estimated. */
    public static DiskContent of(Disk disk, DataSize used, long churnBytesPerDay) {
        return new DiskContent(
                used.bytes(),
                churnBytesPerDay,
                disk.content().writes(),
                disk.growthPerDay().bytes(),
                Math.max(0, disk.size().value().bytes() - used.bytes()),
                disk.content().reduction().value().intValueExact());
    }

    /** Share of the content that is rewritten per day, 0 to 1. */
    double share() {
        return usedBytes == 0 ? 0 : Math.min(1.0, (double) churnBytesPerDay / usedBytes);
    }

    /** True if more and more is in use. */
    boolean grows() {
        return growthBytesPerDay > 0 && roomBytes > 0;
    }

    /** What a vault stores of it: every figure less by the reduction. */
    DiskContent stored() {
        return reductionPercent == 0
                ? this
                : new DiskContent(
                        less(usedBytes), less(churnBytesPerDay), writes, less(growthBytesPerDay), less(roomBytes), 0);
    }

    private long less(long bytes) {
        int kept = WHOLE - reductionPercent;
        return bytes / WHOLE * kept + bytes % WHOLE * kept / WHOLE;
    }

    /**
     * Bytes of what is in use now that differ after some days, with c the share rewritten per day and u the used bytes. A block
     * that changed twice between two points is stored once, so it depends on where writes fall:
     *
     * <ul>
     *   <li>everywhere alike: u × (1 − (1 − c)^days);
     *   <li>nine of ten on one tenth: min(u / 10, 0.9 c u × days) + min(0.9 u, 0.1 c u × days);
     *   <li>one after the other: min(u, c u × days).
     * </ul>
     *
     * @param days 0 or more, fractions too
     */
    public double rewritten(double days) {
        double share = share();
        if (share == 0 || days <= 0) {
            return 0;
        }
        if (share >= 1) {
            return usedBytes;
        }
        return switch (writes) {
            case UNIFORM -> days == 1 ? (double) churnBytesPerDay : usedBytes * (1 - StrictMath.pow(1 - share, days));
            case HOT_SET -> hot(days) + cold(days);
            case APPEND -> Math.min((double) usedBytes, churnBytesPerDay * days);
        };
    }

    private double hot(double days) {
        return Math.min(TENTH * usedBytes, (1 - TENTH) * churnBytesPerDay * days);
    }

    private double cold(double days) {
        return Math.min((1 - TENTH) * usedBytes, TENTH * churnBytesPerDay * days);
    }

    /**
     * Bytes that come to what is in use within some days, at most as many as there is room for. For days in the past, below 0:
     * how many came since then, as a number below 0; everything in use at most.
     */
    public double grown(double days) {
        if (!grows()) {
            return 0;
        }
        double grown = growthBytesPerDay * days;
        return Math.max(-(double) usedBytes, Math.min((double) roomBytes, grown));
    }

    /** Bytes that differ after some days: what was {@linkplain #rewritten rewritten} and what has {@linkplain #grown come}. */
    public double changed(double days) {
        return days <= 0 ? 0 : rewritten(days) + grown(days);
    }

    /** Bytes per day by which {@link #changed} grows at a moment. */
    double slope(double days) {
        double share = Math.min(share(), 1 - MachineContent.SAME);
        double grows = growthBytesPerDay * days < roomBytes ? (double) growthBytesPerDay : 0;
        return grows
                + switch (writes) {
                    case UNIFORM -> usedBytes * -StrictMath.log1p(-share) * StrictMath.pow(1 - share, days);
                    case HOT_SET ->
                        (hot(days) < TENTH * usedBytes ? (1 - TENTH) * churnBytesPerDay : 0)
                                + (cold(days) < (1 - TENTH) * usedBytes ? TENTH * churnBytesPerDay : 0);
                    case APPEND -> churnBytesPerDay * days < usedBytes ? (double) churnBytesPerDay : 0;
                };
    }
}
