package dev.holdfast.planner.loss;

import java.time.Duration;

/**
 * A part of a worst-case loss.
 *
 * @param kind what takes the time
 * @param length how long at most; zero or more
 */
public record LossTerm(Kind kind, Duration length) {

    /**
     * What takes time between two restorable points: THE list, in the order in which it happens. A copy of a copy waits and is
     * copied once more.
     */
    public enum Kind {
        /** From the last restorable capture to the nominal start of the next. */
        SCHEDULE("schedule"),
        START_JITTER("start jitter"),
        SNAPSHOT("snapshot"),
        TRANSFER("transfer"),
        /** From the end of the transfer to the close of the copy rule's interval. */
        INTERVAL_CLOSE("interval close"),
        COPY("copy"),
        CROSS_REGION_LAG("cross-region lag");

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
