package dev.holdfast.dsl.model.disk;

import java.util.Optional;

/** What a disk is for. */
public enum DiskRole {
    /** The disk the machine starts from; exactly one at most. */
    OS("os"),
    DATA("data"),
    /** Local scratch space: never included in a backup and never billed. */
    TEMPORARY("temporary");

    private final String word;

    DiskRole(String word) {
        this.word = word;
    }

    /** The word used in declarations and documents. */
    public String word() {
        return word;
    }

    /** The constant with this word, exactly as written in a declaration. */
    public static Optional<DiskRole> of(String word) {
        for (DiskRole constant : values()) {
            if (constant.word.equals(word)) {
                return Optional.of(constant);
            }
        }
        return Optional.empty();
    }
}
