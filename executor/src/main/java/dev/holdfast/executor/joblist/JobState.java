package dev.holdfast.executor.joblist;

import java.util.Optional;

/** Where a job stands: THE list; the words are what people see. */
public enum JobState {
    /** For its turn, or after a failed attempt for the next one. */
    WAITING("waiting"),
    IN_PROGRESS("in-progress"),
    COMPLETED("completed"),
    FAILED("failed");

    private final String word;

    JobState(String word) {
        this.word = word;
    }

    /** The word used in options and output. */
    public String word() {
        return word;
    }

    /** The constant with this word. */
    public static Optional<JobState> of(String word) {
        for (JobState constant : values()) {
            if (constant.word.equals(word)) {
                return Optional.of(constant);
            }
        }
        return Optional.empty();
    }
}
