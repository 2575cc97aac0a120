package dev.holdfast.planner.state;

import java.util.Optional;

/** Where the bytes of a recovery point are. */
public enum Tier {
    /** A snapshot beside the disk. */
    INSTANT("instant"),
    /** The vault. */
    VAULT("vault"),
    /** Cold storage of the vault. */
    ARCHIVE("archive");

    private final String word;

    Tier(String word) {
        this.word = word;
    }

    /** The word used in documents and state. */
    public String word() {
        return word;
    }

    /** The constant with this word. */
    public static Optional<Tier> of(String word) {
        for (Tier constant : values()) {
            if (constant.word.equals(word)) {
                return Optional.of(constant);
            }
        }
        return Optional.empty();
    }
}
