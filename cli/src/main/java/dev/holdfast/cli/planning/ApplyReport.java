package dev.holdfast.cli.planning;

import dev.holdfast.cli.session.ExitStatus;
import dev.holdfast.cli.session.Session;
import dev.holdfast.cli.terminal.SafeText;
import dev.holdfast.executor.apply.ApplyOutcome;
import dev.holdfast.executor.apply.ApplyOutcome.Counts;

/** How an apply ended, in words and as a status. */
public final class ApplyReport {

    private ApplyReport() {}

    /** Says it; the closing lines on standard output, each problem on standard error. */
    public static ExitStatus print(Session session, ApplyOutcome outcome) {
        for (String problem : outcome.problems()) {
            session.err().println("Error: " + SafeText.of(problem));
        }
        Counts counts = outcome.counts();
        boolean whole = counts.allDone() && !outcome.cutOff();
        session.out().println();
        session.out()
                .println((whole ? "Apply complete!" : "Apply incomplete!") + " Resources: "
                        + outcome.objects().added() + " added, "
                        + outcome.objects().changed() + " changed, "
                        + outcome.objects().destroyed() + " destroyed.");
        session.out()
                .println("Data: " + outcome.points().copied() + " copied, "
                        + outcome.points().pruned() + " pruned, "
                        + outcome.points().backedUp() + " backed up.");
        if (!whole) {
            session.out()
                    .println("Operations: " + counts + (counts.stale() > 0 ? " (" + counts.stale() + " as stale)" : "")
                            + ". " + next(outcome));
        }
        return status(outcome);
    }

    private static String next(ApplyOutcome outcome) {
        return outcome.cutOff()
                ? "'holdfast apply --resume' goes on with " + outcome.run() + "."
                : "Plan again to see what is left.";
    }

    private static ExitStatus status(ApplyOutcome outcome) {
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
