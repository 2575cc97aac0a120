package dev.holdfast.dsl.model.move;

import java.util.Optional;

/** What can be given a new name without being made anew: THE list. */
public enum MoveType {
    VAULT("vault"),
    POLICY("policy"),
    /** A machine, with its protection, schedule, copies and points. */
    VM("vm");

    private final String word;

    MoveType(String word) {
        this.word = word;
    }

    /** The word before the slash of an address in {@code moved}. */
    public String word() {
        return word;
    }

    /** The constant with this word. */
    public static Optional<MoveType> of(String word) {
        for (MoveType type : values()) {
            if (type.word.equals(word)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }
}
