package dev.holdfast.executor.journal;

import java.util.Optional;

/**
 * A run: one apply, or one other command that changed something.
 *
 * @param id unique in the estate, {@code run-000001} and so on
 * @param request what was asked for
 * @param started system time, ISO-8601
 * @param serial of the record when it began
 * @param ending how it ended; empty while it runs, or if it was cut off
 */
public record Run(String id, Request request, String started, long serial, Optional<Ending> ending) {

    /**
     * What was asked for.
     *
     * @param kind command: {@code apply}, {@code hold} …
     * @param who who asked
     * @param digest of the plan document; empty if the run carries out no plan
     * @param at the plan's instant, without a plan the fabric's clock
     * @param terms what was agreed to
     */
    public record Request(String kind, String who, String digest, String at, Terms terms) {}

    /**
     * What was agreed to.
     *
     * @param allowDataLoss points that may be lost early, at most
     * @param allowIrreversible whether what can never be undone may be done
     * @param parallelism operations begun together, at most
     * @param canary machines that go first; 0 for none
     */
    public record Terms(int allowDataLoss, boolean allowIrreversible, int parallelism, int canary) {

        /** Nothing out of the ordinary. */
        public static final Terms PLAIN = new Terms(0, false, 1, 0);

        public Terms {
            if (allowDataLoss < 0) {
                throw new IllegalArgumentException("allowDataLoss must not be negative: " + allowDataLoss);
            }
            if (parallelism < 1) {
                throw new IllegalArgumentException("parallelism must be at least 1: " + parallelism);
            }
            if (canary < 0) {
                throw new IllegalArgumentException("canary must not be negative: " + canary);
            }
        }
    }

    /**
     * How a run ended.
     *
     * @param ended system time, ISO-8601
     * @param outcome in words
     * @param head hash of the journal's last row then; empty if there was none
     * @param serial of the record then
     */
    public record Ending(String ended, String outcome, String head, long serial) {}
}
