package dev.holdfast.cli.command;

import dev.holdfast.cli.render.OutputFormat;
import dev.holdfast.cli.session.CommandException;
import picocli.CommandLine.Option;

/** {@code --format} of commands that write text or JSON. */
final class FormatOption {

    @Option(names = "--format", paramLabel = "FORMAT", description = "text (default) or json.")
    String format = "text";

    /** True for JSON. */
    boolean isJson() throws CommandException {
        return Words.format(format, Words.TEXT_AND_JSON) == OutputFormat.JSON;
    }
}
