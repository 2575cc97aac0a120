package dev.holdfast.cli.cost;

import dev.holdfast.cli.argument.PlanArguments;
import dev.holdfast.cli.file.GitFiles;
import dev.holdfast.cli.file.PlanFile;
import dev.holdfast.cli.planning.DiagnosticReport;
import dev.holdfast.cli.planning.Planning;
import dev.holdfast.cli.session.CommandException;
import dev.holdfast.cli.session.ExitStatus;
import dev.holdfast.cli.session.Session;
import dev.holdfast.dsl.declaration.LoadedDeclaration;
import dev.holdfast.dsl.diagnostic.Severity;
import dev.holdfast.planner.cost.bill.CostEstimate;
import dev.holdfast.planner.cost.summary.CostGrouping;
import dev.holdfast.planner.document.PlanDocument;
import dev.holdfast.planner.document.PlannedCost;
import dev.holdfast.planner.plan.Planner;
import dev.holdfast.planner.plan.request.PlanRefusedException;
import dev.holdfast.planner.plan.request.PlanRequest;
import java.util.Optional;

/** Finds the costs that others are compared with, as {@code --base} names them: a saved plan or a revision of git. */
public final class Bases {

    private static final String GIT = "git:";

    private final Session session;
    private final String path;
    private final PlanRequest request;
    private final CostEstimate after;
    private final PlanArguments arguments;

    /**
     * Bases for costs.
     *
     * @param path of the declaration, as the user wrote it
     * @param request what was planned
     * @param after what it costs
     * @param arguments how it was planned; a price book that was asked for is that of a base too
     */
    public Bases(Session session, String path, PlanRequest request, CostEstimate after, PlanArguments arguments) {
        this.session = session;
        this.path = path;
        this.request = request;
        this.after = after;
        this.arguments = arguments;
    }

    /**
     * Refuses what cannot be compared, whatever the base holds.
     *
     * @param name of the base
     * @throws CommandException if the format shows no differences, or a saved plan is asked for more than the sums it holds
     */
    public static void check(String name, CostGrouping by, CostFormat format) throws CommandException {
        if (!format.showsBases()) {
            throw new CommandException(
                    ExitStatus.USAGE,
                    "--base has no place in the format " + format.word()
                            + ", which lists lines and no differences. Use text, json, markdown or infracost.");
        }
        if (name.startsWith(GIT)) {
            return;
        }
        if (format == CostFormat.INFRACOST) {
            throw new CommandException(
                    ExitStatus.USAGE,
                    "A saved plan knows sums alone, and the format infracost lists every line of what it compares with. Use"
                            + " --base git:REV, or another format.");
        }
        if (!PlanBase.knows(by.kind())) {
            throw new CommandException(
                    ExitStatus.USAGE,
                    "--base " + name + " cannot be compared by " + by.word()
                            + ": a saved plan holds sums by policy, vault and meter, and no line of a single machine. Use"
                            + " --by policy, --by vault or --by meter, or compare by " + by.word()
                            + " with --base git:REV, the revision that the plan was made of.");
        }
    }

    /**
     * The base with this name.
     *
     * @throws CommandException if there is none, or it cannot be compared
     */
    public BaseCosts find(String name) throws CommandException {
        return name.startsWith(GIT) ? ofRevision(name, name.substring(GIT.length())) : ofPlan(name);
    }

    private BaseCosts ofRevision(String name, String revision) throws CommandException {
        try (GitFiles files = GitFiles.of(session, session.resolve(path), revision)) {
            LoadedDeclaration loaded = session.rooms().load(files.top(), files.path());
            if (loaded.declaration().isEmpty()) {
                DiagnosticReport report = new DiagnosticReport(session, loaded);
                report.print(Severity.ERROR);
                throw new CommandException(
                        ExitStatus.INVALID,
                        "The declaration of " + name + " cannot be planned: " + report.summary()
                                + ". Name a revision whose declaration is valid.");
            }
            checkEstate(name, loaded.declaration().get().name());
            PlanRequest base = new PlanRequest(
                    Planning.priced(session, loaded, arguments),
                    request.recorded(),
                    request.actual(),
                    request.profile(),
                    request.at(),
                    request.options());
            CostEstimate costs = Planner.costs(base, after.months()).after();
            checkCurrency(name, costs.book().currency());
            return BaseCosts.of(name, costs);
        } catch (PlanRefusedException e) {
            throw Planning.refused(e);
        }
    }

    private BaseCosts ofPlan(String name) throws CommandException {
        PlanDocument plan = PlanFile.read(session, name);
        checkEstate(name, plan.holdfast().estate());
        Optional<PlannedCost> cost = plan.holdfast().cost();
        if (cost.isEmpty()) {
            throw new CommandException(
                    ExitStatus.USAGE,
                    "The plan " + name
                            + " does not say what it costs. Make it anew without --no-cost, or name a revision with"
                            + " --base git:REV.");
        }
        if (cost.get().months() != after.months()) {
            throw new CommandException(
                    ExitStatus.USAGE,
                    "The plan " + name + " says what it costs over "
                            + cost.get().months() + " months. It can be compared with --months="
                            + cost.get().months() + ".");
        }
        checkCurrency(name, cost.get().prices().currency());
        return new PlanBase(name.equals("-") ? "the plan" : name, cost.get());
    }

    private void checkEstate(String name, String estate) throws CommandException {
        String own = request.loaded().declaration().orElseThrow().name();
        if (!own.equals(estate)) {
            throw new CommandException(
                    ExitStatus.USAGE,
                    name + " is of the estate '" + estate + "', and this is '" + own
                            + "'. What two estates cost cannot be compared.");
        }
    }

    private void checkCurrency(String name, String currency) throws CommandException {
        if (!currency.equals(after.book().currency())) {
            throw new CommandException(
                    ExitStatus.USAGE,
                    name + " has prices in " + currency + ", and these are in "
                            + after.book().currency() + ". Amounts of two currencies cannot be compared.");
        }
    }
}
