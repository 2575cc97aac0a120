package dev.holdfast.executor.fabric.scenario;

import java.util.Locale;
import java.util.Optional;

/** Where an injected fault stands. */
public enum FaultState {
    /** It has not begun. */
    COMING,
    /** It has begun and not ended. */
    IN_FORCE,
    /** It has ended, or was done at once. */
    OVER;

    /** The word used in documents and state. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The constant with this word. */
    public static Optional<FaultState> of(String word) {
        for (FaultState constant : values()) {
            if (constant.word().equals(word)) {
                return Optional.of(constant);
            }
        }
        return Optional.empty();
    }
}
