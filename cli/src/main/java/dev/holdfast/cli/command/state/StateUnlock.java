package dev.holdfast.cli.command.state;

import dev.holdfast.cli.argument.EstateOption;
import dev.holdfast.cli.session.CommandException;
import dev.holdfast.cli.session.ExitStatus;
import dev.holdfast.cli.session.Operation;
import dev.holdfast.cli.session.Session;
import dev.holdfast.cli.terminal.SafeText;
import dev.holdfast.executor.lease.Lease;
import dev.holdfast.executor.workspace.RecordKeeper;
import dev.holdfast.executor.workspace.WorkspaceException;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code state unlock}: end the lease of whoever writes to the estate; its next write is refused. */
@Command(
        name = "unlock",
        footer = {"Examples:", "  holdfast state unlock", ""},
        header = "End the lease of whoever writes to the estate; its next write is refused.")
final class StateUnlock implements Operation {

    @Mixin
    EstateOption estate = new EstateOption();

    @Override
    public ExitStatus run(Session session) throws CommandException {
        try (RecordKeeper keeper = estate.keeper(session)) {
            Optional<Lease> before = keeper.unlock();
            String held = before.filter(lease -> lease.holder().isPresent())
                    .map(lease -> "Ended the lease that was "
                            + lease.describe(session.surroundings().clock().instant())
                            + ". If that process still runs, its next write is refused.")
                    .orElse("Nobody held a lease.");
            session.out().println(SafeText.of(held));
            return ExitStatus.OK;
        } catch (WorkspaceException e) {
            throw Session.failure(e);
        }
    }
}
