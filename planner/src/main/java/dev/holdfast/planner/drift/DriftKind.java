package dev.holdfast.planner.drift;

/** What became of an object outside: THE list. */
public enum DriftKind {
    /** It is there and differs from the record. */
    CHANGED("changed"),
    /** It is recorded and no longer there. */
    GONE("gone"),
    /** It is there and was never recorded. */
    APPEARED("appeared");

    private final String word;

    DriftKind(String word) {
        this.word = word;
    }

    /** The word used in documents. */
    public String word() {
        return word;
    }
}
