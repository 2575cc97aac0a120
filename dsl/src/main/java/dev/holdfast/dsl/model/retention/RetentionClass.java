package dev.holdfast.dsl.model.retention;

import java.util.Optional;

/** The calendar buckets points are kept by, finest first: THE list; the words are the keys of a retention. */
public enum RetentionClass {
    /** Every point is a bucket of its own. */
    LAST("last"),
    HOURLY("hourly"),
    DAILY("daily"),
    /** ISO weeks, Monday to Sunday. */
    WEEKLY("weekly"),
    MONTHLY("monthly"),
    YEARLY("yearly");

    private final String word;

    RetentionClass(String word) {
        this.word = word;
    }

    /** The word used in declarations and documents. */
    public String word() {
        return word;
    }

    /** The constant with this word, exactly as written in a declaration. */
    public static Optional<RetentionClass> of(String word) {
        for (RetentionClass constant : values()) {
            if (constant.word.equals(word)) {
                return Optional.of(constant);
            }
        }
        return Optional.empty();
    }
}
