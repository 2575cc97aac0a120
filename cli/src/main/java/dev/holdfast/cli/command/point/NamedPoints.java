package dev.holdfast.cli.command.point;

import dev.holdfast.cli.argument.EstateOption;
import dev.holdfast.cli.argument.FormatOption;
import dev.holdfast.cli.argument.LockTimeout;
import dev.holdfast.cli.hold.FoundPoint;
import dev.holdfast.cli.hold.HoldView;
import dev.holdfast.cli.session.CommandException;
import dev.holdfast.cli.session.ExitStatus;
import dev.holdfast.cli.session.Session;
import dev.holdfast.cli.terminal.SafeText;
import dev.holdfast.executor.command.PointsOutcome;
import dev.holdfast.executor.fabric.PointReference;
import dev.holdfast.executor.outlook.PointOutlook;
import dev.holdfast.executor.workspace.Workspace;
import dev.holdfast.executor.workspace.WorkspaceException;
import dev.holdfast.planner.state.ActualState;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Arguments of {@code hold}, {@code release} and {@code undelete}, and what these have in common. */
final class NamedPoints {

    /** Room for a sentence; the reason stands in lists. */
    private static final int LONGEST_REASON = 200;

    @Parameters(
            paramLabel = "POINT",
            arity = "1..*",
            description = "A recovery point: MACHINE@INSTANT, of a copy MACHINE@INSTANT→VAULT.")
    List<String> points = new ArrayList<>();

    @Mixin
    EstateOption estate = new EstateOption();

    @Mixin
    FormatOption format = new FormatOption();

    @Mixin
    LockTimeout lock = new LockTimeout();

    /**
     * A reason as it is kept: safe to show, in one line.
     *
     * @throws CommandException if it is too long
     */
    static String reason(String text) throws CommandException {
        String why = SafeText.of(text).strip();
        if (why.length() > LONGEST_REASON) {
            throw new CommandException(
                    ExitStatus.USAGE,
                    "The reason has " + why.length() + " characters; at most " + LONGEST_REASON + " are kept.");
        }
        return why;
    }

    /** How a command knows the point of a word; refused if the command is not for that point. */
    interface Search {
        /** The point of a word. */
        FoundPoint find(String text) throws CommandException;
    }

    /**
     * What a command does with points.
     *
     * @param word what has become of them, such as {@code released}
     */
    record Deed(String word, Work work, Function<PointOutlook, String> advice) {

        /** Work on points. */
        interface Work {
            /** Carries it out. */
            PointsOutcome on(Workspace workspace, List<PointReference> points) throws WorkspaceException;
        }
    }

    /** Does something with the points that were named, each once, and says what becomes of them now. */
    ExitStatus carryOut(Session session, Function<ActualState, Search> searches, Deed deed) throws CommandException {
        boolean json = format.isJson();
        try (Workspace workspace = estate.open(lock.waiting(session))) {
            Search search = searches.apply(workspace.actual());
            Set<FoundPoint> named = new LinkedHashSet<>();
            for (String text : points) {
                named.add(search.find(text));
            }
            List<FoundPoint> found = List.copyOf(named);
            List<PointReference> references =
                    found.stream().map(FoundPoint::reference).toList();
            PointsOutcome outcome = deed.work().on(workspace, references);
            Map<String, PointOutlook> outlooks = new TreeMap<>();
            workspace.outlook(references).forEach(outlook -> outlooks.put(outlook.id(), outlook));
            session.out()
                    .print(
                            json
                                    ? HoldView.outlooksJson(
                                            workspace.estate(), deed.word(), found, outlooks, outcome.done())
                                    : outcome.problems().isEmpty() ? text(found, outlooks, deed) : "");
            return report(session, outcome);
        } catch (WorkspaceException e) {
            throw Session.failure(e);
        }
    }

    private static String text(List<FoundPoint> found, Map<String, PointOutlook> outlooks, Deed deed) {
        StringBuilder text = new StringBuilder();
        String done = deed.word().substring(0, 1).toUpperCase(Locale.ROOT)
                + deed.word().substring(1);
        for (FoundPoint point : found) {
            String id = point.reference().id();
            text.append(done).append(' ').append(SafeText.of(id)).append('.');
            PointOutlook outlook = outlooks.get(id);
            if (outlook != null) {
                text.append(' ')
                        .append(SafeText.of(HoldView.outlook(outlook)))
                        .append(deed.advice().apply(outlook));
            }
            text.append('\n');
        }
        return text.toString();
    }

    /** What went wrong, on standard error; some of it did if any problem is there. */
    static ExitStatus report(Session session, PointsOutcome outcome) {
        for (String problem : outcome.problems()) {
            session.err().println("Error: " + SafeText.of(problem));
        }
        if (outcome.problems().isEmpty()) {
            return ExitStatus.OK;
        }
        return outcome.done() > 0 ? ExitStatus.PARTLY_FAILED : ExitStatus.ERROR;
    }
}
