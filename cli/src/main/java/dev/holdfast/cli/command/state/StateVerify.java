package dev.holdfast.cli.command.state;

import dev.holdfast.cli.argument.EstateOption;
import dev.holdfast.cli.session.CommandException;
import dev.holdfast.cli.session.ExitStatus;
import dev.holdfast.cli.session.Operation;
import dev.holdfast.cli.session.Session;
import dev.holdfast.executor.workspace.RecordKeeper;
import dev.holdfast.executor.workspace.WorkspaceException;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code state verify}: check record, world and journal, and that they belong together. */
@Command(
        name = "verify",
        footer = {"Examples:", "  holdfast state verify", ""},
        header = "Check record, world and journal, and that they belong together.")
final class StateVerify implements Operation {

    @Mixin
    EstateOption estate = new EstateOption();

    @Override
    public ExitStatus run(Session session) throws CommandException {
        try (RecordKeeper keeper = estate.keeper(session)) {
            List<String> problems = keeper.verify();
            if (problems.isEmpty()) {
                session.out().println("Record, world and journal are whole.");
                return ExitStatus.OK;
            }
            throw new CommandException(
                    ExitStatus.STATE_UNAVAILABLE,
                    "The state in " + session.displayPlace() + " is not whole:",
                    problems);
        } catch (WorkspaceException e) {
            throw Session.failure(e);
        }
    }
}
