package dev.holdfast.cli.apply;

import dev.holdfast.cli.session.ExitStatus;
import dev.holdfast.executor.operation.ApplyOutcome;
import dev.holdfast.executor.operation.ApplyOutcome.Counts;

/** The exit status of an apply, from its outcome alone. */
final class ApplyStatus {

    private ApplyStatus() {}

    static ExitStatus of(ApplyOutcome outcome) {
        Counts counts = outcome.counts();
        if (outcome.cutOff()) {
            return outcome.problems().isEmpty() ? ExitStatus.INTERRUPTED : ExitStatus.PARTLY_FAILED;
        }
        if (counts.allDone()) {
            return ExitStatus.OK;
        }
        // "stale" says that nothing happened; whoever reads it plans again and loses nothing by that
        boolean onlyStale = counts.failed() == 0 && counts.done() == 0 && counts.stale() > 0;
        return onlyStale ? ExitStatus.STALE : ExitStatus.PARTLY_FAILED;
    }
}
