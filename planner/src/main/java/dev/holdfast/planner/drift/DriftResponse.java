package dev.holdfast.planner.drift;

/** What a plan does about drift: THE list. */
public enum DriftResponse {
    /** It brings back what is declared or promised. */
    RESTORE("restore"),
    /** Its apply takes what is there into the record. */
    ACCEPT("accept"),
    /** It does nothing: the object is not ours. */
    LEAVE("leave");

    private final String word;

    DriftResponse(String word) {
        this.word = word;
    }

    /** The word used in documents. */
    public String word() {
        return word;
    }
}
