package dev.holdfast.planner.objective;

import java.util.Optional;

/** The kinds of backup policy a service offers: THE list. */
public enum PolicyType {
    /** Once a day or less often. */
    STANDARD("standard"),
    /** Several times a day; each capture is kept as a snapshot, the last of the day goes to the vault. */
    ENHANCED("enhanced");

    private final String word;

    PolicyType(String word) {
        this.word = word;
    }

    /** The word used in documents and state. */
    public String word() {
        return word;
    }

    /** The constant with this word. */
    public static Optional<PolicyType> of(String word) {
        for (PolicyType constant : values()) {
            if (constant.word.equals(word)) {
                return Optional.of(constant);
            }
        }
        return Optional.empty();
    }
}
