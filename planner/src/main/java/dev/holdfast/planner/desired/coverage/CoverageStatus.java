package dev.holdfast.planner.desired.coverage;

/** What becomes of a machine: THE list; the words stand in the coverage of a plan. */
public enum CoverageStatus {
    /** Every disk that holds data is backed up. */
    PROTECTED("protected"),
    /** Backed up without some of its disks. */
    PARTLY("partly"),
    /** Somebody decided, with a reason, that it needs no backup. */
    UNPROTECTED("unprotected"),
    /** Nobody decided, or what was decided cannot be provided. */
    UNCOVERED("uncovered"),
    /** The service does not back up such a machine. */
    REFUSED("refused"),
    /** Its protection has ended. */
    RETIRED("retired");

    private final String word;

    CoverageStatus(String word) {
        this.word = word;
    }

    /** The word used in documents. */
    public String word() {
        return word;
    }

    /** True if backups are taken. */
    public boolean isBackedUp() {
        return this == PROTECTED || this == PARTLY;
    }
}
