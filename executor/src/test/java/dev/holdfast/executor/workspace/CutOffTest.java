package dev.holdfast.executor.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.dsl.generator.Seeds;
import dev.holdfast.executor.database.DatabasePlace;
import dev.holdfast.executor.database.LocalPostgres;
import dev.holdfast.executor.database.TestStore;
import dev.holdfast.executor.lease.Commits;
import dev.holdfast.executor.operation.ApplyListener;
import dev.holdfast.executor.operation.ApplyOutcome;
import dev.holdfast.executor.operation.Stop;
import dev.holdfast.planner.document.PlanDocument;
import dev.holdfast.planner.plan.Estate;
import dev.holdfast.planner.plan.EstateGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An apply that is cut off at any commit and taken up again ends as if nothing had happened. */
class CutOffTest {

    private static final boolean LONG = Boolean.getBoolean("holdfast.long");

    @TempDir
    private Path temporary;

    private Path directory() throws IOException {
        return Files.createTempDirectory(temporary, "site");
    }

    /** What ends an apply. */
    private enum Cut {
        SQLITE_KILLED(TestStore.SQLITE, 4, 60, 1),
        POSTGRES_KILLED(TestStore.POSTGRES, 3, 20, 1),
        POSTGRES_SESSION_CUT(TestStore.POSTGRES, 3, 20, 1),
        /** A second each. */
        POSTGRES_STOPPED_AND_STARTED(TestStore.POSTGRES, 3, 20, 5);

        private final TestStore store;
        private final int usual;
        private final int many;
        /** Every how many commits it happens. */
        private final int step;

        Cut(TestStore store, int usual, int many, int step) {
            this.store = store;
            this.usual = usual;
            this.many = many;
            this.step = step;
        }

        int seeds() {
            return LONG ? many : usual;
        }

        void happen(DatabasePlace place) {
            try {
                switch (this) {
                    case SQLITE_KILLED, POSTGRES_KILLED -> throw new Killed();
                    case POSTGRES_SESSION_CUT ->
                        LocalPostgres.shared().cutSessions((DatabasePlace.PostgresServer) place);
                    case POSTGRES_STOPPED_AND_STARTED -> {
                        LocalPostgres.shared().stop();
                        LocalPostgres.shared().start();
                    }
                }
            } catch (SQLException | IOException e) {
                throw new IllegalStateException(e);
            }
        }

        /** A process that lives on says what happened and how to go on. */
        void assertNamed(WorkspaceException refusal, DatabasePlace place) {
            assertThat(this).isIn(POSTGRES_SESSION_CUT, POSTGRES_STOPPED_AND_STARTED);
            assertThat(refusal.kind()).isEqualTo(WorkspaceException.Kind.STATE_UNAVAILABLE);
            assertThat(refusal)
                    .hasMessageContaining(place.toString())
                    .hasMessageContaining("The connection is cut")
                    .hasMessageContaining("holdfast apply --resume");
        }
    }

    /** Stands for SIGKILL: nothing may catch it. */
    private static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    /** Has something happen at one of the two sides of one commit. */
    private static final class At implements Commits {
        private final int boundary;
        private final Runnable what;
        private int seen;

        At(int boundary, Runnable what) {
            this.boundary = boundary;
            this.what = what;
        }

        @Override
        public void before() {
            pass();
        }

        @Override
        public void after() {
            pass();
        }

        private void pass() {
            if (seen++ == boundary) {
                what.run();
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Cut.class)
    void a_run_that_is_cut_off_at_any_commit_goes_on_to_the_end_it_would_have_had(Cut cut) {
        TestStore store = cut.store;
        int[] cuts = {0};
        Seeds.forEach(cut.seeds(), random -> {
            long seed = random.nextLong() & 0xffff;
            Estate first = EstateGenerator.of(seed, 5, 2);
            Estate second = EstateGenerator.edited(first, seed);
            Site whole = new Site(store.made(directory()), store);
            PlanDocument one = whole.plan(first);
            if (!one.applyable()) {
                return;
            }
            whole.apply(one);
            whole.advance(first, Duration.ofDays(12));
            DatabasePlace start = store.copy(whole.place(), directory());
            PlanDocument plan = whole.plan(second);
            if (!plan.applyable() || Site.isEmpty(plan)) {
                return;
            }
            int losses = plan.holdfast().recoveryPointImpact().lostEarly();
            At never = new At(-1, () -> {});
            whole.killing(never).apply(plan, Site.options(losses), ApplyListener.SILENT);
            Map<String, List<String>> expected = rows(store, whole.place());
            for (int boundary = 0; boundary < never.seen; boundary += cut.step) {
                Site site = new Site(store.copy(start, directory()), store);
                try {
                    At here = new At(boundary, () -> cut.happen(site.place()));
                    site.killing(here).apply(plan, Site.options(losses), ApplyListener.SILENT);
                } catch (Killed killed) {
                    // as wanted
                } catch (WorkspaceException e) {
                    cut.assertNamed(e, site.place());
                }
                try (Workspace workspace = site.open(plan.holdfast().estate())) {
                    boolean interrupted = workspace.isInterrupted();
                    var resumed = workspace.resume(Stop.NEVER, ApplyListener.SILENT);
                    assertThat(resumed.isPresent()).isEqualTo(interrupted);
                    if (!interrupted && boundary < 2) {
                        workspace.apply(plan, Site.options(losses), ApplyListener.SILENT);
                    }
                    assertThat(resumed.map(ApplyOutcome::cutOff).orElse(false)).isFalse();
                }
                assertThat(rows(store, site.place()))
                        .as("cut off at %d of %d", boundary, never.seen)
                        .isEqualTo(expected);
                store.drop(site.place());
                cuts[0]++;
            }
        });
        assertThat(cuts[0] > 12 / cut.step
                        || Long.getLong("holdfast.seed") != null
                        || Integer.getInteger("holdfast.seeds") != null)
                .as("%d cuts are enough to mean something", cuts[0])
                .isTrue();
    }

    private static Map<String, List<String>> rows(TestStore store, DatabasePlace place) throws Exception {
        try (Connection connection = store.connect(place)) {
            return StoredRows.of(connection);
        }
    }
}
