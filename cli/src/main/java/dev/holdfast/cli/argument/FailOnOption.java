package dev.holdfast.cli.argument;

import dev.holdfast.cli.session.CommandException;
import dev.holdfast.dsl.diagnostic.Severity;
import picocli.CommandLine.Option;

/** {@code --fail-on} of commands whose end depends on findings. */
public final class FailOnOption {

    @Option(
            names = "--fail-on",
            paramLabel = "LEVEL",
            description = "Exit 4 on findings of this level or worse: error (default), warning or note.")
    String failOn = "error";

    /**
     * The mildest level that fails.
     *
     * @throws CommandException if the word is no level
     */
    public Severity threshold() throws CommandException {
        return Words.failOn(failOn);
    }
}
