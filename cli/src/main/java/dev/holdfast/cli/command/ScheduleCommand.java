package dev.holdfast.cli.command;

import dev.holdfast.cli.render.JsonText;
import dev.holdfast.cli.render.OutputFormat;
import dev.holdfast.cli.session.CommandException;
import dev.holdfast.cli.session.ExitStatus;
import dev.holdfast.cli.session.Session;
import dev.holdfast.cli.session.Terminals.Stream;
import dev.holdfast.cli.terminal.Cell;
import dev.holdfast.cli.terminal.Page;
import dev.holdfast.dsl.diagnostic.Severity;
import dev.holdfast.dsl.quantity.Durations;
import dev.holdfast.executor.workspace.WorkspaceException;
import dev.holdfast.planner.document.ResourceChange;
import dev.holdfast.planner.plan.PlanOptions;
import dev.holdfast.planner.plan.PlanRefusedException;
import dev.holdfast.planner.plan.PlanRequest;
import dev.holdfast.planner.plan.Planner;
import dev.holdfast.planner.state.ActualState;
import dev.holdfast.planner.state.ObjectType;
import dev.holdfast.planner.state.RecordedState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code schedule}: when the next backups start, and the largest gap between them. */
@Command(
        name = "schedule",
        footer = {
            "Examples:",
            "  holdfast schedule                                       next runs of every machine",
            "  holdfast schedule . 'web-*' --count 10                  of some",
            "  holdfast schedule . sql-01 --from 2027-03-27T00:00Z --until 2027-03-29T00:00Z --format json",
            ""
        },
        header = "Show the next runs of each machine, its zone and the largest gap of the year.")
final class ScheduleCommand implements Operation {

    private static final int MOST_RUNS = 100_000;

    @Parameters(
            index = "0",
            paramLabel = "PATH",
            arity = "0..1",
            description = "File or folder. Default: this directory.")
    String path = ".";

    @Parameters(
            index = "1",
            paramLabel = "SELECTOR",
            arity = "0..1",
            description = "A machine's address or name, a glob with * or where:EXPR. Default: all.")
    String selector = "*";

    @Option(
            names = "--from",
            paramLabel = "INSTANT",
            description = "First instant that counts. Default: the world's clock, without a world the system's.")
    String from = "";

    @Option(names = "--until", paramLabel = "INSTANT", description = "First instant that no longer counts.")
    String until = "";

    @Option(
            names = "--count",
            paramLabel = "N",
            description = "Most runs for each machine. Default: 5; all, when --until is given.")
    int count;

    @Option(names = "--format", paramLabel = "FORMAT", description = "text (default) or json.")
    String format = "text";

    @Override
    public ExitStatus run(Session session) throws CommandException {
        OutputFormat output = Words.format(format, Words.TEXT_AND_JSON);
        if (count < 0) {
            throw new CommandException(ExitStatus.USAGE, "--count wants a number, 1 or more, not " + count + ".");
        }
        Optional<Instant> end = until.isEmpty() ? Optional.empty() : Optional.of(Words.instant("--until", until));
        Optional<Instant> start = from.isEmpty() ? Optional.empty() : Optional.of(Words.instant("--from", from));
        Planning planning = Planning.of(session, path, new PlanArguments(), Severity.WARNING);
        try {
            Instant at = Words.instant("at", planning.document().holdfast().at());
            int limit = count > 0 ? count : end.isPresent() ? MOST_RUNS : 5;
            List<MachineRuns> machines = new RunTable(start.orElse(at), end, limit)
                    .of(planning.document(), planning.workspace().recorded(), selected(session, planning));
            if (machines.isEmpty() && !selector.equals("*")) {
                throw new CommandException(
                        ExitStatus.USAGE,
                        "'" + selector + "' matches no machine that is backed up on a schedule. 'holdfast plan' says"
                                + " what becomes of every machine.");
            }
            session.out().print(output == OutputFormat.JSON ? json(machines) : text(session, machines));
            return ExitStatus.OK;
        } catch (WorkspaceException e) {
            throw Session.failure(e);
        } finally {
            planning.workspace().close();
        }
    }

    /** The machines that the selector names, by the planner's own rules: those a plan from nothing would schedule. */
    private Predicate<String> selected(Session session, Planning planning) throws CommandException, WorkspaceException {
        if (selector.equals("*")) {
            return machine -> true;
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
                    session.rooms().profile(),
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

    private static String text(Session session, List<MachineRuns> machines) {
        Page page = session.page(Stream.OUT);
        List<List<Cell>> rows = new ArrayList<>();
        rows.add(List.of(
                Cell.faint("machine"),
                Cell.faint("policy"),
                Cell.faint("zone"),
                Cell.faint("largest gap"),
                Cell.faint("next runs")));
        for (MachineRuns machine : machines) {
            rows.add(List.of(
                    Cell.of(machine.address()),
                    Cell.of(machine.policy()),
                    Cell.of(machine.zone()),
                    Cell.of(machine.largestGap().map(Durations::display).orElse("-")),
                    Cell.of(machine.runs().isEmpty() ? "none" : String.join("  ", machine.runs()))));
        }
        page.columns("", rows);
        return page.toString();
    }

    private static String json(List<MachineRuns> machines) {
        return JsonText.write(json -> {
            json.writeStartArray();
            for (MachineRuns machine : machines) {
                json.writeStartObject();
                json.writeStringProperty("address", machine.address());
                json.writeStringProperty("policy", machine.policy());
                json.writeStringProperty("zone", machine.zone());
                json.writeStringProperty("slot", machine.slot());
                json.writeArrayPropertyStart("runs");
                machine.runs().forEach(json::writeString);
                json.writeEndArray();
                machine.largestGap().ifPresent(gap -> json.writeStringProperty("largestGap", gap.toString()));
                json.writeEndObject();
            }
            json.writeEndArray();
        });
    }
}
