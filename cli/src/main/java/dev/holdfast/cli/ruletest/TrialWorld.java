package dev.holdfast.cli.ruletest;

import dev.holdfast.cli.session.CommandException;
import dev.holdfast.cli.session.ExitStatus;
import dev.holdfast.cli.session.Session;
import dev.holdfast.dsl.declaration.LoadedDeclaration;
import dev.holdfast.executor.apply.ApplyOptions;
import dev.holdfast.executor.database.DatabasePlace;
import dev.holdfast.executor.operation.ApplyListener;
import dev.holdfast.executor.operation.ApplyOutcome;
import dev.holdfast.executor.workspace.Workspace;
import dev.holdfast.executor.workspace.WorkspaceException;
import dev.holdfast.planner.document.FindingEntry;
import dev.holdfast.planner.document.PlanDocument;
import dev.holdfast.planner.plan.Planner;
import dev.holdfast.planner.plan.request.PlanOptions;
import dev.holdfast.planner.plan.request.PlanRefusedException;
import dev.holdfast.planner.plan.request.PlanRequest;
import dev.holdfast.planner.plan.request.Refresh;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A simulated world for one test, in a folder of its own that goes with it. The record and world of the user are not touched. */
final class TrialWorld implements AutoCloseable {

    private final Path directory;
    private final Workspace workspace;

    private TrialWorld(Path directory, Workspace workspace) {
        this.directory = directory;
        this.workspace = workspace;
    }

    /**
     * An empty world.
     *
     * @throws CommandException if there is no place for it
     */
    static TrialWorld create(Session session, String estate) throws CommandException {
        try {
            return in(Files.createTempDirectory("holdfast-test-"), session, estate);
        } catch (IOException e) {
            throw new CommandException(
                    ExitStatus.ERROR,
                    "There is no folder for temporary files, which tests with 'before' need (" + e.getMessage() + ").");
        }
    }

    /** An empty world in a folder, which it owns from now on. */
    static TrialWorld in(Path directory, Session session, String estate) throws CommandException {
        Session own = new Session(
                session.surroundings(),
                session.rooms(),
                session.color(),
                new DatabasePlace.SqliteFile(directory.resolve(DatabasePlace.FILE)),
                session.lockTimeout());
        return new TrialWorld(directory, own.open(estate));
    }

    /**
     * Brings a declaration into force.
     *
     * @param age how long it then is
     * @throws UnusableFixtureException if that is not possible
     */
    void applied(LoadedDeclaration before, Instant at, Duration age) throws UnusableFixtureException {
        try {
            PlanDocument plan = plan(before, at, false);
            if (!plan.applyable()) {
                throw unusable(errors(plan));
            }
            ApplyOutcome outcome = workspace.apply(plan, ApplyOptions.of(0, true, at), ApplyListener.SILENT);
            if (!outcome.counts().allDone()) {
                throw unusable(outcome.problems());
            }
            if (!age.isZero()) {
                workspace.advance(age);
            }
        } catch (WorkspaceException | PlanRefusedException e) {
            throw unusable(List.of(String.valueOf(e.getMessage())));
        }
    }

    /**
     * The findings of the plan for a declaration, worst first.
     *
     * @param at when it is planned; later if the world's clock is
     * @throws UnusableFixtureException if there can be no plan
     */
    List<FindingEntry> planned(LoadedDeclaration fixture, Instant at, boolean costed) throws UnusableFixtureException {
        try {
            Instant clock = workspace.clock().orElse(at);
            return plan(fixture, clock.isAfter(at) ? clock : at, costed)
                    .holdfast()
                    .findings();
        } catch (WorkspaceException | PlanRefusedException e) {
            throw new UnusableFixtureException(
                    List.of("The fixture cannot be planned after 'before': " + e.getMessage()));
        }
    }

    private PlanDocument plan(LoadedDeclaration loaded, Instant at, boolean costed)
            throws WorkspaceException, PlanRefusedException {
        PlanOptions usual = PlanOptions.DEFAULT;
        PlanOptions options = new PlanOptions(List.of(), List.of(), usual.horizon(), true, false, Refresh.FULL, costed);
        return Planner.plan(
                new PlanRequest(loaded, workspace.recorded(), workspace.actual(), workspace.profile(), at, options));
    }

    private static List<String> errors(PlanDocument plan) {
        List<String> errors = new ArrayList<>();
        for (FindingEntry finding : plan.holdfast().findings()) {
            if (finding.level().equals("error")) {
                errors.add(finding.id() + " " + finding.name() + ": " + finding.message());
            }
        }
        return errors;
    }

    private static UnusableFixtureException unusable(List<String> reasons) {
        List<String> problems = new ArrayList<>();
        problems.add("The declaration under 'before' cannot be brought into force.");
        problems.addAll(reasons);
        return new UnusableFixtureException(problems);
    }

    @Override
    public void close() {
        workspace.close();
        try (Stream<Path> below = Files.walk(directory)) {
            for (Path path : below.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException | UncheckedIOException e) {
            directory.toFile().deleteOnExit(); // the system clears its folder of temporary files
        }
    }
}
