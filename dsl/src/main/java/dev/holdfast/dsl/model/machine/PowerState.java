package dev.holdfast.dsl.model.machine;

import java.util.Optional;

/** Whether a virtual machine runs. */
public enum PowerState {
    RUNNING("running"),
    /** Shut down from inside, still allocated. */
    STOPPED("stopped"),
    DEALLOCATED("deallocated"),
    UNKNOWN("unknown");

    private final String word;

    PowerState(String word) {
        this.word = word;
    }

    /** The word used in declarations and documents. */
    public String word() {
        return word;
    }

    /** The constant with this word, exactly as written in a declaration. */
    public static Optional<PowerState> of(String word) {
        for (PowerState constant : values()) {
            if (constant.word.equals(word)) {
                return Optional.of(constant);
            }
        }
        return Optional.empty();
    }
}
