package dev.holdfast.cli.command;

import dev.holdfast.cli.render.JsonText;
import dev.holdfast.cli.render.OutputFormat;
import dev.holdfast.cli.session.CommandException;
import dev.holdfast.cli.session.ExitStatus;
import dev.holdfast.cli.session.Session;
import dev.holdfast.cli.session.Terminals.Stream;
import dev.holdfast.cli.status.Freshness;
import dev.holdfast.cli.status.MachineStatus;
import dev.holdfast.cli.status.StatusBoard;
import dev.holdfast.cli.terminal.Cell;
import dev.holdfast.cli.terminal.Page;
import dev.holdfast.cli.terminal.Style;
import dev.holdfast.dsl.quantity.Durations;
import dev.holdfast.executor.workspace.Workspace;
import dev.holdfast.executor.workspace.WorkspaceException;
import dev.holdfast.planner.state.LastJob;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.core.JsonGenerator;

/** {@code status}: how old the newest good point of each machine is. */
@Command(
        name = "status",
        footer = {
            "Examples:",
            "  holdfast status                          every protected machine",
            "  holdfast status 'web-*' --format json    some of them, for a program",
            ""
        },
        header = "Show the age of each machine's newest good point. Exits 4 if a machine is behind.")
final class StatusCommand implements Operation {

    @Parameters(
            paramLabel = "SELECTOR",
            arity = "0..1",
            description = "A machine's address, or a glob with *. Default: all.")
    String selector = "*";

    @Option(names = "--estate", paramLabel = "NAME", description = "The estate; needed if there are several.")
    String estate = "";

    @Option(names = "--format", paramLabel = "FORMAT", description = "text (default) or json.")
    String format = "text";

    @Override
    public ExitStatus run(Session session) throws CommandException {
        OutputFormat output = Words.format(format, Words.TEXT_AND_JSON);
        try (Workspace workspace = session.openExisting(estate)) {
            Instant now = workspace
                    .clock()
                    .orElseThrow(() -> new CommandException(
                            ExitStatus.STATE_UNAVAILABLE, "There is a state, but no world it belongs to."));
            StatusBoard board = new StatusBoard(
                    workspace.recorded(), workspace.actual(), session.rooms().profile(), now);
            List<MachineStatus> machines = board.machines(MachineNames.matching(selector));
            if (machines.isEmpty() && !selector.equals("*")) {
                throw new CommandException(
                        ExitStatus.USAGE,
                        "'" + selector + "' is no protected machine of " + workspace.estate()
                                + ". 'holdfast status' lists them all.");
            }
            session.out()
                    .print(
                            output == OutputFormat.JSON
                                    ? json(workspace.estate(), now, machines)
                                    : text(session, workspace.estate(), now, machines));
            boolean behind = machines.stream().anyMatch(machine -> machine.freshness() == Freshness.BEHIND);
            return behind ? ExitStatus.FINDINGS : ExitStatus.OK;
        } catch (WorkspaceException e) {
            throw Session.failure(e);
        }
    }

    private static String text(Session session, String estate, Instant now, List<MachineStatus> machines) {
        Page page = session.page(Stream.OUT);
        page.line(Cell.strong("Status of " + estate), Cell.of(" at " + now.truncatedTo(ChronoUnit.SECONDS)));
        page.gap();
        List<List<Cell>> rows = new ArrayList<>();
        rows.add(List.of(
                Cell.faint("machine"),
                Cell.faint("policy"),
                Cell.faint("newest good point"),
                Cell.faint("age"),
                Cell.faint("rpo"),
                Cell.faint("is"),
                Cell.faint("last job")));
        for (MachineStatus machine : machines) {
            rows.add(List.of(
                    Cell.of(machine.machine()),
                    Cell.of(machine.policy()),
                    Cell.of(machine.newestGood().map(Object::toString).orElse("none")),
                    Cell.of(machine.age().map(Durations::display).orElse("-")),
                    Cell.of(machine.rpo().map(Durations::format).orElse("-")),
                    new Cell(style(machine.freshness()), machine.freshness().word()),
                    Cell.of(machine.lastJob().map(StatusCommand::job).orElse("none yet"))));
        }
        page.columns("", rows);
        page.gap();
        page.line(counts(machines));
        return page.toString();
    }

    private static String job(LastJob job) {
        String outcome = job.succeeded()
                ? "completed"
                : "failed" + job.message().map(m -> ": " + m).orElse("");
        return job.started() + " " + outcome;
    }

    private static Style style(Freshness freshness) {
        return switch (freshness) {
            case FRESH -> Style.ADDED;
            case WAITING -> Style.PLAIN;
            case LATE -> Style.CHANGED;
            case BEHIND -> Style.REMOVED;
        };
    }

    private static String counts(List<MachineStatus> machines) {
        List<String> parts = new ArrayList<>();
        for (Freshness freshness : Freshness.values()) {
            long count = machines.stream()
                    .filter(machine -> machine.freshness() == freshness)
                    .count();
            parts.add(count + " " + freshness.word());
        }
        return machines.size() + (machines.size() == 1 ? " machine: " : " machines: ") + String.join(", ", parts) + ".";
    }

    private static String json(String estate, Instant now, List<MachineStatus> machines) {
        return JsonText.write(json -> {
            json.writeStartObject();
            json.writeStringProperty("estate", estate);
            json.writeStringProperty("at", now.toString());
            json.writeArrayPropertyStart("machines");
            machines.forEach(machine -> machine(machine, json));
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    private static void machine(MachineStatus machine, JsonGenerator json) {
        json.writeStartObject();
        json.writeStringProperty("address", machine.machine());
        json.writeStringProperty("policy", machine.policy());
        json.writeStringProperty("vault", machine.vault());
        machine.newestGood().ifPresent(captured -> json.writeStringProperty("newestGood", captured.toString()));
        machine.age().ifPresent(age -> json.writeStringProperty("age", age.toString()));
        machine.rpo().ifPresent(rpo -> json.writeStringProperty("rpo", rpo.toString()));
        json.writeStringProperty("status", machine.freshness().word());
        json.writeNumberProperty("points", machine.points());
        machine.lastJob().ifPresent(job -> {
            json.writeObjectPropertyStart("lastJob");
            json.writeStringProperty("started", job.started().toString());
            json.writeStringProperty("status", job.succeeded() ? "completed" : "failed");
            job.message().ifPresent(message -> json.writeStringProperty("message", message));
            json.writeEndObject();
        });
        json.writeEndObject();
    }
}
