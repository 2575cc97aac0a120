package dev.holdfast.dsl.model.retention;

import java.util.Optional;

/** The kinds of {@link Keep}: THE list. */
public enum KeepKind {
    COUNT("count"),
    UNLIMITED("unlimited"),
    AGE("age");

    private final String word;

    KeepKind(String word) {
        this.word = word;
    }

    /** The word used in declarations and documents. */
    public String word() {
        return word;
    }

    /** The constant with this word, exactly as written in a declaration. */
    public static Optional<KeepKind> of(String word) {
        for (KeepKind constant : values()) {
            if (constant.word.equals(word)) {
                return Optional.of(constant);
            }
        }
        return Optional.empty();
    }
}
