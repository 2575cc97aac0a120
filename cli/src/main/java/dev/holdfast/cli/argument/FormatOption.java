package dev.holdfast.cli.argument;

import dev.holdfast.cli.render.OutputFormat;
import dev.holdfast.cli.session.CommandException;
import picocli.CommandLine.Option;

/** {@code --format} of commands that write text or JSON. */
public final class FormatOption {

    @Option(names = "--format", paramLabel = "FORMAT", description = "text (default) or json.")
    String format = "text";

    /** True for JSON. */
    public boolean isJson() throws CommandException {
        return Words.format(format, Words.TEXT_AND_JSON) == OutputFormat.JSON;
    }
}
