package dev.holdfast.cli.status;

/** How the age of a machine's newest good point compares to its rpo: THE list, from best to worst. */
public enum Freshness {
    /** Within the rpo, or no rpo is declared. */
    FRESH("fresh"),
    /** Never backed up, and no run was missed yet. */
    WAITING("waiting"),
    /** Above the rpo, but no more than the service's jitter and lag explain. */
    LATE("late"),
    /** Above the rpo plus jitter and lag, or never backed up although a run should have been. */
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
