package dev.holdfast.cli.argument;

import dev.holdfast.cli.session.CommandException;
import dev.holdfast.cli.session.Session;
import dev.holdfast.executor.workspace.RecordKeeper;
import dev.holdfast.executor.workspace.Workspace;
import picocli.CommandLine.Option;

/** {@code --estate} of commands that read no declaration. */
public final class EstateOption {

    @Option(names = "--estate", paramLabel = "NAME", description = "The estate; needed if there are several.")
    String estate = "";

    /** The record and world of the chosen estate. */
    public Workspace open(Session session) throws CommandException {
        return session.openExisting(estate);
    }

    /** Looks after the record of the chosen estate. */
    public RecordKeeper keeper(Session session) throws CommandException {
        return session.keeperOfExisting(estate);
    }
}
