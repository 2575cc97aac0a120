package dev.holdfast.dsl.diagnostic;

/** How bad a diagnostic or a finding is; declared from worst to mildest, so that the natural order sorts the worst first. */
public enum Severity {
    /** The input cannot be used, or an objective or rule is broken. */
    ERROR("error"),
    /** The input can be used, but something is at risk or probably not meant. */
    WARNING("warning"),
    /** Worth knowing; nothing has to be done. */
    NOTE("note");

    private final String word;

    Severity(String word) {
        this.word = word;
    }

    /** The lower-case word used in documents and in declarations ({@code error}, {@code warning}, {@code note}). */
    public String word() {
        return word;
    }

    /** True if this severity is at least as bad as {@code threshold}. */
    public boolean atLeast(Severity threshold) {
        return compareTo(threshold) <= 0;
    }
}
