package dev.holdfast.cli.command.fabric;

import dev.holdfast.cli.argument.EstateOption;
import dev.holdfast.cli.argument.FormatOption;
import dev.holdfast.cli.argument.LockTimeout;
import dev.holdfast.cli.argument.Words;
import dev.holdfast.cli.session.CommandException;
import dev.holdfast.cli.session.ExitStatus;
import dev.holdfast.cli.session.Operation;
import dev.holdfast.cli.session.Session;
import dev.holdfast.executor.workspace.AdvanceReport;
import dev.holdfast.executor.workspace.Workspace;
import dev.holdfast.executor.workspace.WorkspaceException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code fabric}: the simulated world. */
@Command(
        name = "fabric",
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "Examples:",
            "  holdfast fabric show           the world and its clock",
            "  holdfast fabric jobs           what its service did",
            "  holdfast fabric meters         what that would be billed by",
            "  holdfast fabric advance 30d    let a month pass",
            "  holdfast fabric inject --list  what can go wrong",
            ""
        },
        header = "Look at the simulated world, let its time pass, and let things go wrong.",
        subcommands = {
            FabricCommand.ShowWorldCommand.class,
            JobsCommand.class,
            MetersCommand.class,
            FabricCommand.AdvanceCommand.class,
            InjectCommand.class
        })
public final class FabricCommand {

    /** {@code fabric show}: vaults, points and the newest jobs. */
    @Command(
            name = "show",
            footer = {
                "Examples:",
                "  holdfast fabric show",
                "  holdfast fabric show --format json --jobs 100",
                "  holdfast fabric show --points sql-01",
                ""
            },
            header = "Show the world: its clock, vaults, points, faults and newest jobs.")
    static final class ShowWorldCommand implements Operation {

        @Mixin
        EstateOption estate = new EstateOption();

        @Mixin
        FormatOption format = new FormatOption();

        @Option(names = "--jobs", paramLabel = "N", description = "How many of the newest jobs to show. Default: 10.")
        String jobs = "10";

        @Option(
                names = "--points",
                paramLabel = "SELECTOR",
                description = "List the recovery points of these machines: an address, or a glob with *.")
        String points = "";

        @Override
        public ExitStatus run(Session session) throws CommandException {
            boolean json = format.isJson();
            int newest = Words.number("--jobs", jobs, 0, 100);
            try (Workspace workspace = estate.open(session)) {
                WorldView view = WorldView.of(workspace, newest, points);
                session.out().print(json ? view.json() : view.text(session));
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

        @Mixin
        EstateOption estate = new EstateOption();

        @Mixin
        FormatOption format = new FormatOption();

        @Mixin
        LockTimeout lock = new LockTimeout();

        @Override
        public ExitStatus run(Session session) throws CommandException {
            boolean json = format.isJson();
            Duration by = Words.duration("DURATION", duration);
            try (Workspace workspace = estate.open(lock.waiting(session))) {
                Optional<Instant> clock = workspace.clock();
                if (clock.isPresent()) {
                    Words.shifted("DURATION", clock.get(), by);
                }
                AdvanceReport report = workspace.advance(by);
                session.out().print(json ? WorldView.advancedJson(report) : WorldView.advancedText(report));
                return ExitStatus.OK;
            } catch (WorkspaceException e) {
                throw Session.failure(e);
            }
        }
    }
}
