package dev.holdfast.cli.command.plan;

import dev.holdfast.cli.argument.DeclarationPath;
import dev.holdfast.cli.argument.FailOnOption;
import dev.holdfast.cli.argument.Words;
import dev.holdfast.cli.check.Baseline;
import dev.holdfast.cli.check.CheckSubject;
import dev.holdfast.cli.check.CheckView;
import dev.holdfast.cli.planning.Planning;
import dev.holdfast.cli.render.OutputFormat;
import dev.holdfast.cli.render.view.Detail;
import dev.holdfast.cli.render.view.PlanView;
import dev.holdfast.cli.ruletest.RuleTestReport;
import dev.holdfast.cli.ruletest.RuleTestResult;
import dev.holdfast.cli.ruletest.RuleTests;
import dev.holdfast.cli.session.CommandException;
import dev.holdfast.cli.session.ExitStatus;
import dev.holdfast.cli.session.Operation;
import dev.holdfast.cli.session.Session;
import dev.holdfast.dsl.declaration.LoadedDeclaration;
import dev.holdfast.dsl.diagnostic.Diagnostic;
import dev.holdfast.dsl.diagnostic.Severity;
import dev.holdfast.planner.document.PlanDocument;
import dev.holdfast.planner.plan.Check;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code check}: a declaration judged by itself. */
@Command(
        name = "check",
        footer = {
            "Examples:",
            "  holdfast check                                      rules and built-in findings, without any state",
            "  holdfast check --fail-on warning --format github    for a build server",
            "  holdfast check --write-baseline baseline.json       accept what is found today",
            "  holdfast check --baseline baseline.json             fail on what is new",
            "  holdfast check --test                               run the tests of the rules",
            ""
        },
        header = "Judge a declaration by its rules and the built-in findings, without state. Changes nothing.")
public final class CheckCommand implements Operation {

    @Mixin
    DeclarationPath path = new DeclarationPath();

    @Mixin
    ReportArguments report = new ReportArguments();

    @Mixin
    BaselineArguments baseline = new BaselineArguments();

    @Option(
            names = "--detail",
            paramLabel = "DETAIL",
            description = "How much the text shows: summary, group (default) or full, with what the baseline accepts.")
    String detail = "group";

    @Mixin
    FailOnOption failOn = new FailOnOption();

    @Option(
            names = "--at",
            paramLabel = "INSTANT",
            description = "Judge for this instant, by which waivers end and prices are old. Default: now.")
    String at = "";

    @Option(names = "--no-cost", description = "Do not compute costs; rules and limits about them are not judged.")
    boolean noCost;

    @Option(
            names = "--prices",
            paramLabel = "FILE",
            description = "Compute costs with this price book, whatever the declaration names.")
    String prices = "";

    @Option(
            names = "--test",
            description =
                    "Run the tests of the rules (*.holdfast-test.yaml beside PATH and in tests/) instead; exit 4 if"
                            + " one fails. Formats: text, json and junit.")
    boolean test;

    @Option(
            names = "--fail-untested",
            description = "With --test: exit 4 also if a rule is violated in no test, or holds in none.")
    boolean failUntested;

    @Override
    public ExitStatus run(Session session) throws CommandException {
        if (test) {
            return tests(session);
        }
        if (failUntested) {
            throw new CommandException(
                    ExitStatus.USAGE, "--fail-untested is about tests of rules. Add --test, or leave it out.");
        }
        return check(session);
    }

    private ExitStatus tests(Session session) throws CommandException {
        if (baseline.isGiven() || !at.isEmpty() || !prices.isEmpty()) {
            throw new CommandException(
                    ExitStatus.USAGE,
                    "--test runs each test at its own instant, with the prices of its fixture, and accepts nothing. Leave out"
                            + " --baseline, --write-baseline, --at and --prices.");
        }
        PlanOutput output = PlanOutput.of(session, report, "", failOn.threshold());
        output.insistOn(RuleTestReport.FORMATS, "Results of tests");
        LoadedDeclaration loaded = Planning.load(session, path.written(), Severity.WARNING);
        output.keepOff(loaded);
        RuleTestResult result = RuleTests.run(session, loaded, path.resolved(session), !noCost);
        output.write((format, colored) -> RuleTestReport.of(result, format, colored, output.flavor()));
        boolean fails = result.failed() > 0 || (failUntested && result.hasUntested());
        return fails ? ExitStatus.FINDINGS : ExitStatus.OK;
    }

    private ExitStatus check(Session session) throws CommandException {
        Detail level = Words.detail(detail);
        Severity threshold = failOn.threshold();
        Instant instant = instant(session);
        if (noCost && !prices.isEmpty()) {
            throw new CommandException(
                    ExitStatus.USAGE, "--prices names a price book, and --no-cost computes no costs. Leave one out.");
        }
        PlanOutput output = PlanOutput.of(session, report, "", threshold);
        output.refuse(OutputFormat.GITLAB_TERRAFORM, "A check changes nothing and");
        baseline.check(session, output);
        LoadedDeclaration loaded = Planning.priced(
                session,
                Planning.load(session, path.written(), output.least()),
                Optional.of(prices).filter(p -> !p.isEmpty()));
        output.keepOff(loaded);
        baseline.keepOff(session, loaded);
        Check.Result result = Check.of(loaded, session.profile(), instant, !noCost);
        Baseline accepted = baseline.baseline(session, result);
        Baseline.Sorted sorted = accepted.sort(result.findings(), result.unknown());
        PlanDocument document = result.with(sorted.left());
        PlanView plan = new PlanView(document, Optional.empty(), notes(loaded), level);
        CheckView view = new CheckView(plan, sorted.accepted(), sorted.gone(), result.notJudged());
        output.write(plan, new CheckSubject(view, baseline.isGiven()));
        return PlanCommand.status(document, threshold, false);
    }

    private Instant instant(Session session) throws CommandException {
        return at.isEmpty()
                ? Instant.ofEpochSecond(session.surroundings().clock().instant().getEpochSecond())
                : Words.instant("--at", at);
    }

    private static List<Diagnostic> notes(LoadedDeclaration loaded) {
        return loaded.diagnostics().stream()
                .filter(diagnostic -> diagnostic.severity() == Severity.NOTE)
                .toList();
    }
}
