package dev.holdfast.executor.fabric.content;

import java.util.Optional;

/** Where the writes of a disk fall. */
public enum WritePattern {
    /** Everywhere alike: after some days used × (1 − (1 − c)^days) differs, c the share that is rewritten in a day. */
    UNIFORM("uniform"),
    /** Nine writes of ten on one tenth of the content. */
    HOT_SET("hot-set"),
    /** One after the other, over again from the beginning: a log that wraps. */
    APPEND("append"),
    /** Into fresh extents, each of which frees the oldest one: a log whose tail is trimmed. */
    CLEAR("clear");

    private final String word;

    WritePattern(String word) {
        this.word = word;
    }

    /** The word used in stored worlds. */
    public String word() {
        return word;
    }

    /** The pattern with this word. */
    public static Optional<WritePattern> of(String word) {
        for (WritePattern pattern : values()) {
            if (pattern.word.equals(word)) {
                return Optional.of(pattern);
            }
        }
        return Optional.empty();
    }

    /** Extents of the disk over which so many extents of content wander. */
    long span(long extents) {
        return this == CLEAR ? Math.multiplyExact(extents, 2) : extents;
    }

    /**
     * How often a day an extent is written on average. Under uniform writing the share that is rewritten in a day counts
     * extents that differ after the day, so more writes are needed than differ: −ln(1 − c).
     *
     * @param usedBytes more than 0
     */
    double writesPerExtent(long usedBytes, long churnBytesPerDay) {
        double share = (double) churnBytesPerDay / usedBytes;
        double writes = this == UNIFORM && share < 1 ? -StrictMath.log1p(-share) : share;
        return share >= 1 ? WriteRate.MOST : Math.min(WriteRate.MOST, writes);
    }
}
