package dev.holdfast.dsl.model.machine;

import java.util.Optional;

/** The operating system family of a virtual machine. */
public enum OperatingSystem {
    WINDOWS("windows"),
    LINUX("linux"),
    /** The source does not say; checks that depend on it assume the worse case. */
    UNKNOWN("unknown");

    private final String word;

    OperatingSystem(String word) {
        this.word = word;
    }

    /** The word used in declarations and documents. */
    public String word() {
        return word;
    }

    /** The constant with this word, exactly as written in a declaration. */
    public static Optional<OperatingSystem> of(String word) {
        for (OperatingSystem constant : values()) {
            if (constant.word.equals(word)) {
                return Optional.of(constant);
            }
        }
        return Optional.empty();
    }
}
