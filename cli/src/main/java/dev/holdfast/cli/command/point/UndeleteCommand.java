package dev.holdfast.cli.command.point;

import dev.holdfast.cli.hold.FoundPoint;
import dev.holdfast.cli.hold.PointFinder;
import dev.holdfast.cli.session.CommandException;
import dev.holdfast.cli.session.ExitStatus;
import dev.holdfast.cli.session.Operation;
import dev.holdfast.cli.session.Session;
import dev.holdfast.executor.operation.ApplyListener;
import dev.holdfast.planner.state.ActualState;
import dev.holdfast.planner.state.SoftDeletedPoint;
import java.time.Instant;
import java.util.List;
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
public final class UndeleteCommand implements Operation {

    @Mixin
    NamedPoints arguments = new NamedPoints();

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for whoever reads the run later.")
    String reason = "";

    @Override
    public ExitStatus run(Session session) throws CommandException {
        String why = NamedPoints.reason(reason);
        return arguments.carryOut(
                session,
                UndeleteCommand::search,
                new NamedPoints.Deed(
                        "undeleted",
                        (workspace, points) -> workspace.undelete(points, why, ApplyListener.SILENT),
                        outlook -> outlook.stays() ? "" : " 'holdfast hold' keeps it."));
    }

    private static NamedPoints.Search search(ActualState actual) {
        Instant now = actual.clock().orElseThrow();
        PointFinder finder = PointFinder.ofDeleted(actual);
        return text -> {
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
            return point;
        };
    }
}
