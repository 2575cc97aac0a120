package dev.holdfast.cli.command;

import dev.holdfast.cli.render.OutputFormat;
import dev.holdfast.cli.session.CommandException;
import dev.holdfast.cli.session.ExitStatus;
import dev.holdfast.cli.session.Session;
import dev.holdfast.executor.workspace.AdvanceReport;
import dev.holdfast.executor.workspace.Workspace;
import dev.holdfast.executor.workspace.WorkspaceException;
import java.time.Duration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code fabric}: the simulated world. */
@Command(
        name = "fabric",
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "Examples:",
            "  holdfast fabric show           the world and its clock",
            "  holdfast fabric advance 30d    let a month pass",
            ""
        },
        header = "Look at the simulated world, and let its time pass.",
        subcommands = {FabricCommand.ShowWorldCommand.class, FabricCommand.AdvanceCommand.class})
final class FabricCommand {

    /** {@code fabric show}: vaults, points and the newest jobs. */
    @Command(
            name = "show",
            footer = {"Examples:", "  holdfast fabric show", "  holdfast fabric show --format json --jobs 100", ""},
            header = "Show the world: its clock, vaults, points and newest jobs.")
    static final class ShowWorldCommand implements Operation {

        @Option(names = "--estate", paramLabel = "NAME", description = "The estate; needed if there are several.")
        String estate = "";

        @Option(names = "--format", paramLabel = "FORMAT", description = "text (default) or json.")
        String format = "text";

        @Option(names = "--jobs", paramLabel = "N", description = "How many of the newest jobs to show. Default: 10.")
        int jobs = 10;

        @Override
        public ExitStatus run(Session session) throws CommandException {
            OutputFormat output = Words.format(format, Words.TEXT_AND_JSON);
            if (jobs < 0) {
                throw new CommandException(ExitStatus.USAGE, "--jobs wants a number, 0 or more, not " + jobs + ".");
            }
            try (Workspace workspace = session.openExisting(estate)) {
                WorldView view = WorldView.of(workspace, jobs);
                session.out().print(output == OutputFormat.JSON ? view.json() : view.text(session));
                return ExitStatus.OK;
            } catch (WorkspaceException e) {
                throw Session.failure(e);
            }
        }
    }

    /** {@code fabric advance}: time passes, and what is due happens. */
    @Command(
            name = "advance",
            footer = {"Examples:", "  holdfast fabric advance 30d", "  holdfast fabric advance 4h", ""},
            header = "Move the world's clock: backups run, copies are made, points expire.")
    static final class AdvanceCommand implements Operation {

        @Parameters(paramLabel = "DURATION", description = "How far, such as 12h, 30d or P1D.")
        String duration = "";

        @Option(names = "--estate", paramLabel = "NAME", description = "The estate; needed if there are several.")
        String estate = "";

        @Option(names = "--format", paramLabel = "FORMAT", description = "text (default) or json.")
        String format = "text";

        @Override
        public ExitStatus run(Session session) throws CommandException {
            OutputFormat output = Words.format(format, Words.TEXT_AND_JSON);
            Duration by = Words.duration("DURATION", duration);
            try (Workspace workspace = session.openExisting(estate)) {
                AdvanceReport report = workspace.advance(by);
                session.out()
                        .print(
                                output == OutputFormat.JSON
                                        ? WorldView.advancedJson(report)
                                        : WorldView.advancedText(report));
                return ExitStatus.OK;
            } catch (WorkspaceException e) {
                throw Session.failure(e);
            }
        }
    }
}
