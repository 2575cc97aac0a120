package dev.holdfast.dsl.model.policy;

import java.util.Optional;

/** What a recovery point promises about the applications inside. */
public enum Consistency {
    APPLICATION("application"),
    FILE_SYSTEM("file-system"),
    CRASH("crash");

    private final String word;

    Consistency(String word) {
        this.word = word;
    }

    /** The word used in declarations and documents. */
    public String word() {
        return word;
    }

    /** The constant with this word, exactly as written in a declaration. */
    public static Optional<Consistency> of(String word) {
        for (Consistency constant : values()) {
            if (constant.word.equals(word)) {
                return Optional.of(constant);
            }
        }
        return Optional.empty();
    }
}
