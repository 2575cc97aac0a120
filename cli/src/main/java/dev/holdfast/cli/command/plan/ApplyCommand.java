package dev.holdfast.cli.command.plan;

import dev.holdfast.cli.apply.ApplyRefusals;
import dev.holdfast.cli.apply.ApplyVoice;
import dev.holdfast.cli.apply.Approval;
import dev.holdfast.cli.argument.ApplyPace;
import dev.holdfast.cli.argument.LockTimeout;
import dev.holdfast.cli.argument.PlanArguments;
import dev.holdfast.cli.argument.Words;
import dev.holdfast.cli.file.PlanFile;
import dev.holdfast.cli.planning.Planning;
import dev.holdfast.cli.render.view.Detail;
import dev.holdfast.cli.render.view.PlanTotals;
import dev.holdfast.cli.render.view.PlanView;
import dev.holdfast.cli.session.CommandException;
import dev.holdfast.cli.session.ExitStatus;
import dev.holdfast.cli.session.Operation;
import dev.holdfast.cli.session.Session;
import dev.holdfast.dsl.diagnostic.Severity;
import dev.holdfast.executor.apply.ApplyOptions;
import dev.holdfast.executor.operation.ApplyOutcome;
import dev.holdfast.executor.operation.Stop;
import dev.holdfast.executor.workspace.Workspace;
import dev.holdfast.executor.workspace.WorkspaceException;
import dev.holdfast.planner.document.PlanDocument;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
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
public final class ApplyCommand implements Operation {

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
            names = "--format",
            paramLabel = "FORMAT",
            description = "text (default), or jsonl: an object for each thing that happens.")
    String format = "text";

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
        Words.applyFormat(format);
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
        try (Workspace workspace = arguments.openExisting(session);
                ApplyVoice voice = voice(session)) {
            Optional<ApplyOutcome> outcome = workspace.resume(session.stop(voice::say), voice);
            if (outcome.isEmpty()) {
                voice.nothingToResume(workspace.estate());
                return ExitStatus.OK;
            }
            return voice.ended(outcome.get());
        } catch (WorkspaceException e) {
            throw Session.failure(e);
        }
    }

    private ApplyVoice voice(Session session) throws CommandException {
        return Words.applyFormat(format) ? ApplyVoice.jsonLines(session) : ApplyVoice.text(session);
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
                            + " --accept-inventory-shrink, --rebalance, --refresh and --refresh-only belong to"
                            + " 'holdfast plan'.");
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
        try (ApplyVoice voice = voice(session)) {
            PlanDocument document = view.document();
            voice.planned(view);
            insistOnDigest(document);
            ApplyRefusals.check(document, agreed());
            if (approved && !allowIrreversible) {
                ApplyRefusals.checkIrreversible(document);
            }
            if (!approved && !PlanTotals.of(document).nothing()) {
                refuseUnreadable();
                new Approval(session).ask(document.holdfast().estate(), ApplyRefusals.irreversible(document));
            }
            return voice.ended(
                    workspace.apply(document, options(session.stop(voice::say), document, !approved), voice));
        } catch (WorkspaceException e) {
            throw Session.failure(e);
        }
    }

    /** Nobody approves what was not shown. */
    private void refuseUnreadable() throws CommandException {
        if (Words.applyFormat(format)) {
            throw new CommandException(
                    ExitStatus.USAGE,
                    "--format jsonl is for programs, which cannot be asked. Add --auto-approve, or apply a saved plan.");
        }
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

    private ApplyOptions options(Stop stop, PlanDocument document, boolean asked) throws CommandException {
        Instant start = OffsetDateTime.parse(document.holdfast().at()).toInstant();
        // the question has named what cannot be undone
        return new ApplyOptions(pace.terms(agreed(), allowIrreversible || asked), pace.maxAge(), start, stop);
    }
}
