package dev.holdfast.cli.command.state;

import dev.holdfast.cli.argument.EstateOption;
import dev.holdfast.cli.argument.FormatOption;
import dev.holdfast.cli.argument.Words;
import dev.holdfast.cli.run.HistoryView;
import dev.holdfast.cli.session.CommandException;
import dev.holdfast.cli.session.ExitStatus;
import dev.holdfast.cli.session.Operation;
import dev.holdfast.cli.session.Session;
import dev.holdfast.cli.session.Terminals.Stream;
import dev.holdfast.dsl.diagnostic.Suggestion;
import dev.holdfast.executor.workspace.RecordKeeper;
import dev.holdfast.executor.workspace.RecordWrite;
import dev.holdfast.executor.workspace.WorkspaceException;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code state history}: every write of the record. */
@Command(
        name = "history",
        footer = {
            "Examples:",
            "  holdfast state history                        every write of the record, newest first",
            "  holdfast state history --limit 10             the newest ten",
            "  holdfast state history protection/sql-01      what touched this object",
            "  holdfast state history vm/sql-01              what touched this machine or a point of it",
            ""
        },
        header = "List every write of the record, newest first: when, by whom, and what it changed.")
final class StateHistory implements Operation {

    @Mixin
    EstateOption estate = new EstateOption();

    @Mixin
    FormatOption format = new FormatOption();

    @Option(names = "--limit", paramLabel = "N", description = "The newest N. Default: all.")
    String limit = "";

    @Parameters(
            paramLabel = "ADDRESS",
            arity = "0..1",
            description = "Only what touched this: an object as 'holdfast state list' says it, or vm/ and a machine.")
    String address = "";

    @Override
    public ExitStatus run(Session session) throws CommandException {
        boolean json = format.isJson();
        int most = limit.isEmpty() ? Integer.MAX_VALUE : Words.number("--limit", limit, 1, 10);
        try (RecordKeeper keeper = estate.keeper(session)) {
            List<RecordWrite> writes = address.isEmpty() ? keeper.history(most) : touching(keeper, most);
            session.out()
                    .print(
                            json
                                    ? HistoryView.json(keeper.estate(), address, writes)
                                    : HistoryView.text(session.page(Stream.OUT), writes)
                                            .toString());
            return ExitStatus.OK;
        } catch (WorkspaceException e) {
            throw Session.failure(e);
        }
    }

    private List<RecordWrite> touching(RecordKeeper keeper, int most) throws WorkspaceException, CommandException {
        List<RecordWrite> writes = keeper.history(address, most);
        if (writes.isEmpty()) {
            throw new CommandException(
                    ExitStatus.USAGE,
                    "The journal knows of nothing that touched '" + address + "'."
                            + Suggestion.didYouMean(address, keeper.touched())
                            + " 'holdfast state list' lists the objects of the record.");
        }
        return writes;
    }
}
