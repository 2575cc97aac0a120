package dev.holdfast.cli.command.state;

import dev.holdfast.cli.argument.EstateOption;
import dev.holdfast.cli.argument.LockTimeout;
import dev.holdfast.cli.session.CommandException;
import dev.holdfast.cli.session.ExitStatus;
import dev.holdfast.cli.session.Operation;
import dev.holdfast.cli.session.Session;
import dev.holdfast.cli.terminal.SafeText;
import dev.holdfast.executor.workspace.RecordKeeper;
import dev.holdfast.executor.workspace.WorkspaceException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code state init}: make a record where there is only a world, or a world where there is only a record. */
@Command(
        name = "init",
        footer = {"Examples:", "  holdfast state init --adopt   make the half that is missing", ""},
        header = "Make a record where there is only a world, or a world where there is only a record.")
final class StateInit implements Operation {

    @Mixin
    EstateOption estate = new EstateOption();

    @Mixin
    LockTimeout lock = new LockTimeout();

    @Option(names = "--adopt", description = "Take what is there for the truth. Needed: it cannot be undone.")
    boolean adopt;

    @Override
    public ExitStatus run(Session session) throws CommandException {
        if (!adopt) {
            throw new CommandException(
                    ExitStatus.USAGE,
                    "A record and a world are begun by 'holdfast apply'. If one of them is missing, --adopt takes the other for"
                            + " the truth: the world's objects become ours, or all that is recorded counts as gone.");
        }
        try (RecordKeeper keeper = estate.keeper(lock.waiting(session))) {
            session.out().println(SafeText.of(keeper.adopt()));
            return ExitStatus.OK;
        } catch (WorkspaceException e) {
            throw Session.failure(e);
        }
    }
}
