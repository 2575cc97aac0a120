package dev.holdfast.cli.argument;

import dev.holdfast.cli.session.CommandException;
import dev.holdfast.cli.session.Session;
import java.nio.file.Path;
import picocli.CommandLine.Parameters;

/** The first argument of commands that read a declaration. */
public final class DeclarationPath {

    @Parameters(
            index = "0",
            paramLabel = "PATH",
            arity = "0..1",
            description = "File or folder. Default: this directory.")
    String path = ".";

    /** As the user wrote it. */
    public String written() {
        return path;
    }

    /** The file or folder, absolute. */
    public Path resolved(Session session) throws CommandException {
        return session.resolve(path);
    }
}
