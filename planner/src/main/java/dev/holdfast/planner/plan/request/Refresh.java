package dev.holdfast.planner.plan.request;

/** How a plan uses what the fabric holds now: THE list. */
public enum Refresh {
    /** The fabric is read, and the plan rests on what it holds. */
    FULL("full"),
    /** The fabric is not looked at: the plan rests on the record alone. */
    SKIPPED("skipped"),
    /** The fabric is read, and the plan only takes what it holds into the record. */
    ONLY("only");

    private final String word;

    Refresh(String word) {
        this.word = word;
    }

    /** The word used in documents. */
    public String word() {
        return word;
    }
}
