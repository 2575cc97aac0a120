package dev.holdfast.dsl.model.policy;

import java.util.Optional;

/** What may fail: THE list; the words are the keys of {@code survive}. */
public enum FailureClass {
    DISK("disk"),
    RACK("rack"),
    VM("vm"),
    ZONE("zone"),
    REGION("region"),
    /** Somebody deletes the machine, its disks or its snapshots. */
    DELETION("deletion"),
    RANSOMWARE("ransomware"),
    /** A bad release corrupts data. */
    APPLICATION("application");

    private final String word;

    FailureClass(String word) {
        this.word = word;
    }

    /** The word used in declarations and documents. */
    public String word() {
        return word;
    }

    /** The constant with this word, exactly as written in a declaration. */
    public static Optional<FailureClass> of(String word) {
        for (FailureClass constant : values()) {
            if (constant.word.equals(word)) {
                return Optional.of(constant);
            }
        }
        return Optional.empty();
    }
}
