package dev.holdfast.dsl.model.disk;

import java.util.Optional;

/** Host caching of a disk. */
public enum Caching {
    NONE("none"),
    READ_ONLY("read-only"),
    /** Write order is not guaranteed in crash-consistent points. */
    READ_WRITE("read-write");

    private final String word;

    Caching(String word) {
        this.word = word;
    }

    /** The word used in declarations and documents. */
    public String word() {
        return word;
    }

    /** The constant with this word, exactly as written in a declaration. */
    public static Optional<Caching> of(String word) {
        for (Caching constant : values()) {
            if (constant.word.equals(word)) {
                return Optional.of(constant);
            }
        }
        return Optional.empty();
    }
}
