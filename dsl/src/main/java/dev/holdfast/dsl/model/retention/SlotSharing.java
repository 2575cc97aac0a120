package dev.holdfast.dsl.model.retention;

import java.util.Optional;

/** Whether one point may fill slots of several classes. */
public enum SlotSharing {
    /** One point may fill a slot of every class. */
    SHARED("shared"),
    /** A point kept by a finer class takes no slot of a coarser one. */
    EXCLUSIVE("exclusive");

    private final String word;

    SlotSharing(String word) {
        this.word = word;
    }

    /** The word used in declarations and documents. */
    public String word() {
        return word;
    }

    /** The constant with this word, exactly as written in a declaration. */
    public static Optional<SlotSharing> of(String word) {
        for (SlotSharing constant : values()) {
            if (constant.word.equals(word)) {
                return Optional.of(constant);
            }
        }
        return Optional.empty();
    }
}
