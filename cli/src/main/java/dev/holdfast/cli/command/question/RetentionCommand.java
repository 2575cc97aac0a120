package dev.holdfast.cli.command.question;

import dev.holdfast.cli.argument.FormatOption;
import dev.holdfast.cli.argument.Words;
import dev.holdfast.cli.file.OutputFile;
import dev.holdfast.cli.planning.DiagnosticReport;
import dev.holdfast.cli.planning.Planning;
import dev.holdfast.cli.render.JsonText;
import dev.holdfast.cli.render.view.Detail;
import dev.holdfast.cli.retention.PointList;
import dev.holdfast.cli.retention.PointsFile;
import dev.holdfast.cli.retention.RetentionJson;
import dev.holdfast.cli.retention.RetentionPage;
import dev.holdfast.cli.retention.RetentionView;
import dev.holdfast.cli.session.CommandException;
import dev.holdfast.cli.session.ExitStatus;
import dev.holdfast.cli.session.Operation;
import dev.holdfast.cli.session.Session;
import dev.holdfast.cli.session.Terminals.Stream;
import dev.holdfast.cli.terminal.Page;
import dev.holdfast.dsl.declaration.LoadedDeclaration;
import dev.holdfast.dsl.diagnostic.Diagnostics;
import dev.holdfast.dsl.diagnostic.Severity;
import dev.holdfast.dsl.diagnostic.SourceSpan;
import dev.holdfast.dsl.diagnostic.Suggestion;
import dev.holdfast.dsl.model.policy.BackupPolicy;
import dev.holdfast.dsl.model.policy.CopyRule;
import dev.holdfast.dsl.model.retention.RetentionRule;
import dev.holdfast.dsl.model.schedule.Schedule;
import dev.holdfast.dsl.profile.ServiceProfile;
import dev.holdfast.executor.workspace.Workspace;
import dev.holdfast.executor.workspace.WorkspaceException;
import dev.holdfast.planner.forecast.Forecast;
import dev.holdfast.planner.forecast.Itinerary;
import dev.holdfast.planner.forecast.TimeTravel;
import dev.holdfast.planner.loss.LossModels;
import dev.holdfast.planner.mechanism.Choice;
import dev.holdfast.planner.mechanism.MechanismChoice;
import dev.holdfast.planner.objective.PolicyType;
import dev.holdfast.planner.retention.RetentionEngine;
import dev.holdfast.planner.schedule.Occurrences;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code retention}: what a policy keeps of points, and why; also of points that are yet to come. */
@Command(
        name = "retention",
        footer = {
            "Examples:",
            "  holdfast retention gold --points points.json              what the policy keeps of them, and why",
            "  holdfast retention gold --points - --at 2026-12-31T00:00Z --format json",
            "  holdfast retention gold --simulate 90d                    which points will be there in 90 days",
            "  holdfast retention gold --points p.json --copy rsv-west   by the retention of its copies",
            ""
        },
        header = "Show which recovery points a policy keeps, until when and why.")
public final class RetentionCommand implements Operation {

    @Parameters(index = "0", paramLabel = "POLICY", description = "Name of a policy.")
    String policy = "";

    @Parameters(
            index = "1",
            paramLabel = "PATH",
            arity = "0..1",
            description = "File or folder of the declaration. Default: this directory, or the file that -C names.")
    String path = "";

    @Option(names = "--points", paramLabel = "FILE", description = "JSON list of points; - is standard input.")
    String points = "";

    @Option(
            names = "--at",
            paramLabel = "INSTANT",
            description = "Decide for this instant. Default: the world's clock, without a world the system's.")
    String at = "";

    @Option(
            names = "--simulate",
            paramLabel = "DURATION",
            description = "Let the policy's schedule run this long: before --at, else from now on.")
    String simulate = "";

    @Option(names = "--copy", paramLabel = "VAULT", description = "Decide by the retention of the copies there.")
    String copy = "";

    @Option(
            names = "--detail",
            paramLabel = "DETAIL",
            description = "Of the text: summary (months), group (default: points that stay) or full (each point).")
    String detail = "group";

    @Mixin
    FormatOption format = new FormatOption();

    private String declarationFile = "";

    @Override
    public boolean takesDeclaration(String file) {
        declarationFile = file;
        return true;
    }

    @Override
    public ExitStatus run(Session session) throws CommandException {
        boolean asJson = format.isJson();
        Detail level = Words.detail(detail);
        Optional<Instant> wanted = at.isEmpty() ? Optional.empty() : Optional.of(Words.instant("--at", at));
        Optional<Duration> stretch =
                simulate.isEmpty() ? Optional.empty() : Optional.of(Words.duration("--simulate", simulate));
        checkOptions(stretch.isPresent());
        LoadedDeclaration loaded = Planning.load(session, declaration(), Severity.WARNING);
        BackupPolicy declared = policy(loaded);
        RetentionView.Terms terms = terms(loaded, declared);
        PointList given = points.isEmpty() ? PointList.NONE : read(session);
        Instant time = wanted.isPresent() ? wanted.get() : now(session, loaded);
        RetentionView view = stretch.isEmpty()
                ? RetentionView.of(
                        terms,
                        time,
                        given,
                        RetentionEngine.decide(
                                terms.rule(),
                                terms.zone(),
                                session.profile().policies().dayCounting(),
                                given.points(),
                                time))
                : travelled(session, loaded, declared, terms, given, time, stretch.get());
        if (asJson) {
            JsonText.write(session.out(), json -> RetentionJson.write(view, json));
        } else {
            Page page = session.page(Stream.OUT);
            RetentionPage.write(view, level, page);
            session.out().print(page);
        }
        return ExitStatus.OK;
    }

    private void checkOptions(boolean simulated) throws CommandException {
        if (points.isEmpty() && !simulated) {
            throw new CommandException(
                    ExitStatus.USAGE,
                    "There is nothing to decide about. Name a file of points with --points, or let the schedule run"
                            + " with --simulate.");
        }
        if (!copy.isEmpty() && simulated) {
            throw new CommandException(
                    ExitStatus.USAGE,
                    "--simulate runs the schedule of the policy, which makes no copies. Use --copy with --points alone.");
        }
        if (!path.isEmpty() && !declarationFile.isEmpty()) {
            throw new CommandException(
                    ExitStatus.USAGE,
                    "The declaration is named twice, as '" + path + "' and with -C as '" + declarationFile
                            + "'. Leave one out.");
        }
    }

    private String declaration() {
        if (!declarationFile.isEmpty()) {
            return declarationFile;
        }
        return path.isEmpty() ? "." : path;
    }

    private BackupPolicy policy(LoadedDeclaration loaded) throws CommandException {
        Map<String, BackupPolicy> policies = loaded.declaration().orElseThrow().policies();
        BackupPolicy found = policies.get(policy);
        if (found == null) {
            throw new CommandException(
                    ExitStatus.USAGE,
                    "There is no policy '" + policy + "' in the declaration."
                            + Suggestion.didYouMean(policy, policies.keySet())
                            + (policies.isEmpty() ? " It declares none." : " There is:"),
                    List.copyOf(policies.keySet()));
        }
        return found;
    }

    /** The retention that decides: the policy's own, or that of its copies in a vault. */
    private RetentionView.Terms terms(LoadedDeclaration loaded, BackupPolicy declared) throws CommandException {
        String own = "policies/" + declared.name();
        if (copy.isEmpty()) {
            RetentionRule rule = declared.retention()
                    .orElseThrow(() -> new CommandException(
                            ExitStatus.USAGE,
                            "Policy '" + declared.name() + "'" + in(loaded, own)
                                    + " has no retention, so nothing it protects ever expires. Add 'retention' to it, or"
                                    + " to the policy it extends."));
            return new RetentionView.Terms(
                    "policy " + declared.name(), rule, declared.timeZone(), place(loaded, own + "/retention"));
        }
        List<String> targets = new ArrayList<>();
        for (int i = 0; i < declared.copies().size(); i++) {
            CopyRule rule = declared.copies().get(i);
            if (rule.to().equals(copy)) {
                return new RetentionView.Terms(
                        "copies of policy " + declared.name() + " in " + copy,
                        rule.retention(),
                        declared.timeZone(),
                        place(loaded, own + "/copies/" + i + "/retention"));
            }
            targets.add(rule.to());
        }
        throw new CommandException(
                ExitStatus.USAGE,
                "Policy '" + declared.name() + "'" + in(loaded, own) + " makes no copies in '" + copy + "'."
                        + Suggestion.didYouMean(copy, targets)
                        + (targets.isEmpty() ? " It makes none at all." : " It makes copies in:"),
                targets);
    }

    private static Optional<String> place(LoadedDeclaration loaded, String part) {
        return loaded.origins().find(part).map(SourceSpan::place);
    }

    private static String in(LoadedDeclaration loaded, String part) {
        return place(loaded, part).map(place -> " (" + place + ")").orElse("");
    }

    private PointList read(Session session) throws CommandException {
        Diagnostics diagnostics = new Diagnostics();
        boolean standardInput = points.equals("-");
        if (!standardInput && Files.isDirectory(session.resolve(points))) {
            throw new CommandException(
                    ExitStatus.INVALID,
                    "'" + points + "' is a directory. Name a JSON file with --points, or - for standard input.");
        }
        String name = standardInput ? "standard input" : session.display(session.resolve(points));
        PointList read;
        try (InputStream in =
                standardInput ? session.surroundings().in() : Files.newInputStream(session.resolve(points))) {
            read = PointsFile.read(in, name, diagnostics);
        } catch (IOException e) {
            throw new CommandException(
                    ExitStatus.INVALID,
                    "The points in '" + points + "' cannot be read (" + OutputFile.describe(e)
                            + "). Name a JSON file with --points, or - for standard input.");
        }
        DiagnosticReport report = new DiagnosticReport(session, diagnostics);
        report.print(Severity.WARNING);
        if (diagnostics.hasErrors()) {
            throw new CommandException(ExitStatus.INVALID, report.summary() + ". Nothing was decided.");
        }
        return read;
    }

    private static Instant now(Session session, LoadedDeclaration loaded) throws CommandException {
        try (Workspace workspace =
                session.open(loaded.declaration().orElseThrow().name())) {
            return Planning.now(session, workspace);
        } catch (WorkspaceException e) {
            throw Session.failure(e);
        }
    }

    /** What will be there: with {@code --at} the stretch ends then, else it begins now. */
    private RetentionView travelled(
            Session session,
            LoadedDeclaration loaded,
            BackupPolicy declared,
            RetentionView.Terms terms,
            PointList given,
            Instant time,
            Duration stretch)
            throws CommandException {
        Instant from = at.isEmpty() ? time : Words.shifted("--simulate", time, stretch.negated());
        Instant until = at.isEmpty() ? Words.shifted("--simulate", time, stretch) : time;
        ServiceProfile profile = session.profile();
        Choice choice = new MechanismChoice(
                        loaded.declaration().orElseThrow().vaults(), profile, new LossModels(profile, from))
                .choose(declared);
        Itinerary itinerary = new Itinerary(
                terms.rule(),
                terms.zone(),
                Occurrences.of(schedule(declared, choice).recurrence(), terms.zone()),
                choice instanceof Choice.Backup backup && backup.policyType() == PolicyType.ENHANCED,
                profile,
                from,
                until);
        Forecast forecast = TimeTravel.of(itinerary, given.points())
                .orElseThrow(() -> new CommandException(
                        ExitStatus.USAGE,
                        "The schedule of policy '" + declared.name() + "' would run more than " + TimeTravel.MOST_RUNS
                                + " times in " + simulate + ". Simulate a shorter time."));
        return RetentionView.of(terms, given, forecast, from, until);
    }

    private static Schedule schedule(BackupPolicy declared, Choice choice) throws CommandException {
        if (declared.schedule().isPresent()) {
            return declared.schedule().get();
        }
        if (choice instanceof Choice.Backup backup) {
            return backup.effectiveSchedule();
        }
        throw new CommandException(
                ExitStatus.USAGE,
                "Policy '" + declared.name() + "' declares no schedule, and none can be chosen. " + whyNot(choice)
                        + " Give it a schedule to simulate.");
    }

    private static String whyNot(Choice choice) {
        if (choice instanceof Choice.Infeasible infeasible) {
            return infeasible.reason();
        }
        return choice instanceof Choice.NotProvided notProvided ? notProvided.reason() : "";
    }
}
