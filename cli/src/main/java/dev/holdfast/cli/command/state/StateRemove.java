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
import dev.holdfast.planner.state.ObjectAddress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code state rm}: take an object out of the record; nothing of it is touched in the world. */
@Command(
        name = "rm",
        footer = {
            "Examples:",
            "  holdfast state rm protection/old-01   no longer look after it; nothing of it is deleted",
            ""
        },
        header = "Take an object out of the record; nothing of it is touched in the world.")
final class StateRemove implements Operation {

    @Mixin
    EstateOption estate = new EstateOption();

    @Mixin
    LockTimeout lock = new LockTimeout();

    @Parameters(paramLabel = "ADDRESS", description = "Address of the object, as 'holdfast state list' says it.")
    String address = "";

    @Override
    public ExitStatus run(Session session) throws CommandException {
        ObjectAddress wanted;
        try {
            wanted = ObjectAddress.parse(address);
        } catch (IllegalArgumentException e) {
            throw new CommandException(
                    ExitStatus.USAGE, "'" + address + "' is no address of an object, such as protection/sql-01.");
        }
        try (RecordKeeper keeper = estate.keeper(lock.waiting(session))) {
            keeper.forget(wanted);
            session.out()
                    .println("Took " + SafeText.of(address)
                            + " out of the record. In the world it is as it was; if it is still"
                            + " declared, the next apply looks after it again.");
            return ExitStatus.OK;
        } catch (WorkspaceException e) {
            throw Session.failure(e);
        }
    }
}
