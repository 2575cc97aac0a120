package dev.holdfast.dsl.model.disk;

import java.util.Optional;

/** Where the writes of a disk fall, which decides how much of them points have to keep. */
public enum WritePattern {
    /** Everywhere alike. */
    UNIFORM("uniform"),
    /** Nine writes of ten on one tenth of the data: databases, mail, most servers. */
    HOT_SET("hot-set"),
    /** One after the other, over again from the beginning: logs, queues, recordings. */
    APPEND("append");

    private final String word;

    WritePattern(String word) {
        this.word = word;
    }

    /** The word used in declarations and documents. */
    public String word() {
        return word;
    }

    /** The constant with this word, exactly as written in a declaration. */
    public static Optional<WritePattern> of(String word) {
        for (WritePattern constant : values()) {
            if (constant.word.equals(word)) {
                return Optional.of(constant);
            }
        }
        return Optional.empty();
    }
}
