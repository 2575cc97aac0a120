package dev.holdfast.executor.fabric.meter;

import java.util.Arrays;
import java.util.Optional;

/** What is metered: THE list. A meter that has {@linkplain MeterKey#detail details} is kept for each of them. */
public enum Meter {
    /** Instances of the smallest size, from their first successful backup until their data is deleted. */
    INSTANCE_SMALL("instance-small", MeterUnit.INSTANCE_HOURS),
    /** Instances above the smallest size, up to one step. */
    INSTANCE_MEDIUM("instance-medium", MeterUnit.INSTANCE_HOURS),
    /** Started steps of instances above one step. */
    INSTANCE_LARGE("instance-large", MeterUnit.INSTANCE_HOURS),
    /** Blocks that the snapshots of an item hold, each once. */
    SNAPSHOT("snapshot", MeterUnit.GIB_HOURS),
    /** Blocks that the points of an item hold in its vault, each once; detail: redundancy. */
    VAULT("vault", MeterUnit.GIB_HOURS),
    /** Points in the archive tier, each as a whole, also while they are in soft delete in the time that is not free. */
    ARCHIVE("archive", MeterUnit.GIB_HOURS),
    /** The rest of the shortest stay of points that left the archive tier before. */
    ARCHIVE_EARLY("archive-early-deletion", MeterUnit.GIB_DAYS),
    /** Blocks that only points in soft delete hold, in the time that is not free; detail: redundancy. */
    SOFT_DELETED("soft-deleted", MeterUnit.GIB_HOURS),
    /** Data read from another vault for copies to an item; detail: from which region to which. */
    COPY_EGRESS("copy-egress", MeterUnit.GIB),
    /** The part of it that left its region; detail: from which region to which. */
    REGION_TRANSFER("region-transfer", MeterUnit.GIB),
    /** Data read from a vault by restores. */
    RESTORE("restore", MeterUnit.GIB);

    private final String word;
    private final MeterUnit unit;

    Meter(String word, MeterUnit unit) {
        this.word = word;
        this.unit = unit;
    }

    /** As users and databases spell it. */
    public String word() {
        return word;
    }

    /** What it counts in. */
    public MeterUnit unit() {
        return unit;
    }

    /** The meter spelt so. */
    public static Optional<Meter> of(String word) {
        return Arrays.stream(values()).filter(meter -> meter.word.equals(word)).findFirst();
    }
}
