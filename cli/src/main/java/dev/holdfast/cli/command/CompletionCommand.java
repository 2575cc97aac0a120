package dev.holdfast.cli.command;

import dev.holdfast.cli.session.CommandException;
import dev.holdfast.cli.session.ExitStatus;
import dev.holdfast.cli.session.Operation;
import dev.holdfast.cli.session.Session;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code completion}: a script that completes commands and options in a shell. */
@Command(
        name = "completion",
        footer = {"Examples:", "  source <(holdfast completion bash)", ""},
        header = "Write a completion script for a shell.")
final class CompletionCommand implements Operation {

    @Parameters(paramLabel = "SHELL", description = "bash.")
    String shell = "";

    @Override
    public ExitStatus run(Session session) throws CommandException {
        if (!shell.equals("bash")) {
            throw new CommandException(
                    ExitStatus.USAGE, "There is no completion for '" + shell + "'. There is one for: bash.");
        }
        session.out().print(AutoComplete.bash("holdfast", CommandTree.whole()));
        return ExitStatus.OK;
    }
}
