package dev.holdfast.executor.fabric.world;

import java.util.Optional;

/** The kinds of job: THE list; the words are what people see. */
public enum JobKind {
    BACKUP("backup"),
    COPY("copy"),
    CLEAN_UP("clean-up"),
    RESTORE("restore"),
    CROSS_REGION_RESTORE("cross-region-restore");

    private final String word;

    JobKind(String word) {
        this.word = word;
    }

    /** The word used in documents and state. */
    public String word() {
        return word;
    }

    /** The constant with this word. */
    public static Optional<JobKind> of(String word) {
        for (JobKind constant : values()) {
            if (constant.word.equals(word)) {
                return Optional.of(constant);
            }
        }
        return Optional.empty();
    }
}
