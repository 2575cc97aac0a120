package dev.holdfast.cli.planning;

import dev.holdfast.cli.argument.PlanArguments;
import dev.holdfast.cli.session.CommandException;
import dev.holdfast.cli.session.ExitStatus;
import dev.holdfast.cli.session.Session;
import dev.holdfast.dsl.declaration.LoadedDeclaration;
import dev.holdfast.dsl.diagnostic.Diagnostics;
import dev.holdfast.dsl.diagnostic.Severity;
import dev.holdfast.dsl.model.Declaration;
import dev.holdfast.dsl.price.PriceBook;
import dev.holdfast.dsl.price.PriceBooks;
import dev.holdfast.executor.workspace.Workspace;
import dev.holdfast.executor.workspace.WorkspaceException;
import dev.holdfast.planner.cost.bill.CostReport;
import dev.holdfast.planner.document.PlanDocument;
import dev.holdfast.planner.plan.CostedPlan;
import dev.holdfast.planner.plan.Planner;
import dev.holdfast.planner.plan.request.PlanOptions;
import dev.holdfast.planner.plan.request.PlanRefusedException;
import dev.holdfast.planner.plan.request.PlanRequest;
import dev.holdfast.planner.plan.request.Refresh;
import dev.holdfast.planner.state.ActualState;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * A declaration, planned.
 *
 * @param loaded the declaration and its notes
 * @param workspace record and world it was planned against; the caller closes it
 * @param request what was planned
 * @param document the plan
 */
public record Planning(LoadedDeclaration loaded, Workspace workspace, PlanRequest request, PlanDocument document) {

    /**
     * Loads a declaration and reports its problems.
     *
     * @param least mildest severity that is reported when there are no errors
     * @throws CommandException if it has errors; they are reported
     */
    public static LoadedDeclaration load(Session session, String path, Severity least) throws CommandException {
        Path resolved = session.resolve(path);
        LoadedDeclaration loaded = session.rooms().load(session.surroundings().workingDirectory(), resolved);
        DiagnosticReport report = new DiagnosticReport(session, loaded);
        if (loaded.declaration().isEmpty()) {
            report.print(Severity.NOTE);
            throw new CommandException(ExitStatus.INVALID, report.summary() + ". Nothing was planned or changed.");
        }
        report.print(least);
        return loaded;
    }

    /**
     * A declaration, planned, and what the plan costs.
     *
     * @param report over as many months as were asked for
     */
    public record Costed(Planning planning, CostReport report) {}

    /** Makes a plan, as {@link Planner#plan} and {@link Planner#costed} do. */
    private interface Maker {
        CostedPlan plan(PlanRequest request) throws PlanRefusedException;
    }

    /** A plan in its workspace. */
    private record Made(Planning planning, Optional<CostReport> report) {}

    /** Loads, reports problems that are at least this bad, and plans. */
    public static Planning of(Session session, String path, PlanArguments arguments, Severity least)
            throws CommandException {
        return make(session, path, arguments, least, request -> new CostedPlan(Planner.plan(request), Optional.empty()))
                .planning();
    }

    /**
     * The same, and what the plan costs.
     *
     * @param months how many are estimated; 1 or more
     */
    public static Costed costed(Session session, String path, PlanArguments arguments, Severity least, int months)
            throws CommandException {
        Made made = make(session, path, arguments, least, request -> Planner.costed(request, months));
        return new Costed(made.planning(), made.report().orElseThrow());
    }

    private static Made make(Session session, String path, PlanArguments arguments, Severity least, Maker maker)
            throws CommandException {
        PlanOptions options = arguments.options();
        Optional<Instant> wanted = arguments.at();
        LoadedDeclaration loaded = priced(session, load(session, path, least), arguments);
        Declaration declaration = loaded.declaration().orElseThrow();
        arguments.insistOn("The declaration", declaration.name());
        Workspace workspace = session.open(declaration.name());
        boolean planned = false;
        try {
            Instant at = wanted.isPresent() ? wanted.get() : now(session, workspace);
            PlanRequest request = new PlanRequest(
                    loaded,
                    workspace.recorded(),
                    options.refresh() == Refresh.SKIPPED ? ActualState.none() : workspace.actual(),
                    workspace.profile(),
                    at,
                    options);
            CostedPlan plan = maker.plan(request);
            Planning planning = new Planning(loaded, workspace, request, plan.document());
            if (workspace.isInterrupted()) {
                session.warn(
                        "An apply was cut off. 'holdfast apply --resume' goes on with it; this plan is about what is there"
                                + " now, and applying it closes that run. 'holdfast runs list' says which.");
            }
            planned = true;
            return new Made(planning, plan.report());
        } catch (WorkspaceException e) {
            throw Session.failure(e);
        } catch (PlanRefusedException e) {
            throw refused(e);
        } finally {
            if (!planned) {
                workspace.close();
            }
        }
    }

    /**
     * The declaration with the prices that were asked for.
     *
     * @throws CommandException if the price book is wrong; its problems are reported
     */
    public static LoadedDeclaration priced(Session session, LoadedDeclaration loaded, PlanArguments arguments)
            throws CommandException {
        return priced(session, loaded, arguments.prices());
    }

    /**
     * The declaration with the prices of a file.
     *
     * @param prices as the user wrote it; empty for those of the declaration
     * @throws CommandException if the price book is wrong; its problems are reported
     */
    public static LoadedDeclaration priced(Session session, LoadedDeclaration loaded, Optional<String> prices)
            throws CommandException {
        if (prices.isEmpty()) {
            return loaded;
        }
        Path file = session.resolve(prices.get());
        Diagnostics diagnostics = new Diagnostics();
        Optional<PriceBook> book = PriceBooks.read(file, session.display(file), diagnostics);
        if (book.isEmpty()) {
            DiagnosticReport report = new DiagnosticReport(session, diagnostics);
            report.print(Severity.NOTE);
            throw new CommandException(ExitStatus.INVALID, report.summary() + ". Nothing was planned or changed.");
        }
        return loaded.pricedBy(book.get(), file);
    }

    /** The world's clock, without a world the system's in whole seconds. */
    public static Instant now(Session session, Workspace workspace) throws WorkspaceException {
        return workspace
                .clock()
                .orElseGet(() -> Instant.ofEpochSecond(
                        session.surroundings().clock().instant().getEpochSecond()));
    }

    /** Why no plan was made, as the end of a command. */
    public static CommandException refused(PlanRefusedException refusal) {
        ExitStatus status = switch (refusal.reason()) {
            case INVENTORY_TRUNCATED -> ExitStatus.INVALID;
            case SELECTOR_MATCHES_NOTHING, CLOCK_RUNS_BACKWARDS, NOTHING_RECORDED -> ExitStatus.USAGE;
        };
        String message = refusal.getMessage();
        return new CommandException(status, message == null ? refusal.reason().name() : message);
    }
}
