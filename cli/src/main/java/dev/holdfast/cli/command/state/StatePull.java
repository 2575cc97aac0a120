package dev.holdfast.cli.command.state;

import dev.holdfast.cli.argument.EstateOption;
import dev.holdfast.cli.file.KeptFiles;
import dev.holdfast.cli.file.OutputFile;
import dev.holdfast.cli.session.CommandException;
import dev.holdfast.cli.session.ExitStatus;
import dev.holdfast.cli.session.Operation;
import dev.holdfast.cli.session.Session;
import dev.holdfast.executor.workspace.RecordKeeper;
import dev.holdfast.executor.workspace.WorkspaceException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code state pull}: write a copy of the record, for state push. */
@Command(
        name = "pull",
        footer = {"Examples:", "  holdfast state pull >record.json", "  holdfast state pull --out record.json", ""},
        header = "Write a copy of the record, for state push.")
final class StatePull implements Operation {

    @Mixin
    EstateOption estate = new EstateOption();

    @Option(
            names = {"-o", "--out"},
            paramLabel = "FILE",
            description = "Write it to a file, with mode 0600. Default: standard output.")
    String out = "";

    @Override
    public ExitStatus run(Session session) throws CommandException {
        boolean toFile = !out.isEmpty() && !out.equals("-");
        if (toFile) {
            KeptFiles.check(session, session.resolve(out));
        }
        try (RecordKeeper keeper = estate.keeper(session)) {
            Optional<String> copy = keeper.pull();
            if (copy.isEmpty()) {
                throw new CommandException(
                        ExitStatus.STATE_UNAVAILABLE,
                        "There is no record of this estate to copy. 'holdfast state init --adopt' makes one from the world.");
            }
            if (toFile) {
                OutputFile.write(session.resolve(out), copy.get().getBytes(StandardCharsets.UTF_8));
            } else {
                session.out().print(copy.get());
            }
            return ExitStatus.OK;
        } catch (WorkspaceException e) {
            throw Session.failure(e);
        }
    }
}
