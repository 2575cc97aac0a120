package dev.holdfast.dsl.model.rule;

import java.util.Optional;

/** What a rule is evaluated for. */
public enum RuleTarget {
    VM("vm"),
    DISK("disk"),
    POLICY("policy"),
    VAULT("vault"),
    CHANGE("change"),
    COST("cost"),
    PLAN("plan");

    private final String word;

    RuleTarget(String word) {
        this.word = word;
    }

    /** The word used in declarations and documents. */
    public String word() {
        return word;
    }

    /** The constant with this word, exactly as written in a declaration. */
    public static Optional<RuleTarget> of(String word) {
        for (RuleTarget constant : values()) {
            if (constant.word.equals(word)) {
                return Optional.of(constant);
            }
        }
        return Optional.empty();
    }
}
