package dev.holdfast.cli.command.declaration;

import dev.holdfast.cli.command.plan.ReportArguments;
import dev.holdfast.cli.render.OutputFormat;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** Options that say in which formats the problems of a declaration are written, and where. */
public final class ProblemArguments {

    private static final List<OutputFormat> FORMATS = List.of(
            OutputFormat.TEXT,
            OutputFormat.JSON,
            OutputFormat.SARIF,
            OutputFormat.JUNIT,
            OutputFormat.GITLAB,
            OutputFormat.GITHUB,
            OutputFormat.AZURE,
            OutputFormat.RDJSON);

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "text (default), json, sarif, junit, gitlab, github, azure or rdjson.")
    String format = "";

    @Option(
            names = "--report",
            paramLabel = "FORMAT=FILE",
            description =
                    "Write the problems to a file in a further format; - is standard output, then instead of the usual"
                            + " one. May be repeated.")
    List<String> reports = new ArrayList<>();

    @Option(
            names = "--junit-flavor",
            paramLabel = "FLAVOR",
            description = "Whose JUnit: portable (default), or gitlab, with the file of each case.")
    String junitFlavor = "";

    /** The same as options of reports; those that are not here were not given. */
    public ReportArguments arguments() {
        return ReportArguments.of(FORMATS, format, reports, junitFlavor);
    }
}
