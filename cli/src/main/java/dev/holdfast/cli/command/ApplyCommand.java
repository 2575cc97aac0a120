package dev.holdfast.cli.command;

import dev.holdfast.cli.argument.PlanArguments;
import dev.holdfast.cli.argument.Words;
import dev.holdfast.cli.file.PlanFile;
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
            ""
        },
        header = "Carry out a plan.")
final class ApplyCommand implements Operation {

    @Parameters(
            paramLabel = "PLANFILE|PATH",
            arity = "0..1",
            description = "A saved plan, or the file or folder of a declaration. Default: this directory.")
    String path = ".";

    @Mixin
    PlanArguments arguments = new PlanArguments();

    @Option(names = "--auto-approve", description = "Do not ask.")
    boolean autoApprove;

    @Option(
            names = "--allow-data-loss",
            paramLabel = "N",
            description = "Lose recovery points against their promise: exactly as many as the plan says.")
    String allowDataLoss = "0";

    @Option(names = "--allow-irreversible", description = "Do what the service can never undo.")
    boolean allowIrreversible;

    @Override
    public ExitStatus run(Session session) throws CommandException {
        // A wrong number is said before anything is read or asked.
        agreed();
        return PlanFile.looksLikePlan(session.resolve(path)) ? saved(session) : fresh(session);
    }

    /** How many points may be lost early. */
    private int agreed() throws CommandException {
        return Words.number("--allow-data-loss", allowDataLoss, 0, 9);
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
        PlanRenderer.of(dev.holdfast.cli.render.OutputFormat.TEXT, session.colored(Stream.OUT))
                .render(view, session.out());
        PlanDocument document = view.document();
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
            outcome = workspace.apply(document, options(session, document, !approved), progress);
        } catch (WorkspaceException e) {
            throw Session.failure(e);
        } finally {
            progress.end();
        }
        return report(session, outcome);
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
        if (lost > 0 && lost != agreed) {
            throw new CommandException(ExitStatus.DATA_LOSS_BLOCKED, blocked(lost, agreed), early(document));
        }
    }

    /**
     * Another number than the plan's was agreed to for another plan, so a larger one is no agreement either. The text names the
     * option once, with the number that scripts may take from it.
     */
    private static String blocked(int lost, int agreed) {
        String disagreement = agreed == 0
                ? ""
                : " The " + agreed + " that was agreed to is the number of another plan: look at this one.";
        return "Blocked: " + lost + " recovery point" + (lost == 1 ? "" : "s")
                + " would be lost although a promise still keeps " + (lost == 1 ? "it" : "them") + "." + disagreement
                + " If that is meant, allow exactly that: --allow-data-loss=" + lost + ". Nothing was changed.";
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

    private ApplyOptions options(Session session, PlanDocument document, boolean asked) throws CommandException {
        Instant now = session.surroundings().clock().instant();
        Instant start = OffsetDateTime.parse(document.holdfast().at()).toInstant();
        // the question has named what cannot be undone
        return new ApplyOptions(
                agreed(), allowIrreversible || asked, session.surroundings().user(), now, start);
    }

    private static ExitStatus report(Session session, ApplyOutcome outcome) {
        for (String problem : outcome.problems()) {
            session.err().println("Error: " + SafeText.of(problem));
        }
        boolean failed = outcome.counts().failed() > 0;
        boolean stale = outcome.counts().skippedAsStale() > 0;
        String verdict = failed || stale ? "Apply incomplete!" : "Apply complete!";
        session.out().println();
        session.out()
                .println(verdict + " Resources: " + outcome.objects().added() + " added, "
                        + outcome.objects().changed() + " changed, "
                        + outcome.objects().destroyed() + " destroyed.");
        session.out()
                .println("Data: " + outcome.points().copied() + " copied, "
                        + outcome.points().pruned() + " pruned, "
                        + outcome.points().backedUp() + " backed up.");
        if (failed || stale) {
            session.out()
                    .println(outcome.counts().done() + " operations done, "
                            + outcome.counts().failed() + " failed, "
                            + outcome.counts().skippedAsStale()
                            + " skipped as stale. Plan again to see what is left.");
        }
        if (!failed && !stale) {
            return ExitStatus.OK;
        }
        // "stale" says that nothing happened; whoever reads it plans again and loses nothing by that
        return stale && !failed && outcome.counts().done() == 0 ? ExitStatus.STALE : ExitStatus.PARTLY_FAILED;
    }
}
