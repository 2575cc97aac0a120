package dev.holdfast.planner.difference;

/** What a change does to protection: THE list. */
public enum Effect {
    STRENGTHENS("strengthens"),
    WEAKENS("weakens"),
    NEUTRAL("neutral");

    private final String word;

    Effect(String word) {
        this.word = word;
    }

    /** The word used in documents. */
    public String word() {
        return word;
    }

    /** The effect of a move from one rank to another, higher being stronger. */
    static Effect ofRanks(long before, long after) {
        if (before == after) {
            return NEUTRAL;
        }
        return after > before ? STRENGTHENS : WEAKENS;
    }
}
