package dev.holdfast.cli.argument;

import dev.holdfast.cli.render.view.Detail;
import dev.holdfast.cli.session.CommandException;
import picocli.CommandLine.Option;

/** {@code --detail} of commands that show a plan or what is in one. */
public final class DetailOption {

    @Option(
            names = "--detail",
            paramLabel = "DETAIL",
            description = "How much the text shows: summary, group (default) or full.")
    String detail = "group";

    /**
     * How much is shown.
     *
     * @throws CommandException if the word is none of these
     */
    public Detail detail() throws CommandException {
        return Words.detail(detail);
    }
}
