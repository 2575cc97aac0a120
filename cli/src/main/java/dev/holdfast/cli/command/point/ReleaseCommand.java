package dev.holdfast.cli.command.point;

import dev.holdfast.cli.hold.FoundPoint;
import dev.holdfast.cli.hold.HoldView;
import dev.holdfast.cli.hold.PointFinder;
import dev.holdfast.cli.session.CommandException;
import dev.holdfast.cli.session.ExitStatus;
import dev.holdfast.cli.session.Operation;
import dev.holdfast.cli.session.Session;
import dev.holdfast.executor.operation.ApplyListener;
import dev.holdfast.planner.state.ActualState;
import dev.holdfast.planner.state.RecoveryPoint;
import java.time.Instant;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code release}: a legal hold ends. */
@Command(
        name = "release",
        footer = {"Examples:", "  holdfast release sql-01@2026-11-20T22:07Z", ""},
        header = "Release recovery points from their legal hold, and say what becomes of them.")
public final class ReleaseCommand implements Operation {

    private static final int MOST_SHOWN = 5;

    @Mixin
    NamedPoints arguments = new NamedPoints();

    @Override
    public ExitStatus run(Session session) throws CommandException {
        return arguments.carryOut(
                session,
                ReleaseCommand::search,
                new NamedPoints.Deed(
                        "released",
                        (workspace, points) -> workspace.release(points, ApplyListener.SILENT),
                        outlook -> ""));
    }

    private static NamedPoints.Search search(ActualState actual) {
        Instant now = actual.clock().orElseThrow();
        PointFinder finder = new PointFinder(actual);
        return text -> {
            FoundPoint point = finder.find(text);
            if (!point.point().isHeldAt(now)) {
                throw notHeld(actual, point, now);
            }
            return point;
        };
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
}
