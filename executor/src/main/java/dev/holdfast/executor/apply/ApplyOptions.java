package dev.holdfast.executor.apply;

import dev.holdfast.executor.journal.Run;
import dev.holdfast.executor.operation.Stop;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What a user agreed to, and how the apply goes about it.
 *
 * @param terms guards the user opened, and how many operations begin together
 * @param maxAge how old a plan that prunes may be, on the fabric's clock
 * @param worldStart clock of a world that has to be created
 * @param stop whether to stop
 */
public record ApplyOptions(Run.Terms terms, Duration maxAge, Instant worldStart, Stop stop) {

    /** Operations that begin together unless told otherwise. */
    public static final int USUAL_PARALLELISM = 16;

    /** A plan that prunes may be this old on the fabric's clock unless told otherwise. */
    public static final Duration USUAL_MAX_AGE = Duration.ofHours(24);

    public ApplyOptions {
        if (maxAge.isNegative()) {
            throw new IllegalArgumentException("maxAge must not be negative: " + maxAge);
        }
    }

    /** Options with the usual pace. */
    public static ApplyOptions of(int allowDataLoss, boolean allowIrreversible, Instant worldStart) {
        Run.Terms terms = new Run.Terms(allowDataLoss, allowIrreversible, USUAL_PARALLELISM, 0);
        return new ApplyOptions(terms, USUAL_MAX_AGE, worldStart, Stop.NEVER);
    }

    /** Notes on what the options open; empty if nothing is open. */
    public List<String> opened() {
        List<String> opened = new ArrayList<>();
        if (terms.allowDataLoss() > 0) {
            opened.add("data loss of " + terms.allowDataLoss());
        }
        if (terms.allowIrreversible()) {
            opened.add("irreversible actions");
        }
        return List.copyOf(opened);
    }
}
