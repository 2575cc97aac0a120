package dev.holdfast.cli.command.plan;

import dev.holdfast.cli.argument.DetailOption;
import dev.holdfast.cli.argument.Words;
import dev.holdfast.cli.file.PlanFile;
import dev.holdfast.cli.render.view.Detail;
import dev.holdfast.cli.render.view.PlanView;
import dev.holdfast.cli.session.CommandException;
import dev.holdfast.cli.session.ExitStatus;
import dev.holdfast.cli.session.Operation;
import dev.holdfast.cli.session.Session;
import dev.holdfast.planner.document.PlanDocument;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code show}: a saved plan, in any format. */
@Command(
        name = "show",
        footer = {
            "Examples:",
            "  holdfast show week.plan                     as 'plan' showed it",
            "  holdfast show week.plan --format markdown   for a pull request",
            "  holdfast show week.plan --report sarif=plan.sarif --report junit=plan.xml",
            ""
        },
        header = "Show a saved plan in any format.")
public final class ShowCommand implements Operation {

    @Parameters(paramLabel = "PLANFILE", description = "A plan saved with 'plan --out'; - is standard input.")
    String file = "";

    @Mixin
    ReportArguments report = new ReportArguments();

    @Mixin
    DetailOption detail = new DetailOption();

    @Option(
            names = "--fail-on",
            paramLabel = "LEVEL",
            description = "Findings of this level or worse are failures in JUnit: error (default), warning or note.")
    String failOn = "error";

    @Override
    public ExitStatus run(Session session) throws CommandException {
        Detail level = detail.detail();
        PlanOutput output = PlanOutput.of(session, report, "", Words.failOn(failOn));
        if (!file.equals("-")) {
            output.keepOff(session.resolve(file), "PLANFILE");
        }
        PlanDocument document = PlanFile.read(session, file);
        output.write(new PlanView(document, Optional.empty(), List.of(), level));
        return ExitStatus.OK;
    }
}
