package dev.holdfast.dsl.model.retention;

import java.util.Optional;

/** What to do when no good point was captured on the day a class asks for. */
public enum OnMissing {
    /** The first good point after the day stands in, else the last before it in the bucket. */
    SUBSTITUTE("substitute"),
    /** The bucket keeps nothing. */
    SKIP("skip");

    private final String word;

    OnMissing(String word) {
        this.word = word;
    }

    /** The word used in declarations and documents. */
    public String word() {
        return word;
    }

    /** The constant with this word, exactly as written in a declaration. */
    public static Optional<OnMissing> of(String word) {
        for (OnMissing constant : values()) {
            if (constant.word.equals(word)) {
                return Optional.of(constant);
            }
        }
        return Optional.empty();
    }
}
