package dev.holdfast.planner.retention;

/** What one class says of one point: THE list. Stored as a byte, one per class and point. */
enum Outcome {
    /** The class keeps another point of the bucket, or none. */
    OTHER,
    /** It fills a slot, or its age is not over. */
    KEPT,
    /** It is the newest of a bucket that is still open. */
    OPEN,
    /** It is the oldest good point, kept because there are free slots. */
    OLDEST,
    /** Enough newer buckets are kept. */
    OUTLIVED,
    /** Its age is over. */
    TOO_OLD,
    /** A finer class keeps it, so that it takes no slot here. */
    FINER,
    /** It cannot take a slot, but a good point of its time would be kept. */
    WOULD_KEEP;

    private static final Outcome[] ALL = values();
    private static final int SUBSTITUTE = 1 << 4;

    /** The byte that stands for this outcome. */
    byte code(boolean substitute) {
        int code = switch (this) {
            case OTHER -> 0;
            case KEPT -> 1;
            case OPEN -> 2;
            case OLDEST -> 3;
            case OUTLIVED -> 4;
            case TOO_OLD -> 5;
            case FINER -> 6;
            case WOULD_KEEP -> 7;
        };
        return (byte) (substitute ? code | SUBSTITUTE : code);
    }

    /** True if the class keeps the point. */
    boolean keeps() {
        return switch (this) {
            case KEPT, OPEN, OLDEST, WOULD_KEEP -> true;
            case OTHER, OUTLIVED, TOO_OLD, FINER -> false;
        };
    }

    /** True if the class chose the point for its bucket, whatever became of it then. */
    boolean isPick() {
        return switch (this) {
            case KEPT, OPEN, OUTLIVED, TOO_OLD, FINER -> true;
            case OTHER, OLDEST, WOULD_KEEP -> false;
        };
    }

    static Outcome of(byte code) {
        return ALL[code & SUBSTITUTE - 1];
    }

    static boolean isSubstitute(byte code) {
        return (code & SUBSTITUTE) != 0;
    }
}
