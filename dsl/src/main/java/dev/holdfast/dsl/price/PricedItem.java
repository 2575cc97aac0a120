package dev.holdfast.dsl.price;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What has a price: THE list. The words are those of the meters. */
public enum PricedItem {
    /** A protected instance of up to 50 GB. */
    INSTANCE_SMALL("instance-small", PriceUnit.INSTANCE_MONTH, false),
    /** A protected instance of more than 50 and up to 500 GB. */
    INSTANCE_MEDIUM("instance-medium", PriceUnit.INSTANCE_MONTH, false),
    /** Each started 500 GB of a protected instance of more than 500 GB. */
    INSTANCE_LARGE("instance-large", PriceUnit.INSTANCE_MONTH, false),
    /** Data of snapshots in the instant restore tier. */
    SNAPSHOT("snapshot", PriceUnit.GB_MONTH, false),
    /** Data of points in a vault. */
    VAULT("vault", PriceUnit.GB_MONTH, true),
    /** Data of points in the archive tier of a vault. */
    ARCHIVE("archive", PriceUnit.GB_MONTH, true),
    /** A machine that is replicated. */
    REPLICATED_INSTANCE("replicated-instance", PriceUnit.INSTANCE_MONTH, false),
    /** Data that leaves a region for another one. */
    REGION_TRANSFER("region-transfer", PriceUnit.GB, false),
    /** Data read from a vault by restores. */
    RESTORE("restore", PriceUnit.GB, false);

    private final String word;
    private final PriceUnit unit;
    private final boolean byRedundancy;

    PricedItem(String word, PriceUnit unit, boolean byRedundancy) {
        this.word = word;
        this.unit = unit;
        this.byRedundancy = byRedundancy;
    }

    /** As price files spell it. */
    public String word() {
        return word;
    }

    /** What its price is for one of. */
    public PriceUnit unit() {
        return unit;
    }

    /** True if its price depends on the redundancy of a vault, so that each price says of which. */
    public boolean isByRedundancy() {
        return byRedundancy;
    }

    /** The item spelt so. */
    public static Optional<PricedItem> of(String word) {
        return Arrays.stream(values()).filter(item -> item.word.equals(word)).findFirst();
    }

    /** The words of all items. */
    public static List<String> words() {
        return Arrays.stream(values()).map(PricedItem::word).toList();
    }
}
