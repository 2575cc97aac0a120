package dev.holdfast.cli.command;

import dev.holdfast.cli.argument.ApplyPace;
import dev.holdfast.cli.argument.LockTimeout;
import dev.holdfast.cli.argument.PlanArguments;
import dev.holdfast.cli.argument.Words;
import dev.holdfast.cli.file.PlanFile;
import dev.holdfast.cli.planning.ApplyReport;
import dev.holdfast.cli.planning.Approval;
import dev.holdfast.cli.planning.Planning;
import dev.holdfast.cli.planning.Progress;
import dev.holdfast.cli.render.Detail;
import dev.holdfast.cli.render.PlanRenderer;
import dev.holdfast.cli.render.PlanTotals;
import dev.holdfast.cli.render.PlanView;
import dev.holdfast.cli.session.CommandException;
import dev.holdfast.cli.session.ExitStatus;
import dev.holdfast.cli.session.Session;
import dev.holdfast.cli.session.Terminals.Stream;
import dev.holdfast.cli.terminal.SafeText;
import dev.holdfast.dsl.diagnostic.Severity;
import dev.holdfast.executor.apply.ApplyOptions;
import dev.holdfast.executor.apply.ApplyOutcome;
import dev.holdfast.executor.apply.Stop;
import dev.holdfast.executor.workspace.Workspace;
import dev.holdfast.executor.workspace.WorkspaceException;
import dev.holdfast.planner.document.FindingEntry;
import dev.holdfast.planner.document.HoldfastSection.PlannedPrune;
import dev.holdfast.planner.document.PlanDocument;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code apply}: carries out a saved plan, or plans, asks and carries out. */
@Command(
        name = "apply",
        footer = {
            "Examples:",
            "  holdfast apply                        plan, ask, carry out",
            "  holdfast apply week.plan              exactly what was saved",
            "  holdfast apply --auto-approve         without the question, for automation",
            "  holdfast apply --allow-data-loss 9    although 9 recovery points are lost early",
            "  holdfast apply --resume               go on after a run was cut off",
            ""
        },
        header = "Carry out a plan.")
final class ApplyCommand implements Operation {

    private static final String ALGORITHM = "sha256:";
    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{12,64}");

    @Parameters(
            paramLabel = "PLANFILE|PATH",
            arity = "0..1",
            description = "A saved plan, or the file or folder of a declaration. Default: this directory.")
    String path = ".";

    @Mixin
    PlanArguments arguments = new PlanArguments();

    @Mixin
    ApplyPace pace = new ApplyPace();

    @Mixin
    LockTimeout lock = new LockTimeout();

    @Option(
            names = "--resume",
            description = "Go on with the run that was cut off, with exactly what was approved for it.")
    boolean resume;

    @Option(
            names = "--expect",
            paramLabel = "DIGEST",
            description =
                    "Carry out only the plan with this digest: sha256: and its hexadecimal digits, or the first 12.")
    String expect = "";

    @Option(names = "--auto-approve", description = "Do not ask.")
    boolean autoApprove;

    @Option(
            names = "--allow-data-loss",
            paramLabel = "N",
            description = "Lose at most so many recovery points against their promise: the number the plan says.")
    String allowDataLoss = "0";

    @Option(names = "--allow-irreversible", description = "Do what the service can never undo.")
    boolean allowIrreversible;

    @Override
    public ExitStatus run(Session impatient) throws CommandException {
        Session session = lock.waiting(impatient);
        // A wrong number is said before anything is read or asked.
        pace.terms(agreed(), allowIrreversible);
        pace.maxAge();
        expected();
        if (resume) {
            return resumed(session);
        }
        return PlanFile.looksLikePlan(session.resolve(path)) ? saved(session) : fresh(session);
    }

    /** How many points may be lost early. */
    private int agreed() throws CommandException {
        return Words.number("--allow-data-loss", allowDataLoss, 0, 9);
    }

    /** The digest that was asked for, without its prefix; empty if none was. */
    private String expected() throws CommandException {
        String digest = expect.startsWith(ALGORITHM) ? expect.substring(ALGORITHM.length()) : expect;
        if (!expect.isEmpty() && !DIGEST.matcher(digest).matches()) {
            throw new CommandException(
                    ExitStatus.USAGE,
                    "'" + expect
                            + "' is no value of --expect. Write sha256: and the digest of a plan, as 'holdfast plan"
                            + " --format json' says it, or its first 12 digits or more.");
        }
        return digest;
    }

    private ExitStatus resumed(Session session) throws CommandException {
        if (!path.equals(".") || arguments.shapesThePlan() || !expect.isEmpty()) {
            throw new CommandException(
                    ExitStatus.USAGE,
                    "--resume carries out what was approved when the run began, and takes no plan, PATH or option that would"
                            + " change it. To plan anew, leave --resume out: that closes the run that was cut off.");
        }
        Progress progress = new Progress(session);
        try (Workspace workspace = arguments.openExisting(session)) {
            Optional<ApplyOutcome> outcome = workspace.resume(Stop.NEVER, progress);
            progress.end();
            if (outcome.isEmpty()) {
                session.out().println("No apply of '" + SafeText.of(workspace.estate()) + "' was cut off.");
                return ExitStatus.OK;
            }
            return ApplyReport.print(session, outcome.get());
        } catch (WorkspaceException e) {
            throw Session.failure(e);
        } finally {
            progress.end();
        }
    }

    private ExitStatus saved(Session session) throws CommandException {
        refuseArguments();
        PlanDocument document = PlanFile.read(session, path);
        String estate = document.holdfast().estate();
        arguments.insistOn("The saved plan", estate);
        PlanView view = new PlanView(document, Optional.empty(), List.of(), Detail.GROUP);
        try (Workspace workspace = session.open(estate)) {
            return carryOut(session, workspace, view, true);
        }
    }

    private ExitStatus fresh(Session session) throws CommandException {
        Planning planning = Planning.of(session, path, arguments, Severity.WARNING);
        try (Workspace workspace = planning.workspace()) {
            return carryOut(session, workspace, PlanCommand.view(session, planning, Detail.GROUP), autoApprove);
        }
    }

    /** A saved plan is carried out as it is: options that would change it are refused, not ignored. */
    private void refuseArguments() throws CommandException {
        if (arguments.shapesThePlan()) {
            throw new CommandException(
                    ExitStatus.USAGE,
                    "A saved plan is carried out exactly as it was saved; --target, --exclude, --at,"
                            + " --accept-inventory-shrink and --rebalance belong to 'holdfast plan'.");
        }
    }

    /**
     * Shows a plan, asks, and carries it out.
     *
     * @param approved true if nobody has to be asked: with {@code --auto-approve}, and for a saved plan, which was approved by
     *     whoever handed it on
     */
    private ExitStatus carryOut(Session session, Workspace workspace, PlanView view, boolean approved)
            throws CommandException {
        PlanRenderer.of(dev.holdfast.cli.render.OutputFormat.TEXT, session.colored(Stream.OUT))
                .render(view, session.out());
        PlanDocument document = view.document();
        insistOnDigest(document);
        refuse(document);
        boolean nothing = PlanTotals.of(document).nothing();
        List<String> irreversible = findings(document, finding -> finding.name().equals("irreversible"));
        if (approved && !allowIrreversible && !irreversible.isEmpty()) {
            throw new CommandException(
                    ExitStatus.ERROR,
                    "Blocked: the plan does what can never be undone. If that is meant, add --allow-irreversible."
                            + " Nothing was changed.",
                    irreversible);
        }
        if (!approved && !nothing) {
            new Approval(session).ask(document.holdfast().estate(), irreversible);
        }
        Progress progress = new Progress(session);
        ApplyOutcome outcome;
        try {
            outcome = workspace.apply(document, options(document, !approved), progress);
        } catch (WorkspaceException e) {
            throw Session.failure(e);
        } finally {
            progress.end();
        }
        return ApplyReport.print(session, outcome);
    }

    private void insistOnDigest(PlanDocument document) throws CommandException {
        String digest = document.holdfast().digest();
        if (!digest.startsWith(expected())) {
            throw new CommandException(
                    ExitStatus.STALE,
                    "This is not the plan that was approved: its digest is " + ALGORITHM + digest + ", not " + expect
                            + " (--expect). Nothing was changed. Look at this plan, and approve it if it is right.");
        }
    }

    /** What would be refused anyway is refused before anybody is asked. */
    private void refuse(PlanDocument document) throws CommandException {
        if (!document.applyable()) {
            throw new CommandException(
                    ExitStatus.FINDINGS,
                    "The plan cannot be applied because of its findings of level error. Change the declaration, or"
                            + " waive them there:",
                    findings(document, finding -> finding.level().equals("error")));
        }
        int lost = document.holdfast().recoveryPointImpact().lostEarly();
        int agreed = agreed();
        if (lost > agreed) {
            throw new CommandException(ExitStatus.DATA_LOSS_BLOCKED, blocked(lost, agreed), early(document));
        }
    }

    /** The text names the option once, with the number that scripts may take from it. */
    private static String blocked(int lost, int agreed) {
        String disagreement = agreed == 0 ? "" : " Only " + agreed + " were agreed to: look at this plan.";
        return "Blocked: " + lost + " recovery point" + (lost == 1 ? "" : "s")
                + " would be lost although a promise still keeps " + (lost == 1 ? "it" : "them") + "." + disagreement
                + " If that is meant, allow it: --allow-data-loss=" + lost + ". Nothing was changed.";
    }

    private static List<String> findings(PlanDocument document, Predicate<FindingEntry> wanted) {
        return document.holdfast().findings().stream()
                .filter(wanted)
                .map(ApplyCommand::line)
                .toList();
    }

    private static String line(FindingEntry finding) {
        return finding.id() + " " + finding.name() + ": " + String.join(", ", finding.addresses()) + ": "
                + finding.message()
                + finding.place().map(place -> "   " + place).orElse("");
    }

    private static List<String> early(PlanDocument document) {
        List<String> lines = document.holdfast().prunes().stream()
                .filter(PlannedPrune::early)
                .map(prune -> prune.machine() + " " + prune.captured() + " in " + prune.vault() + ": " + prune.reason())
                .toList();
        if (lines.size() <= 20) {
            return lines;
        }
        List<String> cut = new java.util.ArrayList<>(lines.subList(0, 20));
        cut.add("… and " + (lines.size() - 20) + " more, listed in the plan (--detail=full)");
        return cut;
    }

    private ApplyOptions options(PlanDocument document, boolean asked) throws CommandException {
        Instant start = OffsetDateTime.parse(document.holdfast().at()).toInstant();
        // the question has named what cannot be undone
        return new ApplyOptions(pace.terms(agreed(), allowIrreversible || asked), pace.maxAge(), start, Stop.NEVER);
    }
}
