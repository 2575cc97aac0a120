package dev.holdfast.planner.recovery;

import java.time.Duration;

/**
 * A part of a restore estimate.
 *
 * @param kind what takes the time
 * @param length how long at most, in whole seconds; zero or more
 */
public record RestoreTerm(Kind kind, Duration length) {

    /** What takes time in a restore: THE list, in the order in which it happens. */
    public enum Kind {
        /** Bringing deleted points back. */
        UNDELETE("undelete"),
        /** Bringing a point back from the archive tier. */
        REHYDRATION("rehydration"),
        /** What a restore job takes whatever the size. */
        JOB_OVERHEAD("job overhead"),
        /** Reading the disks from a vault, at the rate the machine has when nothing else is restored. */
        TRANSFER("transfer"),
        /** What the transfer takes longer because other machines are restored through the same account. */
        QUEUE("queue"),
        ATTACH("attach");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        /** The word used in documents. */
        public String word() {
            return word;
        }
    }
}
