package dev.holdfast.cli.apply;

import dev.holdfast.cli.render.OutputFormat;
import dev.holdfast.cli.render.PlanRenderer;
import dev.holdfast.cli.render.view.PlanView;
import dev.holdfast.cli.session.ExitStatus;
import dev.holdfast.cli.session.Session;
import dev.holdfast.cli.session.Terminals.Stream;
import dev.holdfast.cli.terminal.SafeText;
import dev.holdfast.executor.operation.ApplyEvent;
import dev.holdfast.executor.operation.ApplyOutcome;
import dev.holdfast.executor.operation.ApplyOutcome.Counts;
import dev.holdfast.planner.document.PlanDocument;
import java.util.Set;

/** Tells people: the plan and the closing lines on standard output, progress and problems on standard error. */
final class TextVoice implements ApplyVoice {

    private final Session session;
    private final Progress progress;

    TextVoice(Session session) {
        this.session = session;
        this.progress = new Progress(session);
    }

    @Override
    public void planned(PlanView view) {
        PlanRenderer.of(OutputFormat.TEXT, session.colored(Stream.OUT)).render(view, session.out());
    }

    @Override
    public void say(String message) {
        progress.print(message);
    }

    @Override
    public void begins(PlanDocument plan, Set<String> ended) {
        progress.begins(plan, ended);
    }

    @Override
    public void on(ApplyEvent event) {
        progress.on(event);
    }

    @Override
    public void nothingToResume(String estate) {
        session.out().println("No apply of '" + SafeText.of(estate) + "' was cut off.");
    }

    @Override
    public ExitStatus ended(ApplyOutcome outcome) {
        progress.end();
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
        int moved = outcome.objects().moved();
        if (moved > 0) {
            session.out()
                    .println("Moved: " + moved + (moved == 1 ? " object has" : " objects have") + " another address.");
        }
        if (!whole) {
            String stale = counts.stale() > 0 ? " (" + counts.stale() + " as stale)" : "";
            session.out().println("Operations: " + counts + stale + ". " + next(outcome));
        }
        return ApplyStatus.of(outcome);
    }

    private static String next(ApplyOutcome outcome) {
        return outcome.cutOff()
                ? "'holdfast apply --resume' goes on with " + outcome.run() + "."
                : "Plan again to see what is left.";
    }

    @Override
    public void close() {
        progress.end();
    }
}
