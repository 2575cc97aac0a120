package dev.holdfast.cli.command;

import dev.holdfast.cli.argument.FormatOption;
import dev.holdfast.cli.render.JsonText;
import dev.holdfast.cli.session.CommandException;
import dev.holdfast.cli.session.ExitStatus;
import dev.holdfast.cli.session.Operation;
import dev.holdfast.cli.session.ProductVersion;
import dev.holdfast.cli.session.Session;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code version}: which Holdfast this is. */
@Command(
        name = "version",
        footer = {"Examples:", "  holdfast version", "  holdfast version --format json", ""},
        header = "Show the version of Holdfast and of its formats.")
final class VersionCommand implements Operation {

    /** Version of the declaration language that is read. */
    private static final int LANGUAGE = 1;

    /** Version of the plan document that is written. */
    private static final String PLAN_FORMAT = "1.0";

    @Mixin
    FormatOption format = new FormatOption();

    @Override
    public ExitStatus run(Session session) throws CommandException {
        boolean asJson = format.isJson();
        if (asJson) {
            session.out().print(JsonText.write(json -> {
                json.writeStartObject();
                json.writeStringProperty("holdfast", ProductVersion.text());
                json.writeNumberProperty("language", LANGUAGE);
                json.writeStringProperty("planFormat", PLAN_FORMAT);
                json.writeStringProperty("java", Runtime.version().toString());
                json.writeEndObject();
            }));
        } else {
            session.out().println(line());
        }
        return ExitStatus.OK;
    }

    /** {@code Holdfast 0.1.0}. */
    static String line() {
        return "Holdfast " + ProductVersion.text();
    }
}
