package dev.holdfast.dsl.model.schedule;

import java.util.Optional;

/** The kinds of {@link Recurrence}: THE list; the words are the keys of a schedule. */
public enum RecurrenceKind {
    EVERY("every"),
    CRON("cron"),
    DAILY("daily"),
    WEEKLY("weekly"),
    MONTHLY("monthly");

    private final String word;

    RecurrenceKind(String word) {
        this.word = word;
    }

    /** The word used in declarations and documents. */
    public String word() {
        return word;
    }

    /** The constant with this word, exactly as written in a declaration. */
    public static Optional<RecurrenceKind> of(String word) {
        for (RecurrenceKind constant : values()) {
            if (constant.word.equals(word)) {
                return Optional.of(constant);
            }
        }
        return Optional.empty();
    }
}
