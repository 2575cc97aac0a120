package dev.holdfast.dsl.model.disk;

import java.util.Optional;

/** Where the bytes of a disk live. */
public enum DiskStorage {
    /** A managed disk resource. */
    MANAGED("managed"),
    /** A page blob in a storage account. */
    UNMANAGED("unmanaged"),
    /** On the host; gone when the machine is deallocated. */
    EPHEMERAL("ephemeral");

    private final String word;

    DiskStorage(String word) {
        this.word = word;
    }

    /** The word used in declarations and documents. */
    public String word() {
        return word;
    }

    /** The constant with this word, exactly as written in a declaration. */
    public static Optional<DiskStorage> of(String word) {
        for (DiskStorage constant : values()) {
            if (constant.word.equals(word)) {
                return Optional.of(constant);
            }
        }
        return Optional.empty();
    }
}
