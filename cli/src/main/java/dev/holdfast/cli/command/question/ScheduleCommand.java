package dev.holdfast.cli.command.question;

import dev.holdfast.cli.argument.DeclarationPath;
import dev.holdfast.cli.argument.PlanArguments;
import dev.holdfast.cli.argument.Words;
import dev.holdfast.cli.planning.Planning;
import dev.holdfast.cli.render.OutputFormat;
import dev.holdfast.cli.schedule.Boundary;
import dev.holdfast.cli.schedule.HourlyLoad;
import dev.holdfast.cli.schedule.MachineRuns;
import dev.holdfast.cli.schedule.RunTable;
import dev.holdfast.cli.schedule.ScheduleCalendar;
import dev.holdfast.cli.schedule.ScheduleJson;
import dev.holdfast.cli.schedule.ScheduleText;
import dev.holdfast.cli.session.CommandException;
import dev.holdfast.cli.session.ExitStatus;
import dev.holdfast.cli.session.Operation;
import dev.holdfast.cli.session.Session;
import dev.holdfast.cli.session.Terminals.Stream;
import dev.holdfast.cli.terminal.Page;
import dev.holdfast.dsl.diagnostic.Severity;
import dev.holdfast.executor.workspace.WorkspaceException;
import dev.holdfast.planner.document.HoldfastSection.CoverageEntry;
import dev.holdfast.planner.document.ResourceChange;
import dev.holdfast.planner.plan.Planner;
import dev.holdfast.planner.plan.request.PlanOptions;
import dev.holdfast.planner.plan.request.PlanRefusedException;
import dev.holdfast.planner.plan.request.PlanRequest;
import dev.holdfast.planner.state.ActualState;
import dev.holdfast.planner.state.ObjectType;
import dev.holdfast.planner.state.RecordedState;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code schedule}: when the next backups start, the largest gap between them, and how many start in each hour. */
@Command(
        name = "schedule",
        footer = {
            "Examples:",
            "  holdfast schedule                                       next runs of every machine",
            "  holdfast schedule . 'web-*' --count 10                  of some",
            "  holdfast schedule . sql-01 --from 2027-03-27T00:00Z --until 2027-03-29T00:00Z --format json",
            "  holdfast schedule --from 2026-12-01 --until 2027-01-01 --format ics > december.ics",
            ""
        },
        header = "Show the next runs of each machine, its zone and largest gap, and the load of the hours.")
public final class ScheduleCommand implements Operation {

    /** Machines named in a warning. */
    private static final int NAMED = 8;

    private static final int DEFAULT_RUNS = 5;

    /** More would not fit into memory. */
    private static final int MOST_RUNS = 1_000_000;

    /** More would choke every program that reads calendars. */
    private static final int MOST_EVENTS = 100_000;

    private static final int LOAD_DAYS = 7;

    @Mixin
    DeclarationPath path = new DeclarationPath();

    @Parameters(
            index = "1",
            paramLabel = "SELECTOR",
            arity = "0..1",
            description = "A machine's address or name, a glob with * or where:EXPR. Default: all.")
    String selector = "*";

    @Option(
            names = "--from",
            paramLabel = "INSTANT",
            description =
                    "First instant that counts, or a date. Default: the world's clock, without a world the system's.")
    String from = "";

    @Option(names = "--until", paramLabel = "INSTANT", description = "First instant that no longer counts, or a date.")
    String until = "";

    @Option(
            names = "--count",
            paramLabel = "N",
            description = "Most runs for each machine. Default: 5; all, when --until is given.")
    String count = "";

    @Option(names = "--format", paramLabel = "FORMAT", description = "text (default), json or ics (a calendar).")
    String format = "text";

    @Override
    public ExitStatus run(Session session) throws CommandException {
        OutputFormat output = Words.format(format, Words.TEXT_JSON_AND_ICS);
        Optional<Integer> each =
                count.isEmpty() ? Optional.empty() : Optional.of(Words.number("--count", count, 1, 10));
        Optional<Boundary> end = until.isEmpty() ? Optional.empty() : Optional.of(Boundary.parse("--until", until));
        Optional<Boundary> start = from.isEmpty() ? Optional.empty() : Optional.of(Boundary.parse("--from", from));
        Planning planning = Planning.of(session, path.written(), new PlanArguments(), Severity.WARNING);
        try {
            Boundary begin = start.orElse(Boundary.of(
                    Words.instant("at", planning.document().holdfast().at())));
            checkOrder(begin, end);
            HourlyLoad load = new HourlyLoad(begin, loadEnd(begin, end));
            int limit = each.orElse(end.isPresent() ? MOST_RUNS : DEFAULT_RUNS);
            int most = output == OutputFormat.ICS ? MOST_EVENTS : MOST_RUNS;
            RunTable table = new RunTable(begin, end, limit, most, load);
            List<MachineRuns> machines = table.of(
                    planning.document(),
                    planning.workspace().recorded(),
                    planning.loaded().declaration().orElseThrow(),
                    selected(planning));
            warn(session, table.notCarriedOut());
            if (machines.isEmpty() && !selector.equals("*")) {
                throw new CommandException(
                        ExitStatus.USAGE,
                        "'" + selector + "' matches no machine that is backed up on a schedule. 'holdfast plan' says"
                                + " what becomes of every machine.");
            }
            session.out()
                    .print(
                            switch (output) {
                                case JSON -> ScheduleJson.write(machines);
                                case ICS ->
                                    ScheduleCalendar.write(
                                            planning.workspace().recorded().estate(), begin.inUtc(), machines);
                                case TEXT,
                                        MARKDOWN,
                                        JSONL,
                                        SARIF,
                                        JUNIT,
                                        GITLAB,
                                        GITLAB_TERRAFORM,
                                        GITHUB,
                                        AZURE,
                                        RDJSON -> text(session, machines, load);
                            });
            return ExitStatus.OK;
        } catch (WorkspaceException e) {
            throw Session.failure(e);
        } finally {
            planning.workspace().close();
        }
    }

    private static String text(Session session, List<MachineRuns> machines, HourlyLoad load) {
        Page page = session.page(Stream.OUT);
        ScheduleText.write(page, machines, load.count());
        return page.toString();
    }

    private static void checkOrder(Boundary begin, Optional<Boundary> end) throws CommandException {
        if (end.isPresent() && !end.get().canFollow(begin)) {
            throw new CommandException(
                    ExitStatus.USAGE,
                    "--until " + end.get().shown(ZoneOffset.UTC) + " is not after the start, "
                            + begin.shown(ZoneOffset.UTC)
                            + ": no run can lie between them. Choose a later --until or an earlier --from.");
        }
    }

    /** The load is counted as far as all runs are shown, else for a week, in which every weekly schedule runs once. */
    private Boundary loadEnd(Boundary begin, Optional<Boundary> end) {
        Boundary week = begin.plusDays(LOAD_DAYS);
        return end.filter(given -> count.isEmpty() || given.inUtc().isBefore(week.inUtc()))
                .orElse(week);
    }

    private static void warn(Session session, List<String> notCarriedOut) {
        if (notCarriedOut.isEmpty()) {
            return;
        }
        int more = notCarriedOut.size() - NAMED;
        session.warn("The plan does not carry out the schedule of "
                + String.join(", ", notCarriedOut.subList(0, Math.min(NAMED, notCarriedOut.size())))
                + (more > 0 ? " and " + more + " more" : "")
                + ". The runs shown are those of the declared schedule, without slots; 'holdfast plan' says why they will"
                + " not take place.");
    }

    /** The machines that the selector names, by the planner's own rules: those a plan from nothing would schedule. */
    private Predicate<String> selected(Planning planning) throws CommandException, WorkspaceException {
        if (selector.equals("*")) {
            return machine -> true;
        }
        for (CoverageEntry machine : planning.document().holdfast().coverage().machines()) {
            if (machine.machine().equals(selector)) {
                return selector::equals;
            }
        }
        RecordedState recorded = planning.workspace().recorded();
        RecordedState addresses = new RecordedState(
                recorded.estate(),
                0,
                Optional.empty(),
                new TreeMap<>(),
                recorded.resourceIds(),
                new TreeMap<>(),
                new TreeMap<>(),
                Map.of());
        PlanOptions options = new PlanOptions(List.of(selector), List.of(), PlanOptions.DEFAULT.horizon(), true, false);
        Instant at = Words.instant("at", planning.document().holdfast().at());
        Set<String> machines = new HashSet<>();
        try {
            PlanRequest request = new PlanRequest(
                    planning.loaded(),
                    addresses,
                    ActualState.none(),
                    planning.workspace().profile(),
                    at,
                    options);
            for (ResourceChange change : Planner.plan(request).resourceChanges()) {
                if (change.type().equals(ObjectType.SCHEDULE.word())) {
                    machines.add(change.name());
                }
            }
        } catch (PlanRefusedException e) {
            throw Planning.refused(e);
        }
        return machines::contains;
    }
}
