package dev.holdfast.dsl.model;

import java.util.Optional;

/** How many copies a vault keeps, and where. */
public enum Redundancy {
    /** Three copies in one data centre. */
    LRS("LRS"),
    /** Copies in three zones of the region. */
    ZRS("ZRS"),
    /** A further copy in the paired region. */
    GRS("GRS");

    private final String word;

    Redundancy(String word) {
        this.word = word;
    }

    /** The word used in declarations and documents. */
    public String word() {
        return word;
    }

    /** The constant with this word, exactly as written in a declaration. */
    public static Optional<Redundancy> of(String word) {
        for (Redundancy constant : values()) {
            if (constant.word.equals(word)) {
                return Optional.of(constant);
            }
        }
        return Optional.empty();
    }
}
