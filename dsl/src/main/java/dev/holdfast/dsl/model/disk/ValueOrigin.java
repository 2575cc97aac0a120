package dev.holdfast.dsl.model.disk;

import java.util.Optional;

/** Where a number comes from. */
public enum ValueOrigin {
    /** Reported by the cloud. */
    MEASURED("measured"),
    /** Written by the user. */
    DECLARED("declared"),
    /** Nobody said; a documented default stands in. */
    PRESET("preset");

    private final String word;

    ValueOrigin(String word) {
        this.word = word;
    }

    /** The word used in declarations and documents. */
    public String word() {
        return word;
    }

    /** The constant with this word, exactly as written in a declaration. */
    public static Optional<ValueOrigin> of(String word) {
        for (ValueOrigin constant : values()) {
            if (constant.word.equals(word)) {
                return Optional.of(constant);
            }
        }
        return Optional.empty();
    }
}
