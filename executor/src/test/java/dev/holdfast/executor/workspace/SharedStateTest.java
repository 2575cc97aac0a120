package dev.holdfast.executor.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.holdfast.executor.database.DatabasePlace;
import dev.holdfast.executor.database.DatabasePlace.PostgresServer;
import dev.holdfast.executor.database.LocalPostgres;
import dev.holdfast.executor.database.StateException;
import dev.holdfast.executor.database.TestStore;
import dev.holdfast.executor.lease.Commits;
import dev.holdfast.executor.lease.Holder;
import dev.holdfast.executor.lease.LeaseTerms;
import dev.holdfast.executor.lease.Leases;
import dev.holdfast.executor.operation.ApplyEvent;
import dev.holdfast.executor.operation.ApplyListener;
import dev.holdfast.executor.operation.Stop;
import dev.holdfast.executor.workspace.WorkspaceException.Kind;
import dev.holdfast.planner.document.PlanDocument;
import dev.holdfast.planner.plan.Estate;
import dev.holdfast.planner.plan.EstateGenerator;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Several people and one estate: whoever comes second waits, is refused or goes by what the first has done. */
@ParameterizedClass
@EnumSource(TestStore.class)
class SharedStateTest {

    private static final Estate ESTATE = EstateGenerator.of(3, 5, 2);
    private static final String NAME = Site.name(ESTATE);

    @Parameter
    private TestStore store;

    @TempDir
    private Path directory;

    private DatabasePlace place;
    private Site ann;
    private Site bob;

    @BeforeEach
    void openSites() throws Exception {
        place = store.made(Files.createTempDirectory(directory, "site"));
        ann = new Site(place, store).as("ann");
        bob = new Site(place, store).as("bob");
    }

    private static WorkspaceException refusal(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        WorkspaceException refusal = catchThrowableOfType(WorkspaceException.class, call);
        assertThat(refusal).as("it was refused").isNotNull();
        return refusal;
    }

    /** What is in the world is in the record, and nothing is left to do. */
    private static void assertWhole(Site site, Estate estate) throws Exception {
        assertThat(site.recorded(estate).objects())
                .isEqualTo(site.actual(estate).objects());
        assertThat(Site.actions(site.plan(estate))).isEmpty();
        try (Workspace workspace = site.open(NAME)) {
            assertThat(workspace.isInterrupted()).isFalse();
        }
    }

    /** As if the holder had been silent for longer than a lease lasts. */
    private void ageLease() throws SQLException {
        store.execute(
                place,
                "UPDATE lease SET expires = expires - "
                        + 2 * LeaseTerms.USUAL.lasts().toMillis());
    }

    /** Something that happens when so many operations of an apply have begun. */
    private static ApplyListener atOperation(int number, Step what) {
        int[] begun = {0};
        return event -> {
            if (event.phase() == ApplyEvent.Phase.STARTED && begun[0]++ == number) {
                try {
                    what.happen();
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            }
        };
    }

    private interface Step {
        void happen() throws Exception;
    }

    @Test
    void of_two_who_apply_one_plan_at_once_one_does_and_the_other_is_refused() throws Exception {
        PlanDocument plan = ann.plan(ESTATE);
        CyclicBarrier together = new CyclicBarrier(2);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        List<String> refusals = new ArrayList<>();
        try {
            List<Future<?>> both = new ArrayList<>();
            for (Site site : List.of(ann, bob)) {
                both.add(threads.submit(() -> {
                    together.await();
                    site.apply(plan);
                    return site;
                }));
            }
            for (Future<?> one : both) {
                try {
                    one.get();
                } catch (ExecutionException e) {
                    assertThat(e.getCause()).isInstanceOf(WorkspaceException.class);
                    assertThat(((WorkspaceException) e.getCause()).kind())
                            .isIn(Kind.PLAN_STALE, Kind.STATE_UNAVAILABLE);
                    refusals.add(e.getCause().getMessage());
                }
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(refusals).hasSize(1);
        assertWhole(ann, ESTATE);
        assertThat(ann.recorded(ESTATE).serial()).isEqualTo(1);
    }

    @Test
    void who_applies_while_another_does_is_told_who_that_is() throws Exception {
        PlanDocument plan = ann.plan(ESTATE);
        List<String> told = new ArrayList<>();
        ann.apply(
                plan,
                Site.options(0),
                atOperation(2, () -> told.add(refusal(() -> bob.apply(plan)).getMessage())));
        assertThat(told).hasSize(1);
        assertThat(told.get(0)).contains("held by ann on here for 'apply'").contains("--lock-timeout");
        assertWhole(ann, ESTATE);
    }

    @Test
    void who_waits_goes_by_what_the_other_did() throws Exception {
        PlanDocument plan = ann.plan(ESTATE);
        Site patient = bob.on(LeaseTerms.USUAL.waiting(Duration.ofMinutes(5)));
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try {
            List<Future<WorkspaceException>> waiting = new ArrayList<>();
            ann.apply(plan, Site.options(0), atOperation(1, () -> {
                waiting.add(thread.submit(() -> refusal(() -> patient.apply(plan))));
                Thread.sleep(300);
                assertThat(waiting.get(0).isDone()).isFalse();
            }));
            assertThat(waiting.get(0).get().kind()).isEqualTo(Kind.PLAN_STALE);
        } finally {
            thread.shutdownNow();
        }
        assertWhole(ann, ESTATE);
    }

    @Test
    void a_reader_sees_a_whole_state_while_another_writes() throws Exception {
        ann.apply(ann.plan(ESTATE));
        Estate edited = EstateGenerator.edited(ESTATE, 11);
        PlanDocument plan = ann.plan(edited);
        List<Boolean> seen = new ArrayList<>();
        ann.apply(plan, Site.options(plan.holdfast().recoveryPointImpact().lostEarly()), event -> {
            try {
                seen.add(bob.plan(edited).applyable());
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        assertThat(seen).isNotEmpty();
        assertWhole(bob, edited);
    }

    @Test
    void who_comes_back_after_another_went_on_is_refused_and_nothing_is_orphaned() throws Exception {
        assertRefusedAtEachOperation(
                this::ageLease,
                List.of("lost its lease", "nothing of theirs was overwritten", "holdfast apply --resume"));
        if (store == TestStore.POSTGRES) {
            assertRefusedAtEachOperation(
                    () -> {
                        assertThat(LocalPostgres.shared().cutSessions((PostgresServer) place))
                                .isPositive();
                        ageLease();
                    },
                    List.of("The connection is cut", "holdfast apply --resume"));
        }
    }

    private void assertRefusedAtEachOperation(Step what, List<String> words) throws Exception {
        for (int operation = 0; operation < 4; operation++) {
            openSites();
            PlanDocument plan = ann.plan(ESTATE);
            int number = operation;
            WorkspaceException refusal = refusal(() -> ann.apply(plan, Site.options(0), atOperation(number, () -> {
                what.happen();
                goOn(bob);
            })));
            assertThat(refusal.kind()).isEqualTo(Kind.STATE_UNAVAILABLE);
            assertThat(refusal.getMessage()).contains(words);
            assertWhole(bob, ESTATE);
        }
    }

    /** Takes up what another left, as {@code apply --resume} does. */
    private static void goOn(Site site) throws Exception {
        try (Workspace workspace = site.open(NAME)) {
            assertThat(workspace.resume(Stop.NEVER, ApplyListener.SILENT))
                    .hasValueSatisfying(
                            outcome -> assertThat(outcome.problems()).isEmpty());
        }
    }

    @Test
    void an_edit_that_another_applied_meanwhile_is_not_lost() throws Exception {
        ann.apply(ann.plan(ESTATE));
        Estate edited = ESTATE.withoutMachine(ESTATE.machines().get(0).machine().name());
        PlanDocument bobs = bob.plan(edited);
        PlanDocument anns = ann.plan(
                ESTATE.withoutMachine(ESTATE.machines().get(1).machine().name()));
        bob.apply(bobs);
        ann.apply(anns);
        Estate both = edited.withoutMachine(ESTATE.machines().get(1).machine().name());
        assertWhole(ann, both);
    }

    @Test
    void a_lease_of_one_estate_stops_no_other() throws Exception {
        try (var database = store.databases(Instant::now).open(place).orElseThrow();
                var held = new Leases(database, "another estate")
                        .take(new Holder("eve", "eve", "there", "", ""), "apply", LeaseTerms.USUAL, Commits.SILENT)) {
            PlanDocument plan = ann.plan(ESTATE);
            if (store == TestStore.POSTGRES) {
                // not even in the middle of its transaction
                held.write(c -> applied(plan));
            } else {
                ann.apply(plan);
            }
        }
        assertWhole(ann, ESTATE);
    }

    private PlanDocument applied(PlanDocument plan) throws StateException {
        try {
            ann.apply(plan);
            return plan;
        } catch (WorkspaceException e) {
            throw new StateException(e.getMessage(), e);
        }
    }
}
