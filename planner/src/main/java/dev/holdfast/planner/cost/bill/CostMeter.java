package dev.holdfast.planner.cost.bill;

import dev.holdfast.dsl.price.PriceUnit;
import java.util.Arrays;
import java.util.Optional;

/** What is on a bill: THE list, in the order of bills. */
public enum CostMeter {
    /** Protected instances, by size. */
    PROTECTED_INSTANCE("protected-instance", PriceUnit.INSTANCE_MONTH),
    /** Blocks that snapshots of the instant restore tier hold, each once. */
    SNAPSHOT_STORAGE("snapshot-storage", PriceUnit.GB_MONTH),
    /** Blocks that points hold in a vault, each once. */
    VAULT_STORAGE("vault-storage", PriceUnit.GB_MONTH),
    /** Points in the archive tier, each as a whole. */
    ARCHIVE_STORAGE("archive-storage", PriceUnit.GB_MONTH),
    /** The rest of the shortest stay of points that leave the archive tier before. */
    ARCHIVE_EARLY_DELETION("archive-early-deletion", PriceUnit.GB_MONTH),
    /** Blocks that only points in soft delete hold, in the time that is not free. */
    SOFT_DELETED_STORAGE("soft-deleted-storage", PriceUnit.GB_MONTH),
    /** Data read from a vault for copies, which counts as restored. */
    COPY_READ("copy-read", PriceUnit.GB),
    /** Data of copies that leaves its region. */
    REGION_TRANSFER("region-transfer", PriceUnit.GB);

    private final String word;
    private final PriceUnit unit;

    CostMeter(String word, PriceUnit unit) {
        this.word = word;
        this.unit = unit;
    }

    /** As people and documents spell it. */
    public String word() {
        return word;
    }

    /** What its amounts are in; of data, GB of the price. */
    public PriceUnit unit() {
        return unit;
    }

    /** True if amounts are of something that is there for a time, false if it is paid once. */
    public boolean isOverTime() {
        return unit != PriceUnit.GB && this != ARCHIVE_EARLY_DELETION;
    }

    /** The meter spelt so. */
    public static Optional<CostMeter> of(String word) {
        return Arrays.stream(values()).filter(meter -> meter.word.equals(word)).findFirst();
    }
}
