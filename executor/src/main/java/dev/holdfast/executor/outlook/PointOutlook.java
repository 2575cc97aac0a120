package dev.holdfast.executor.outlook;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What becomes of a point that is not held (any more).
 *
 * @param id of the point
 * @param stays true if something else keeps it now
 * @param by what keeps it, or else what removes it
 * @param until when it goes, as far as a time alone decides; absent while a count or a later plan decides
 * @param reasons of the retention rule or the promise that decides; may be empty
 */
public record PointOutlook(String id, boolean stays, Decider by, Optional<Instant> until, List<String> reasons) {

    public PointOutlook {
        reasons = List.copyOf(reasons);
    }

    /** What decides on a point: THE list. */
    public enum Decider {
        /** The retention rule in force. */
        RULE("rule"),
        /** An older rule that was promised. */
        PROMISE("promise"),
        /** No rule speaks of it; only a retirement ends it. */
        NOBODY("nobody"),
        /** The service's daily clean-up. */
        CLEAN_UP("clean-up"),
        /** The next plan that is applied. */
        PLAN("plan");

        private final String word;

        Decider(String word) {
            this.word = word;
        }

        /** The word used in documents. */
        public String word() {
            return word;
        }
    }
}
