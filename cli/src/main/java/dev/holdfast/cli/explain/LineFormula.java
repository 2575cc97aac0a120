package dev.holdfast.cli.explain;

import dev.holdfast.planner.cost.bill.CostMeter;

/** How lines of each meter are computed, in words. */
final class LineFormula {

    private static final String BLOCKS =
            "What was overwritten since the older neighbour is stored once more: a disk that"
                    + " holds u and rewrites the share c of it each day overwrites u \u00d7 (1 \u2212 (1 \u2212 c)^days) if writes"
                    + " fall evenly, min(u, c u \u00d7 days) if they are appended, and of a hot set min(u/10, 0.9 c u \u00d7 days)"
                    + " + min(0.9 u, 0.1 c u \u00d7 days). ";

    private LineFormula() {}

    /** What the meter counts. */
    static String meaning(CostMeter meter) {
        return switch (meter) {
            case PROTECTED_INSTANCE -> "the protected instance, by the size of the data in use on its disks";
            case SNAPSHOT_STORAGE -> "blocks that snapshots of the instant tier hold, each once";
            case VAULT_STORAGE -> "blocks that points hold in the vault, each once";
            case ARCHIVE_STORAGE -> "points in the archive tier, each as a whole";
            case ARCHIVE_EARLY_DELETION -> "the rest of the shortest stay of points that leave the archive tier before";
            case SOFT_DELETED_STORAGE -> "blocks that only soft-deleted points hold, in the time that is not free";
            case COPY_READ -> "data read from the source for copies";
            case REGION_TRANSFER -> "data of copies that leaves its region";
        };
    }

    /** How an amount follows from points and sizes. */
    static String of(CostMeter meter) {
        return switch (meter) {
            case PROTECTED_INSTANCE ->
                "Number of instances for the size \u00d7 the part of the month in which any point is held, from the"
                        + " first successful backup on \u00d7 price.";
            case SNAPSHOT_STORAGE ->
                BLOCKS + "Points on average in the month \u00d7 their size \u00f7 bytes of a GB \u00d7 price.";
            case VAULT_STORAGE ->
                BLOCKS
                        + "Points on average in the month \u00d7 their size, less what is still on its way to the vault, \u00f7 bytes of a"
                        + " GB \u00d7 price.";
            case ARCHIVE_STORAGE ->
                "Points on average in the month \u00d7 everything in use \u00f7 bytes of a GB \u00d7 price.";
            case ARCHIVE_EARLY_DELETION ->
                "Months that are left of the shortest stay \u00d7 everything in use \u00f7 bytes of a GB \u00d7 price.";
            case SOFT_DELETED_STORAGE ->
                BLOCKS
                        + "Points with those in soft delete without those that live, on average in the month \u00d7 their size \u00f7 bytes of a"
                        + " GB \u00d7 price.";
            case COPY_READ, REGION_TRANSFER ->
                BLOCKS + "Copies made in the month \u00d7 their size \u00f7 bytes of a GB \u00d7 price.";
        };
    }
}
