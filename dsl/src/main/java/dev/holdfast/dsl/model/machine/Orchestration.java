package dev.holdfast.dsl.model.machine;

import java.util.Optional;

/** How a scale set runs its instances. */
public enum Orchestration {
    /** Instances cannot be backed up one by one. */
    UNIFORM("uniform"),
    /** Instances are ordinary virtual machines. */
    FLEXIBLE("flexible");

    private final String word;

    Orchestration(String word) {
        this.word = word;
    }

    /** The word used in declarations and documents. */
    public String word() {
        return word;
    }

    /** The constant with this word, exactly as written in a declaration. */
    public static Optional<Orchestration> of(String word) {
        for (Orchestration constant : values()) {
            if (constant.word.equals(word)) {
                return Optional.of(constant);
            }
        }
        return Optional.empty();
    }
}
