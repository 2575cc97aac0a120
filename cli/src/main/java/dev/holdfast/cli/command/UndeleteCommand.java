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
import dev.holdfast.planner.state.SoftDeletedPoint;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code undelete}: a deleted point comes back. */
@Command(
        name = "undelete",
        footer = {
            "Examples:",
            "  holdfast fabric show                                        lists what can be undeleted, and until when",
            "  holdfast undelete sql-01@2026-11-20T22:07Z --reason 'cut by mistake'",
            ""
        },
        header = "Bring deleted recovery points back, while their vault still keeps them.")
final class UndeleteCommand implements Operation {

    @Mixin
    NamedPoints arguments = new NamedPoints();

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for whoever reads the run later.")
    String reason = "";

    @Override
    public ExitStatus run(Session session) throws CommandException {
        boolean json = arguments.format.isJson();
        String why = NamedPoints.reason(reason);
        try (Workspace workspace = arguments.estate.open(arguments.lock.waiting(session))) {
            List<FoundPoint> found = found(workspace.actual());
            List<PointReference> references =
                    found.stream().map(FoundPoint::reference).toList();
            PointsOutcome outcome = workspace.undelete(references, why, ApplyListener.SILENT);
            Map<String, PointOutlook> outlooks = new TreeMap<>();
            workspace.outlook(references).forEach(outlook -> outlooks.put(outlook.id(), outlook));
            session.out()
                    .print(
                            json
                                    ? HoldView.outlooksJson(
                                            workspace.estate(), "undeleted", found, outlooks, outcome.done())
                                    : text(found, outlooks, outcome));
            return NamedPoints.report(session, outcome);
        } catch (WorkspaceException e) {
            throw Session.failure(e);
        }
    }

    private List<FoundPoint> found(ActualState actual) throws CommandException {
        Instant now = actual.clock().orElseThrow();
        PointFinder finder = PointFinder.ofDeleted(actual);
        Set<FoundPoint> found = new LinkedHashSet<>();
        for (String text : arguments.points) {
            FoundPoint point = finder.find(text);
            SoftDeletedPoint deleted = SoftDeletedPoint.find(
                            actual.softDeleted().getOrDefault(point.reference().item(), List.of()),
                            point.reference().id())
                    .orElseThrow();
            if (!deleted.canBeUndeleted(now)) {
                throw new CommandException(
                        ExitStatus.USAGE,
                        point.reference().id() + " cannot be undeleted any more: its soft delete ended at "
                                + deleted.ends() + ", and it is " + now
                                + ". The vault purges it at its next clean-up; restore another point of the machine.");
            }
            found.add(point);
        }
        return List.copyOf(found);
    }

    private static String text(List<FoundPoint> found, Map<String, PointOutlook> outlooks, PointsOutcome outcome) {
        StringBuilder text = new StringBuilder();
        if (outcome.problems().isEmpty()) {
            for (FoundPoint point : found) {
                String id = point.reference().id();
                PointOutlook outlook = outlooks.get(id);
                text.append("Undeleted ").append(SafeText.of(id)).append('.');
                if (outlook != null) {
                    text.append(' ').append(SafeText.of(HoldView.outlook(outlook)));
                    text.append(outlook.stays() ? "" : " 'holdfast hold' keeps it.");
                }
                text.append('\n');
            }
        }
        return text.toString();
    }
}
