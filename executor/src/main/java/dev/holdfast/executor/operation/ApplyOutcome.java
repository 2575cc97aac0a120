package dev.holdfast.executor.operation;

import java.util.List;

/**
 * How an apply ended.
 *
 * @param run id of the run in the journal
 * @param serial serial of the state after it
 * @param counts operations by outcome
 * @param objects changed objects by action, as the closing line says them
 * @param points affected points
 * @param problems one line per operation that was not done
 * @param cutOff true if the run is not over: it was told to stop, or an outcome could not be found out
 */
public record ApplyOutcome(
        String run, long serial, Counts counts, Objects objects, Points points, List<String> problems, boolean cutOff) {

    public ApplyOutcome {
        problems = List.copyOf(problems);
    }

    /**
     * Operations by outcome.
     *
     * @param done carried out
     * @param failed refused, or failing still after every try
     * @param skipped not sent, because what they need failed, or because the apply stopped before
     * @param stale not sent, because they would do harm by now
     * @param unknown begun, and the fabric does not say what became of them
     */
    public record Counts(int done, int failed, int skipped, int stale, int unknown) {

        /** True if everything was done. */
        public boolean allDone() {
            return failed == 0 && skipped == 0 && stale == 0 && unknown == 0;
        }

        /** The counts in words. */
        @Override
        public String toString() {
            return done + " done, " + failed + " failed, " + (skipped + stale) + " skipped, " + unknown + " unknown";
        }
    }

    /** Objects by action. */
    public record Objects(int added, int changed, int destroyed, int moved) {}

    /** Points by action. */
    public record Points(int copied, int pruned, int backedUp) {}
}
