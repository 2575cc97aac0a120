package dev.holdfast.planner.recovery;

/** What decides how long a transfer takes: THE list. */
public enum RestoreLimit {
    /** The service reads a machine no faster from a vault. */
    MACHINE_RATE("rate per machine"),
    ACCOUNT_THROUGHPUT("throughput"),
    ACCOUNT_IOPS("iops"),
    /** Nothing that has a size: the jobs themselves. */
    JOB_OVERHEAD("job overhead");

    private final String word;

    RestoreLimit(String word) {
        this.word = word;
    }

    /** The word used in documents. */
    public String word() {
        return word;
    }

    /** True if it is a storage account's. */
    public boolean isOfAccount() {
        return this == ACCOUNT_THROUGHPUT || this == ACCOUNT_IOPS;
    }
}
