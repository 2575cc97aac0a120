package dev.holdfast.planner.storage;

/**
 * What matters of a disk's content: how much there is, and how fast it is rewritten.
 *
 * @param usedBytes in use, 0 or more
 * @param churnBytesPerDay rewritten per day, 0 or more; a block that is written twice counts twice
 */
public record DiskContent(long usedBytes, long churnBytesPerDay) {

    public DiskContent {
        if (usedBytes < 0 || churnBytesPerDay < 0) {
            throw new IllegalArgumentException("content is 0 or more: " + usedBytes + ", " + churnBytesPerDay);
        }
    }

    /** Share of the content that is rewritten per day, 0 to 1. */
    double share() {
        return usedBytes == 0 ? 0 : Math.min(1.0, (double) churnBytesPerDay / usedBytes);
    }

    /**
     * Bytes that differ after some days: used × (1 − (1 − c)^days) with c the share rewritten per day, since a block that
     * changed twice between two points is stored once. Writes are taken to fall evenly on the content.
     *
     * @param days 0 or more, fractions too
     */
    public double changed(double days) {
        double share = share();
        return share == 0 || days <= 0 ? 0 : usedBytes * (1 - StrictMath.pow(1 - share, days));
    }
}
