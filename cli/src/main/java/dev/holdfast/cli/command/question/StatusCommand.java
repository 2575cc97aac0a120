package dev.holdfast.cli.command.question;

import dev.holdfast.cli.argument.EstateOption;
import dev.holdfast.cli.argument.MachineNames;
import dev.holdfast.cli.argument.Words;
import dev.holdfast.cli.session.CommandException;
import dev.holdfast.cli.session.ExitStatus;
import dev.holdfast.cli.session.Operation;
import dev.holdfast.cli.session.Session;
import dev.holdfast.cli.session.Terminals.Stream;
import dev.holdfast.cli.status.StatusFormat;
import dev.holdfast.cli.status.StatusJson;
import dev.holdfast.cli.status.StatusMetrics;
import dev.holdfast.cli.status.StatusText;
import dev.holdfast.cli.status.StatusView;
import dev.holdfast.cli.terminal.Page;
import dev.holdfast.executor.workspace.Workspace;
import dev.holdfast.executor.workspace.WorkspaceException;
import dev.holdfast.planner.freshness.Freshness;
import dev.holdfast.planner.freshness.FreshnessBoard;
import dev.holdfast.planner.freshness.MachineFreshness;
import java.time.Instant;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code status}: how old the newest good point of each machine is, for each class of failure. */
@Command(
        name = "status",
        footer = {
            "Examples:",
            "  holdfast status                          every protected machine",
            "  holdfast status 'web-*' --format json    some of them, for a program",
            "  holdfast status --format prom            metrics for Prometheus",
            ""
        },
        header = "Show the age of each machine's newest good point. Exits 4 if a machine is behind.")
public final class StatusCommand implements Operation {

    @Parameters(
            paramLabel = "SELECTOR",
            arity = "0..1",
            description = "A machine's address, or a glob with *. Default: all.")
    String selector = "*";

    @Mixin
    EstateOption estate = new EstateOption();

    @Option(names = "--format", paramLabel = "FORMAT", description = "text (default), json or prom.")
    String format = "text";

    @Override
    public ExitStatus run(Session session) throws CommandException {
        StatusFormat output = Words.statusFormat(format);
        try (Workspace workspace = estate.open(session)) {
            Instant now = workspace
                    .clock()
                    .orElseThrow(() -> new CommandException(
                            ExitStatus.STATE_UNAVAILABLE, "There is a state, but no world it belongs to."));
            FreshnessBoard board =
                    new FreshnessBoard(workspace.recorded(), workspace.actual(), workspace.profile(), now);
            List<MachineFreshness> machines = board.machines(MachineNames.matching(selector));
            if (machines.isEmpty() && !selector.equals("*")) {
                throw new CommandException(
                        ExitStatus.USAGE,
                        "'" + selector + "' is no protected machine of " + workspace.estate()
                                + ". 'holdfast status' lists them all.");
            }
            session.out().print(text(session, output, new StatusView(workspace.estate(), now, machines)));
            boolean behind = machines.stream().anyMatch(machine -> machine.freshness() == Freshness.BEHIND);
            return behind ? ExitStatus.FINDINGS : ExitStatus.OK;
        } catch (WorkspaceException e) {
            throw Session.failure(e);
        }
    }

    private static String text(Session session, StatusFormat output, StatusView view) {
        return switch (output) {
            case TEXT -> {
                Page page = session.page(Stream.OUT);
                StatusText.write(view, page);
                yield page.toString();
            }
            case JSON -> StatusJson.write(view);
            case PROM -> StatusMetrics.write(view);
        };
    }
}
