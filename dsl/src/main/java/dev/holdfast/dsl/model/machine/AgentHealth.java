package dev.holdfast.dsl.model.machine;

import java.util.Optional;

/** The state of the guest agent that coordinates consistent backups. */
public enum AgentHealth {
    HEALTHY("healthy"),
    UNHEALTHY("unhealthy"),
    ABSENT("absent"),
    UNKNOWN("unknown");

    private final String word;

    AgentHealth(String word) {
        this.word = word;
    }

    /** The word used in declarations and documents. */
    public String word() {
        return word;
    }

    /** The constant with this word, exactly as written in a declaration. */
    public static Optional<AgentHealth> of(String word) {
        for (AgentHealth constant : values()) {
            if (constant.word.equals(word)) {
                return Optional.of(constant);
            }
        }
        return Optional.empty();
    }
}
