package dev.holdfast.executor.apply;

import java.util.List;

/**
 * How an apply ended.
 *
 * @param run id of the run in the journal
 * @param serial serial of the state after it
 * @param counts operations by outcome
 * @param objects changed objects by action, as the closing line says them
 * @param points affected points
 * @param problems one line per failed or skipped operation
 */
public record ApplyOutcome(
        String run, long serial, Counts counts, Objects objects, Points points, List<String> problems) {

    public ApplyOutcome {
        problems = List.copyOf(problems);
    }

    /** Operations by outcome. */
    public record Counts(int done, int failed, int skippedAsStale) {}

    /** Objects by action. */
    public record Objects(int added, int changed, int destroyed) {}

    /** Points by action. */
    public record Points(int copied, int pruned, int backedUp) {}
}
