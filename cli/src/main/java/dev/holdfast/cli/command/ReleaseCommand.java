package dev.holdfast.cli.command;

import dev.holdfast.cli.hold.FoundPoint;
import dev.holdfast.cli.hold.HoldView;
import dev.holdfast.cli.hold.PointFinder;
import dev.holdfast.cli.session.CommandException;
import dev.holdfast.cli.session.ExitStatus;
import dev.holdfast.cli.session.Operation;
import dev.holdfast.cli.session.Session;
import dev.holdfast.cli.terminal.SafeText;
import dev.holdfast.executor.command.PointsOutcome;
import dev.holdfast.executor.fabric.PointReference;
import dev.holdfast.executor.operation.ApplyListener;
import dev.holdfast.executor.outlook.PointOutlook;
import dev.holdfast.executor.workspace.Workspace;
import dev.holdfast.executor.workspace.WorkspaceException;
import dev.holdfast.planner.state.ActualState;
import dev.holdfast.planner.state.RecoveryPoint;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code release}: a legal hold ends. */
@Command(
        name = "release",
        footer = {"Examples:", "  holdfast release sql-01@2026-11-20T22:07Z", ""},
        header = "Release recovery points from their legal hold, and say what becomes of them.")
final class ReleaseCommand implements Operation {

    private static final int MOST_SHOWN = 5;

    @Mixin
    NamedPoints arguments = new NamedPoints();

    @Override
    public ExitStatus run(Session session) throws CommandException {
        boolean json = arguments.format.isJson();
        try (Workspace workspace = arguments.estate.open(arguments.lock.waiting(session))) {
            List<FoundPoint> found = found(workspace.actual());
            List<PointReference> references =
                    found.stream().map(FoundPoint::reference).toList();
            PointsOutcome outcome = workspace.release(references, ApplyListener.SILENT);
            Map<String, PointOutlook> outlooks = new TreeMap<>();
            workspace.outlook(references).forEach(outlook -> outlooks.put(outlook.id(), outlook));
            session.out()
                    .print(
                            json
                                    ? HoldView.outlooksJson(
                                            workspace.estate(), "released", found, outlooks, outcome.done())
                                    : text(found, outlooks, outcome));
            return NamedPoints.report(session, outcome);
        } catch (WorkspaceException e) {
            throw Session.failure(e);
        }
    }

    private List<FoundPoint> found(ActualState actual) throws CommandException {
        Instant now = actual.clock().orElseThrow();
        PointFinder finder = new PointFinder(actual);
        Set<FoundPoint> found = new LinkedHashSet<>();
        for (String text : arguments.points) {
            FoundPoint point = finder.find(text);
            if (!point.point().isHeldAt(now)) {
                throw notHeld(actual, point, now);
            }
            found.add(point);
        }
        return List.copyOf(found);
    }

    private static CommandException notHeld(ActualState actual, FoundPoint point, Instant now) {
        String ended = point.point()
                .hold()
                .flatMap(hold -> hold.until())
                .map(until -> ": its hold ended at " + until)
                .orElse("");
        List<RecoveryPoint> held = HoldView.held(actual.points(), now);
        List<String> ids =
                held.stream().map(RecoveryPoint::id).limit(MOST_SHOWN).toList();
        String more = held.size() > ids.size() ? " (" + ids.size() + " of " + held.size() + ")" : "";
        return new CommandException(
                ExitStatus.USAGE,
                point.reference().id() + " is not under a legal hold" + ended + ". "
                        + (ids.isEmpty() ? "No point is." : "These are" + more + ":"),
                ids);
    }

    private static String text(List<FoundPoint> found, Map<String, PointOutlook> outlooks, PointsOutcome outcome) {
        StringBuilder text = new StringBuilder();
        if (outcome.problems().isEmpty()) {
            for (FoundPoint point : found) {
                String id = point.reference().id();
                PointOutlook outlook = outlooks.get(id);
                text.append("Released ").append(SafeText.of(id)).append('.');
                if (outlook != null) {
                    text.append(' ').append(SafeText.of(HoldView.outlook(outlook)));
                }
                text.append('\n');
            }
        }
        return text.toString();
    }
}
