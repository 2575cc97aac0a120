package dev.holdfast.cli.command.question;

import dev.holdfast.cli.argument.DeclarationPath;
import dev.holdfast.cli.argument.DetailOption;
import dev.holdfast.cli.argument.MachineNames;
import dev.holdfast.cli.argument.PlanArguments;
import dev.holdfast.cli.argument.Words;
import dev.holdfast.cli.coverage.CoverageCsv;
import dev.holdfast.cli.coverage.CoverageFormat;
import dev.holdfast.cli.coverage.CoverageJson;
import dev.holdfast.cli.coverage.CoverageMatrix;
import dev.holdfast.cli.coverage.CoverageText;
import dev.holdfast.cli.planning.Planning;
import dev.holdfast.cli.render.view.Detail;
import dev.holdfast.cli.session.CommandException;
import dev.holdfast.cli.session.ExitStatus;
import dev.holdfast.cli.session.Operation;
import dev.holdfast.cli.session.Session;
import dev.holdfast.cli.session.Terminals.Stream;
import dev.holdfast.cli.terminal.Page;
import dev.holdfast.dsl.diagnostic.Severity;
import java.util.Arrays;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code coverage}: what becomes of every machine, and which failures its points survive. */
@Command(
        name = "coverage",
        footer = {
            "Examples:",
            "  holdfast coverage                              every machine by failure class, for this directory",
            "  holdfast coverage --fail-uncovered             exit 4 if a machine gets no protection and nobody decided so",
            "  holdfast coverage . 'web-*' --detail full      some of them, a line for each",
            "  holdfast coverage --format csv > coverage.csv  for a spreadsheet",
            ""
        },
        header = "Show what becomes of every machine, why, and which failures its recovery points survive.")
public final class CoverageCommand implements Operation {

    @Mixin
    DeclarationPath path = new DeclarationPath();

    @Parameters(
            index = "1",
            paramLabel = "SELECTOR",
            arity = "0..1",
            description = "A machine's address or name, or a glob with *. Default: all.")
    String selector = "*";

    @Option(names = "--format", paramLabel = "FORMAT", description = "text (default), json or csv.")
    String format = "text";

    @Mixin
    DetailOption detail = new DetailOption();

    @Option(
            names = "--fail-uncovered",
            description = "Exit 4 if a machine is uncovered or refused and no waiver answers for it.")
    boolean failUncovered;

    @Override
    public ExitStatus run(Session session) throws CommandException {
        CoverageFormat output = CoverageFormat.of(Words.oneOf(
                        "--format",
                        format,
                        Arrays.stream(CoverageFormat.values())
                                .map(CoverageFormat::word)
                                .toList()))
                .orElseThrow();
        Detail level = detail.detail();
        var wanted = MachineNames.matching(selector);
        Planning planning = Planning.of(session, path.written(), new PlanArguments(), Severity.WARNING);
        planning.workspace().close();
        CoverageMatrix matrix = CoverageMatrix.of(planning.document().holdfast(), wanted);
        if (matrix.rows().isEmpty() && !selector.equals("*")) {
            throw new CommandException(
                    ExitStatus.USAGE,
                    "'" + selector + "' is no machine of " + matrix.estate()
                            + ". 'holdfast coverage --detail full' lists" + " them all.");
        }
        switch (output) {
            case TEXT -> {
                Page page = session.page(Stream.OUT);
                CoverageText.write(matrix, level, page);
                session.out().print(page);
            }
            case JSON -> session.out().print(CoverageJson.write(matrix));
            case CSV -> CoverageCsv.write(session.out(), matrix);
        }
        return failUncovered && !matrix.uncovered().isEmpty() ? ExitStatus.FINDINGS : ExitStatus.OK;
    }
}
