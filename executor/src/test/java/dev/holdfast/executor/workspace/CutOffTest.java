package dev.holdfast.executor.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.dsl.generator.Seeds;
import dev.holdfast.executor.apply.ApplyListener;
import dev.holdfast.executor.apply.ApplyOutcome;
import dev.holdfast.executor.apply.Stop;
import dev.holdfast.executor.database.DatabasePlace;
import dev.holdfast.executor.lease.Commits;
import dev.holdfast.planner.document.PlanDocument;
import dev.holdfast.planner.plan.Estate;
import dev.holdfast.planner.plan.EstateGenerator;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An apply that is cut off at any commit and taken up again ends as if nothing had happened. */
class CutOffTest {

    private static final int SEEDS = Boolean.getBoolean("holdfast.long") ? 60 : 4;

    @TempDir
    private Path temporary;

    private Site site() throws Exception {
        return new Site(Files.createTempDirectory(temporary, "site"));
    }

    /** Stands for SIGKILL: nothing may catch it. */
    private static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    /** Kills at one of the two sides of one commit. */
    private static final class KillAt implements Commits {
        private final int boundary;
        private int seen;

        KillAt(int boundary) {
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

    @Test
    void a_run_that_is_cut_off_at_any_commit_goes_on_to_the_end_it_would_have_had() {
        int[] cuts = {0};
        Seeds.forEach(SEEDS, random -> {
            long seed = random.nextLong() & 0xffff;
            Estate first = EstateGenerator.of(seed, 5, 2);
            Estate second = EstateGenerator.edited(first, seed);
            Site whole = site();
            PlanDocument one = whole.plan(first);
            if (!one.applyable()) {
                return;
            }
            whole.apply(one);
            whole.advance(first, Duration.ofDays(12));
            Path start = copy(whole.directory());
            PlanDocument plan = whole.plan(second);
            if (!plan.applyable() || Site.isEmpty(plan)) {
                return;
            }
            int losses = plan.holdfast().recoveryPointImpact().lostEarly();
            KillAt never = new KillAt(-1);
            whole.killing(never).apply(plan, Site.options(losses), ApplyListener.SILENT);
            Map<String, List<String>> expected = StoredRows.of(whole.directory());
            for (int boundary = 0; boundary < never.seen; boundary++) {
                Site site = new Site(copy(start));
                try {
                    site.killing(new KillAt(boundary)).apply(plan, Site.options(losses), ApplyListener.SILENT);
                } catch (Killed killed) {
                    // as wanted
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
                assertThat(StoredRows.of(site.directory()))
                        .as("cut off at %d of %d", boundary, never.seen)
                        .isEqualTo(expected);
                cuts[0]++;
            }
        });
        assertThat(cuts[0] > 20
                        || Long.getLong("holdfast.seed") != null
                        || Integer.getInteger("holdfast.seeds") != null)
                .as("%d cuts are enough to mean something", cuts[0])
                .isTrue();
    }

    private Path copy(Path from) throws Exception {
        Path to = Files.createTempDirectory(temporary, "copy");
        Files.createDirectories(to.resolve(DatabasePlace.FOLDER));
        try (var files = Files.list(from.resolve(DatabasePlace.FOLDER))) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(DatabasePlace.FOLDER).resolve(file.getFileName()));
            }
        }
        return to;
    }
}
