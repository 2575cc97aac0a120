package dev.holdfast.dsl.model;

import java.util.Optional;

/** Whether a vault refuses to lose points early. */
public enum Immutability {
    DISABLED("disabled"),
    /** Enforced, but can be turned off. */
    UNLOCKED("unlocked"),
    /** Enforced for ever: cannot be undone. */
    LOCKED("locked");

    private final String word;

    Immutability(String word) {
        this.word = word;
    }

    /** The word used in declarations and documents. */
    public String word() {
        return word;
    }

    /** The constant with this word, exactly as written in a declaration. */
    public static Optional<Immutability> of(String word) {
        for (Immutability constant : values()) {
            if (constant.word.equals(word)) {
                return Optional.of(constant);
            }
        }
        return Optional.empty();
    }
}
