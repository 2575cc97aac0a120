package dev.holdfast.dsl.model.policy;

import java.util.Optional;

/** How a machine is protected: THE list; {@code auto} is the absence of a choice. */
public enum Mechanism {
    /** Vault backup of the whole machine. */
    BACKUP("backup"),
    DISK_BACKUP("disk-backup"),
    RESTORE_POINTS("restore-points"),
    SNAPSHOTS("snapshots"),
    REPLICATION("replication");

    private final String word;

    Mechanism(String word) {
        this.word = word;
    }

    /** The word used in declarations and documents. */
    public String word() {
        return word;
    }

    /** The constant with this word, exactly as written in a declaration. */
    public static Optional<Mechanism> of(String word) {
        for (Mechanism constant : values()) {
            if (constant.word.equals(word)) {
                return Optional.of(constant);
            }
        }
        return Optional.empty();
    }
}
