package dev.holdfast.executor.fabric.world.job;

import java.util.Optional;

/**
 * The kinds of job: THE list. The word is stored; the operation is what the service itself calls it, as in recorded answers,
 * or would call it if it had it.
 */
public enum JobKind {
    BACKUP("backup", "Backup"),
    COPY("copy", "Copy"),
    CLEAN_UP("clean-up", "CleanUp"),
    ARCHIVE("archive", "MoveRecoveryPoint"),
    CONFIGURE("configure", "ConfigureBackup"),
    DISABLE("disable", "DisableBackup"),
    DELETE_DATA("delete-data", "DeleteBackupData"),
    UNDELETE("undelete", "Undelete"),
    RESTORE("restore", "Restore"),
    CROSS_REGION_RESTORE("cross-region-restore", "CrossRegionRestore");

    private final String word;
    private final String operation;

    JobKind(String word, String operation) {
        this.word = word;
        this.operation = operation;
    }

    /** What the service calls it. */
    public String operation() {
        return operation;
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
