package dev.holdfast.cli.command.point;

import dev.holdfast.cli.hold.FoundPoint;
import dev.holdfast.cli.hold.HoldEnd;
import dev.holdfast.cli.hold.HoldView;
import dev.holdfast.cli.hold.PointFinder;
import dev.holdfast.cli.session.CommandException;
import dev.holdfast.cli.session.ExitStatus;
import dev.holdfast.cli.session.Operation;
import dev.holdfast.cli.session.Session;
import dev.holdfast.cli.terminal.SafeText;
import dev.holdfast.executor.command.PlacedHold;
import dev.holdfast.executor.command.PointsOutcome;
import dev.holdfast.executor.operation.ApplyListener;
import dev.holdfast.executor.workspace.Workspace;
import dev.holdfast.executor.workspace.WorkspaceException;
import dev.holdfast.planner.state.ActualState;
import dev.holdfast.planner.state.LegalHold;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code hold}: nothing may delete a point. */
@Command(
        name = "hold",
        footer = {
            "Examples:",
            "  holdfast hold sql-01@2026-11-20T22:07Z                      until it is released",
            "  holdfast hold sql-01@2026-11-20T22:07Z --until 2027-01-31 --reason 'case 17'",
            ""
        },
        header = "Place a legal hold on recovery points: nothing deletes them while it lasts.")
public final class HoldCommand implements Operation {

    @Mixin
    NamedPoints arguments = new NamedPoints();

    @Option(
            names = "--until",
            paramLabel = "DATE",
            description =
                    "When the hold ends by itself: a date (the whole day, in the policy's time zone) or an instant.")
    String until = "";

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for whoever meets the hold later.")
    String reason = "";

    @Override
    public ExitStatus run(Session session) throws CommandException {
        boolean json = arguments.format.isJson();
        HoldEnd end = HoldEnd.parse(until);
        String why = NamedPoints.reason(reason);
        try (Workspace workspace = arguments.estate.open(arguments.lock.waiting(session))) {
            ActualState actual = workspace.actual();
            Map<FoundPoint, LegalHold> holds = new LinkedHashMap<>();
            Map<FoundPoint, LegalHold> placed = new LinkedHashMap<>();
            PointFinder finder = new PointFinder(actual);
            for (String point : arguments.points) {
                FoundPoint found = finder.find(point);
                LegalHold wanted = wanted(session, actual, end, why, found);
                LegalHold there = unchanged(found, wanted).orElse(null);
                holds.put(found, there == null ? wanted : there);
                if (there == null) {
                    placed.put(found, wanted);
                }
            }
            PointsOutcome outcome = place(workspace, placed);
            session.out()
                    .print(
                            json
                                    ? HoldView.heldJson(workspace.estate(), holds, outcome.done())
                                    : text(holds, placed, outcome));
            return NamedPoints.report(session, outcome);
        } catch (WorkspaceException e) {
            throw Session.failure(e);
        }
    }

    private LegalHold wanted(Session session, ActualState actual, HoldEnd end, String why, FoundPoint found)
            throws CommandException {
        Instant now = actual.clock().orElseThrow();
        LegalHold hold = new LegalHold(
                now,
                end.of(actual.objects(), found.reference().item().machine()),
                session.surroundings().user(),
                why);
        if (!hold.isInForce(now)) {
            throw new CommandException(
                    ExitStatus.USAGE,
                    "The hold would end at " + hold.until().orElseThrow() + ", which is not after the world's clock ("
                            + now + "). Name a later end with --until, or leave it out.");
        }
        Optional<LegalHold> before = found.point().hold().filter(placed -> placed.isInForce(now));
        if (before.isPresent() && hold.isShorterThan(before.get())) {
            throw new CommandException(
                    ExitStatus.USAGE,
                    found.reference().id() + " is under a longer "
                            + before.get().display() + ". A hold is not shortened: 'holdfast release' ends it first.");
        }
        return hold;
    }

    /** The hold that is there already, if the wanted one would change nothing. */
    private static Optional<LegalHold> unchanged(FoundPoint found, LegalHold wanted) {
        return found.point()
                .hold()
                .filter(before -> before.isInForce(wanted.since())
                        && before.until().equals(wanted.until())
                        && (wanted.reason().isEmpty() || wanted.reason().equals(before.reason())));
    }

    private static PointsOutcome place(Workspace workspace, Map<FoundPoint, LegalHold> placed)
            throws WorkspaceException {
        if (placed.isEmpty()) {
            return new PointsOutcome("", 0, List.of());
        }
        List<PlacedHold> holds = new ArrayList<>();
        placed.forEach((found, hold) -> holds.add(new PlacedHold(found.reference(), hold)));
        return workspace.hold(holds, ApplyListener.SILENT);
    }

    private static String text(
            Map<FoundPoint, LegalHold> holds, Map<FoundPoint, LegalHold> placed, PointsOutcome outcome) {
        StringBuilder text = new StringBuilder();
        if (outcome.problems().isEmpty()) {
            holds.forEach((found, hold) -> text.append(placed.containsKey(found) ? "Held " : "Already held: ")
                    .append(SafeText.of(found.reference().id()))
                    .append(' ')
                    .append(HoldView.end(hold))
                    .append(".\n"));
        }
        return text.toString();
    }
}
