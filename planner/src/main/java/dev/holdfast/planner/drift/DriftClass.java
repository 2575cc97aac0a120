package dev.holdfast.planner.drift;

import dev.holdfast.planner.difference.AttributeDifference;
import dev.holdfast.planner.difference.Effect;
import java.util.List;
import java.util.Optional;

/** What drift touches, the mildest first: THE list. */
public enum DriftClass {
    /** Neither protection nor cost. */
    BENIGN("benign"),
    /** More is protected than was agreed to; somebody pays for it. */
    COST("cost"),
    /** Less is protected than was agreed to. */
    PROTECTION("protection");

    private final String word;

    DriftClass(String word) {
        this.word = word;
    }

    /** The word used in documents and on the command line. */
    public String word() {
        return word;
    }

    /** The class of that word. */
    public static Optional<DriftClass> of(String word) {
        for (DriftClass value : values()) {
            if (value.word.equals(word)) {
                return Optional.of(value);
            }
        }
        return Optional.empty();
    }

    /** Protection if anything weakens, else cost if anything strengthens, else benign. */
    static DriftClass of(List<AttributeDifference> attributes) {
        DriftClass worst = BENIGN;
        for (AttributeDifference attribute : attributes) {
            worst = worst.or(of(attribute.effect()));
        }
        return worst;
    }

    private static DriftClass of(Effect effect) {
        return switch (effect) {
            case WEAKENS -> PROTECTION;
            case STRENGTHENS -> COST;
            case NEUTRAL -> BENIGN;
        };
    }

    /** The worse of the two. */
    DriftClass or(DriftClass other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
