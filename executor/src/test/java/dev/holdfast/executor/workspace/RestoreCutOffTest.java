package dev.holdfast.executor.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.dsl.generator.Seeds;
import dev.holdfast.executor.database.DatabasePlace;
import dev.holdfast.executor.database.TestStore;
import dev.holdfast.executor.fabric.JobStatus;
import dev.holdfast.executor.fabric.RestoreKind;
import dev.holdfast.executor.fabric.world.WorldRestore;
import dev.holdfast.executor.fabric.world.store.WorldStore;
import dev.holdfast.executor.lease.Commits;
import dev.holdfast.executor.operation.ApplyListener;
import dev.holdfast.executor.operation.Stop;
import dev.holdfast.executor.restore.MachineRestore;
import dev.holdfast.executor.restore.PointWish;
import dev.holdfast.executor.restore.RestorePlan;
import dev.holdfast.executor.restore.RestoreRequest;
import dev.holdfast.planner.document.PlanDocument;
import dev.holdfast.planner.plan.Estate;
import dev.holdfast.planner.plan.EstateGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A restore that is cut off at any commit is closed by the next run; what the service had taken on goes on by itself, and asked for
 * again, it restores what is left. No machine comes back twice.
 */
class RestoreCutOffTest {

    private static final int SEEDS = Boolean.getBoolean("holdfast.long") ? 30 : 5;

    @TempDir
    private Path temporary;

    /** Stands for SIGKILL: nothing may catch it. */
    private static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    /** Kills at one of the two sides of one commit, and counts them. */
    private static final class At implements Commits {
        private final int boundary;
        private int seen;

        At(int boundary) {
            this.boundary = boundary;
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
                throw new Killed();
            }
        }
    }

    private Path directory() throws IOException {
        return Files.createTempDirectory(temporary, "site");
    }

    /** Restores the points of an instant of all machines that can be restored as a whole, under names of their own. */
    private static void restore(Site site, String estate, Instant until) throws WorkspaceException {
        try (Workspace workspace = site.open(estate)) {
            List<String> machines = new ArrayList<>(workspace.machines().keySet());
            List<String> restorable = workspace.restorePlan(request(machines, until)).machines().stream()
                    .filter(machine -> !machine.isBlocked())
                    .map(MachineRestore::machine)
                    .toList();
            if (restorable.isEmpty()) {
                return;
            }
            RestorePlan plan = workspace.restorePlan(request(restorable, until));
            assertThat(plan.isPossible()).as("%s", plan).isTrue();
            workspace.restore(plan, ApplyListener.SILENT);
        }
    }

    private static RestoreRequest request(List<String> machines, Instant until) {
        return new RestoreRequest(
                machines,
                new PointWish(Optional.of(until), Optional.empty(), Optional.empty()),
                new RestoreRequest.Destination(RestoreKind.NEW_VM, Optional.empty(), Optional.of("*-back")),
                List.of(),
                List.of(),
                Set.of());
    }

    /** Names that came back, each as often as it did, sorted. */
    private static List<String> restored(DatabasePlace place, String estate) throws Exception {
        try (Connection connection = TestStore.SQLITE.connect(place)) {
            return WorldStore.load(connection, estate).orElseThrow().restores().all().stream()
                    .filter(restore -> restore.ending().status() == JobStatus.COMPLETED)
                    .map(RestoreCutOffTest::words)
                    .sorted()
                    .toList();
        }
    }

    private static String words(WorldRestore restore) {
        assertThat(restore.ending().digest()).isEqualTo(restore.ending().captured());
        return restore.target().name() + " from " + restore.captured() + ": "
                + restore.ending().digest();
    }

    @Test
    void a_restore_that_is_cut_off_anywhere_ends_as_it_would_have_when_it_is_asked_for_again() {
        int[] cuts = {0};
        Seeds.forEach(SEEDS, random -> {
            Estate estate = EstateGenerator.of(random.nextLong() & 0xffff, 4, 2);
            String name = Site.name(estate);
            Site whole = new Site(TestStore.SQLITE.made(directory()), TestStore.SQLITE);
            PlanDocument plan = whole.plan(estate);
            if (!plan.applyable()) {
                return;
            }
            whole.apply(plan);
            whole.advance(estate, Duration.ofDays(9));
            Instant until = whole.actual(estate).clock().orElseThrow();
            DatabasePlace start = TestStore.SQLITE.copy(whole.place(), directory());
            At never = new At(-1);
            restore(whole.killing(never), name, until);
            List<String> expected = restored(whole.place(), name);
            assertThat(expected).doesNotHaveDuplicates();
            for (int boundary = 0; !expected.isEmpty() && boundary < never.seen; boundary++) {
                Site site = new Site(TestStore.SQLITE.copy(start, directory()), TestStore.SQLITE);
                boolean killed = false;
                try {
                    restore(site.killing(new At(boundary)), name, until);
                } catch (Killed e) {
                    killed = true;
                }
                assertThat(killed).isTrue();
                try (Workspace workspace = site.open(name)) {
                    workspace.resume(Stop.NEVER, ApplyListener.SILENT);
                    assertThat(workspace.isInterrupted()).isFalse();
                }
                restore(site, name, until);
                site.advance(estate, Duration.ofDays(1)); // what was ordered before the kill goes on by itself
                assertThat(restored(site.place(), name))
                        .as("cut off at %d of %d", boundary, never.seen)
                        .isEqualTo(expected);
                cuts[0]++;
            }
        });
        assertThat(cuts[0] > 10
                        || Long.getLong("holdfast.seed") != null
                        || Integer.getInteger("holdfast.seeds") != null)
                .isTrue();
    }
}
