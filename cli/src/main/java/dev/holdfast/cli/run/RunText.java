package dev.holdfast.cli.run;

import dev.holdfast.cli.terminal.Cell;
import dev.holdfast.cli.terminal.Page;
import dev.holdfast.cli.terminal.Table;
import dev.holdfast.executor.journal.Journal;
import dev.holdfast.executor.journal.Run;
import dev.holdfast.executor.journal.Runs;
import dev.holdfast.executor.workspace.RunView;
import java.util.List;

/** Runs for people. */
public final class RunText {

    private static final String CUT_OFF = "cut off; 'holdfast apply --resume' goes on with it";
    private static final int DIGITS = 12;

    private RunText() {}

    /** All runs, newest first. */
    public static Page list(Page page, List<Run> runs) {
        if (runs.isEmpty()) {
            return page.line("No runs yet.");
        }
        Table table = new Table("run", "kind", "started", "who", "plan", "outcome");
        for (Run run : runs) {
            table.row(
                    run.id(), run.request().kind(), run.started(), run.request().who(), digest(run), outcome(run));
        }
        return page.columns("", table.rows());
    }

    /** One run with all it did. */
    public static Page show(Page page, RunView view) {
        Run run = view.run();
        page.line(
                run.id() + "   " + run.request().kind() + " by " + run.request().who() + "   state #" + run.serial());
        if (!run.request().digest().isEmpty()) {
            page.line("  plan     sha256:" + run.request().digest() + " for "
                    + run.request().at());
        }
        Run.Terms terms = run.request().terms();
        if (terms.allowDataLoss() > 0 || terms.allowIrreversible()) {
            String irreversible = terms.allowIrreversible() ? "   --allow-irreversible" : "";
            page.line("  allowed  --allow-data-loss=" + terms.allowDataLoss() + irreversible);
        }
        for (Runs.Session session : view.sessions()) {
            page.line("  taken up " + session.began() + " by " + session.who() + " on " + session.host());
        }
        run.ending().ifPresent(ending -> page.line("  ended    " + ending.ended()));
        page.line("  outcome  " + outcome(run));
        if (!view.operations().isEmpty()) {
            page.gap();
            Table table = new Table("", "operation", "about", "");
            for (Journal.Operation operation : view.operations()) {
                table.row(
                        Cell.of(phase(operation.phase())),
                        Cell.of(operation.entry().action()),
                        Cell.of(operation.entry().address()),
                        Cell.of(operation.problem()));
            }
            page.columns("  ", table.rows());
        }
        return page;
    }

    private static String phase(Journal.Phase phase) {
        return phase == Journal.Phase.BEGIN ? "unknown" : phase.word();
    }

    /** How a run ended, or what to do about one that has not. */
    static String outcome(Run run) {
        if (run.ending().isPresent()) {
            return run.ending().get().outcome();
        }
        return run.request().kind().equals("apply") ? CUT_OFF : "cut off; the next command that writes closes it";
    }

    private static String digest(Run run) {
        String digest = run.request().digest();
        return digest.isEmpty() ? "" : digest.substring(0, Math.min(DIGITS, digest.length())) + "…";
    }
}
