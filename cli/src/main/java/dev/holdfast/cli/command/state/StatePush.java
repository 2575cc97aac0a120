package dev.holdfast.cli.command.state;

import dev.holdfast.cli.argument.EstateOption;
import dev.holdfast.cli.argument.LockTimeout;
import dev.holdfast.cli.file.OutputFile;
import dev.holdfast.cli.session.CommandException;
import dev.holdfast.cli.session.ExitStatus;
import dev.holdfast.cli.session.Operation;
import dev.holdfast.cli.session.Session;
import dev.holdfast.executor.workspace.RecordKeeper;
import dev.holdfast.executor.workspace.WorkspaceException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code state push}: put a copy that state pull wrote in the place of the record. */
@Command(
        name = "push",
        footer = {"Examples:", "  holdfast state push record.json", ""},
        header = "Put a copy that state pull wrote in the place of the record.")
final class StatePush implements Operation {

    @Mixin
    EstateOption estate = new EstateOption();

    @Mixin
    LockTimeout lock = new LockTimeout();

    @Parameters(paramLabel = "FILE", description = "What 'holdfast state pull' wrote; - is standard input.")
    String file = "";

    @Override
    public ExitStatus run(Session session) throws CommandException {
        String document = read(session);
        try (RecordKeeper keeper = estate.keeper(lock.waiting(session))) {
            long serial = keeper.push(document);
            session.out().println("The record is #" + serial + " now. The world is as it was: look at the next plan.");
            return ExitStatus.OK;
        } catch (WorkspaceException e) {
            throw Session.failure(e);
        }
    }

    private String read(Session session) throws CommandException {
        try (InputStream in =
                file.equals("-") ? session.surroundings().in() : Files.newInputStream(session.resolve(file))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new CommandException(
                    ExitStatus.INVALID,
                    "The copy of a record " + file + " cannot be read (" + OutputFile.describe(e)
                            + "). Nothing was changed.");
        }
    }
}
