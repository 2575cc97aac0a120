package dev.holdfast.cli.command;

import dev.holdfast.cli.argument.Words;
import dev.holdfast.cli.file.PlanFile;
import dev.holdfast.cli.render.OutputFormat;
import dev.holdfast.cli.render.PlanRenderer;
import dev.holdfast.cli.render.view.Detail;
import dev.holdfast.cli.render.view.PlanView;
import dev.holdfast.cli.session.CommandException;
import dev.holdfast.cli.session.ExitStatus;
import dev.holdfast.cli.session.Operation;
import dev.holdfast.cli.session.Session;
import dev.holdfast.cli.session.Terminals.Stream;
import dev.holdfast.planner.document.PlanDocument;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code show}: a saved plan, in any format. */
@Command(
        name = "show",
        footer = {
            "Examples:",
            "  holdfast show week.plan                     as 'plan' showed it",
            "  holdfast show week.plan --format markdown   for a pull request",
            ""
        },
        header = "Show a saved plan in any format.")
final class ShowCommand implements Operation {

    @Parameters(paramLabel = "PLANFILE", description = "A plan saved with 'plan --out'; - is standard input.")
    String file = "";

    @Option(names = "--format", paramLabel = "FORMAT", description = "text (default), json or markdown.")
    String format = "text";

    @Option(
            names = "--detail",
            paramLabel = "DETAIL",
            description = "How much the text shows: summary, group (default) or full.")
    String detail = "group";

    @Override
    public ExitStatus run(Session session) throws CommandException {
        OutputFormat shown = Words.format(format, Words.ALL_FORMATS);
        Detail level = Words.detail(detail);
        PlanDocument document = PlanFile.read(session, file);
        PlanView view = new PlanView(document, Optional.empty(), List.of(), level);
        PlanRenderer.of(shown, session.colored(Stream.OUT)).render(view, session.out());
        return ExitStatus.OK;
    }
}
