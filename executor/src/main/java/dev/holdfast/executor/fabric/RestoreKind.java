package dev.holdfast.executor.fabric;

import java.util.Optional;

/** What a restore makes: THE list; the words are what people write. */
public enum RestoreKind {
    /** A machine of its own with all disks of the point. */
    NEW_VM("new-vm"),
    /** The disks alone, in a resource group that is named. */
    DISKS("disks"),
    /** The disks of the machine itself: what was written after the point is gone from it. */
    REPLACE_DISKS("replace-disks"),
    /** Named ranges of extents. */
    FILES("files");

    private final String word;

    RestoreKind(String word) {
        this.word = word;
    }

    /** The word used on the command line and in documents. */
    public String word() {
        return word;
    }

    /** The constant with this word. */
    public static Optional<RestoreKind> of(String word) {
        for (RestoreKind constant : values()) {
            if (constant.word.equals(word)) {
                return Optional.of(constant);
            }
        }
        return Optional.empty();
    }
}
