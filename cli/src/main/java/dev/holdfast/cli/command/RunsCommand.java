package dev.holdfast.cli.command;

import dev.holdfast.cli.argument.EstateOption;
import dev.holdfast.cli.argument.FormatOption;
import dev.holdfast.cli.run.RunJson;
import dev.holdfast.cli.run.RunText;
import dev.holdfast.cli.session.CommandException;
import dev.holdfast.cli.session.ExitStatus;
import dev.holdfast.cli.session.Operation;
import dev.holdfast.cli.session.Session;
import dev.holdfast.cli.session.Terminals.Stream;
import dev.holdfast.dsl.diagnostic.Suggestion;
import dev.holdfast.executor.journal.Run;
import dev.holdfast.executor.workspace.RunView;
import dev.holdfast.executor.workspace.Workspace;
import dev.holdfast.executor.workspace.WorkspaceException;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code runs}: what was done, from the journal. */
@Command(
        name = "runs",
        synopsisSubcommandLabel = "COMMAND",
        footer = {"Examples:", "  holdfast runs list", "  holdfast runs show run-000012", ""},
        header = "Look at what was done, by whom and how it ended.",
        subcommands = {RunsCommand.ListCommand.class, RunsCommand.ShowRunCommand.class})
final class RunsCommand {

    /** {@code runs list}: all runs. */
    @Command(
            name = "list",
            footer = {"Examples:", "  holdfast runs list", "  holdfast runs list --format json", ""},
            header = "List all runs, newest first.")
    static final class ListCommand implements Operation {

        @Mixin
        EstateOption estate = new EstateOption();

        @Mixin
        FormatOption format = new FormatOption();

        @Override
        public ExitStatus run(Session session) throws CommandException {
            boolean json = format.isJson();
            try (Workspace workspace = estate.open(session)) {
                List<Run> runs = workspace.runs();
                session.out()
                        .print(
                                json
                                        ? RunJson.list(workspace.estate(), runs)
                                        : RunText.list(session.page(Stream.OUT), runs)
                                                .toString());
                return ExitStatus.OK;
            } catch (WorkspaceException e) {
                throw Session.failure(e);
            }
        }
    }

    /** {@code runs show}: one run. */
    @Command(
            name = "show",
            footer = {"Examples:", "  holdfast runs show run-000012", ""},
            header = "Show a run: what was approved, who took it up, and what became of each operation.")
    static final class ShowRunCommand implements Operation {

        @Parameters(paramLabel = "RUN", description = "Id of the run, as 'holdfast runs list' says it.")
        String id = "";

        @Mixin
        EstateOption estate = new EstateOption();

        @Mixin
        FormatOption format = new FormatOption();

        @Override
        public ExitStatus run(Session session) throws CommandException {
            boolean json = format.isJson();
            try (Workspace workspace = estate.open(session)) {
                Optional<RunView> view = workspace.run(id);
                if (view.isEmpty()) {
                    List<String> ids = workspace.runs().stream().map(Run::id).toList();
                    throw new CommandException(
                            ExitStatus.USAGE,
                            "There is no run '" + id + "' of '" + workspace.estate() + "'."
                                    + Suggestion.didYouMean(id, ids)
                                    + " 'holdfast runs list' lists them.");
                }
                session.out()
                        .print(
                                json
                                        ? RunJson.show(view.get())
                                        : RunText.show(session.page(Stream.OUT), view.get())
                                                .toString());
                return ExitStatus.OK;
            } catch (WorkspaceException e) {
                throw Session.failure(e);
            }
        }
    }
}
