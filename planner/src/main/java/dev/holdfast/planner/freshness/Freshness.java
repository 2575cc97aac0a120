package dev.holdfast.planner.freshness;

/** How the age of a newest restorable point compares to its rpo: THE list, from best to worst. */
public enum Freshness {
    /** Within the rpo, or no rpo is declared. */
    FRESH("fresh"),
    /** No point can be restored yet, and none should be there yet. */
    WAITING("waiting"),
    /** Above the rpo, but no more than the service's jitter and lag explain. */
    LATE("late"),
    /** Above the rpo plus jitter and lag; or there is no point although there should be one. */
    BEHIND("behind");

    private final String word;

    Freshness(String word) {
        this.word = word;
    }

    /** The word used in output. */
    public String word() {
        return word;
    }
}
