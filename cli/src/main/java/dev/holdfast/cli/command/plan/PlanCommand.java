package dev.holdfast.cli.command.plan;

import dev.holdfast.cli.argument.DeclarationPath;
import dev.holdfast.cli.argument.DetailOption;
import dev.holdfast.cli.argument.FailOnOption;
import dev.holdfast.cli.argument.OnlyAttached;
import dev.holdfast.cli.argument.PlanArguments;
import dev.holdfast.cli.argument.Words;
import dev.holdfast.cli.planning.Planning;
import dev.holdfast.cli.render.view.Detail;
import dev.holdfast.cli.render.view.PlanTotals;
import dev.holdfast.cli.render.view.PlanView;
import dev.holdfast.cli.session.CommandException;
import dev.holdfast.cli.session.ExitStatus;
import dev.holdfast.cli.session.Operation;
import dev.holdfast.cli.session.Session;
import dev.holdfast.dsl.diagnostic.Diagnostic;
import dev.holdfast.dsl.diagnostic.Severity;
import dev.holdfast.planner.document.DriftEntry;
import dev.holdfast.planner.document.FindingEntry;
import dev.holdfast.planner.document.PlanDocument;
import dev.holdfast.planner.drift.DriftClass;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code plan}: what would change, and why. */
@Command(
        name = "plan",
        footer = {
            "Examples:",
            "  holdfast plan                            what would change, for this directory",
            "  holdfast plan --out week.plan            keep the plan; 'holdfast apply week.plan' does just that",
            "  holdfast plan --detailed-exitcode        exit 2 when there are changes",
            "  holdfast plan --fail-on-drift            exit 4 when somebody changed something outside",
            "  holdfast plan --report markdown=plan.md  a comment for a pull request as well",
            "  holdfast plan --report sarif=plan.sarif --report junit=plan.xml --format github",
            "                                           for a build server; --format azure, gitlab or rdjson for others",
            ""
        },
        header = "Show what would change, and why. Changes nothing.")
public final class PlanCommand implements Operation {

    @Mixin
    DeclarationPath path = new DeclarationPath();

    @Mixin
    PlanArguments arguments = new PlanArguments();

    @Option(
            names = {"-o", "--out"},
            paramLabel = "FILE",
            description = "Save the plan, for 'apply' and 'show'; - is standard output.")
    String out = "";

    @Mixin
    ReportArguments report = new ReportArguments();

    @Mixin
    DetailOption detail = new DetailOption();

    @Option(names = "--detailed-exitcode", description = "Exit 2 when there are changes.")
    boolean detailedExitcode;

    @Mixin
    FailOnOption failOn = new FailOnOption();

    @Option(
            names = "--fail-on-drift",
            paramLabel = "CLASS",
            arity = "0..1",
            fallbackValue = Words.ANY_DRIFT,
            preprocessor = OnlyAttached.class,
            description =
                    "Exit 4 if anything was changed outside, of this class or worse: any (default), benign, cost or"
                            + " protection. The class is attached with =.")
    String failOnDrift = "";

    @Override
    public ExitStatus run(Session session) throws CommandException {
        Detail level = detail.detail();
        Severity threshold = failOn.threshold();
        Optional<DriftClass> drift = driftThreshold();
        PlanOutput output = PlanOutput.of(session, report, out, threshold);
        Planning planning = Planning.of(session, path.written(), arguments, output.least());
        try {
            output.keepOff(planning.loaded());
            output.write(view(session, planning, level));
            PlanDocument document = planning.document();
            ExitStatus drifted = hasDrift(document, drift) ? ExitStatus.FINDINGS : ExitStatus.OK;
            return ExitStatus.worst(status(document, threshold, detailedExitcode), drifted);
        } finally {
            planning.workspace().close();
        }
    }

    private Optional<DriftClass> driftThreshold() throws CommandException {
        if (failOnDrift.isEmpty()) {
            return Optional.empty();
        }
        DriftClass least = Words.driftClass("--fail-on-drift", failOnDrift);
        if (!arguments.looksAtTheFabric()) {
            throw new CommandException(
                    ExitStatus.USAGE,
                    "--fail-on-drift asks what was changed outside, and --refresh=false does not look. Leave one out.");
        }
        return Optional.of(least);
    }

    private static boolean hasDrift(PlanDocument document, Optional<DriftClass> least) {
        for (DriftEntry entry : document.holdfast().drift()) {
            Optional<DriftClass> own = DriftClass.of(entry.driftClass());
            if (least.isPresent() && own.isPresent() && own.get().compareTo(least.get()) >= 0) {
                return true;
            }
        }
        return false;
    }

    /** What renderers get to see of a fresh plan. */
    static PlanView view(Session session, Planning planning, Detail detail) {
        List<Diagnostic> notes = new ArrayList<>();
        for (Diagnostic diagnostic : planning.loaded().diagnostics()) {
            if (diagnostic.severity() == Severity.NOTE) {
                notes.add(diagnostic);
            }
        }
        String lookedAt = session.displayPlace();
        return new PlanView(planning.document(), Optional.of(lookedAt), notes, detail);
    }

    /** How a plan ends, from the plan alone. */
    static ExitStatus status(PlanDocument document, Severity threshold, boolean detailed) {
        boolean fails = false;
        for (FindingEntry finding : document.holdfast().findings()) {
            for (Severity severity : Severity.values()) {
                fails |= finding.counts() && severity.word().equals(finding.level()) && severity.atLeast(threshold);
            }
        }
        boolean changes = detailed && !PlanTotals.of(document).nothing();
        return ExitStatus.worst(
                fails ? ExitStatus.FINDINGS : ExitStatus.OK, changes ? ExitStatus.CHANGES : ExitStatus.OK);
    }
}
