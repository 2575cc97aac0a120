package dev.holdfast.planner.retention;

/** What one class says of one point: THE list. Stored as numbers, one per class and point. */
enum Outcome {
    /** The class keeps another point of the bucket. */
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
    private static final int SLOT_SHIFT = 5;

    /** The number that stands for this outcome. */
    int number(int slot, boolean substitute) {
        return code() | (substitute ? SUBSTITUTE : 0) | slot << SLOT_SHIFT;
    }

    /** True if the class keeps the point. */
    boolean keeps() {
        return switch (this) {
            case KEPT, OPEN, OLDEST, WOULD_KEEP -> true;
            case OTHER, OUTLIVED, TOO_OLD, FINER -> false;
        };
    }

    private int code() {
        return switch (this) {
            case OTHER -> 0;
            case KEPT -> 1;
            case OPEN -> 2;
            case OLDEST -> 3;
            case OUTLIVED -> 4;
            case TOO_OLD -> 5;
            case FINER -> 6;
            case WOULD_KEEP -> 7;
        };
    }

    static Outcome of(int number) {
        return ALL[number & SUBSTITUTE - 1];
    }

    static int slot(int number) {
        return number >>> SLOT_SHIFT;
    }

    static boolean isSubstitute(int number) {
        return (number & SUBSTITUTE) != 0;
    }
}
