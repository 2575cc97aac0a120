package dev.holdfast.executor.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.holdfast.executor.database.DatabasePlace;
import dev.holdfast.executor.database.TestStore;
import dev.holdfast.executor.operation.ApplyListener;
import dev.holdfast.executor.operation.Stop;
import dev.holdfast.executor.workspace.WorkspaceException.Kind;
import dev.holdfast.planner.document.PlanDocument;
import dev.holdfast.planner.plan.Estate;
import dev.holdfast.planner.plan.EstateGenerator;
import dev.holdfast.planner.state.RecordedState;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A record on a small disk of its own that fills up or may not be written; only who may mount can have one. */
class DiskTest {

    private static final Estate ESTATE = EstateGenerator.of(3, 5, 2);
    private static final Estate EDITED = EstateGenerator.edited(ESTATE, 11);
    private static final int SIZE_KIB = 4 * 1_024;

    @TempDir
    private Path temporary;

    private Path disk;
    private Site site;

    @BeforeEach
    void mount() throws Exception {
        disk = Files.createDirectories(temporary.resolve("disk"));
        Assumptions.assumeTrue(
                run("mount", "-t", "tmpfs", "-o", "size=" + SIZE_KIB + "k", "tmpfs", disk.toString()),
                "only root may mount a small disk");
        site = new Site(disk);
    }

    @AfterEach
    void unmount() throws Exception {
        run("umount", disk.toString());
    }

    private static boolean run(String... command) throws IOException, InterruptedException {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor() == 0;
        } catch (IOException e) {
            return false; // there is no such program
        }
    }

    private void fill(long leaving) throws IOException {
        long free = Files.getFileStore(disk).getUsableSpace() - leaving;
        try (OutputStream out = Files.newOutputStream(disk.resolve("filler"))) {
            byte[] block = new byte[4_096];
            for (long written = 0; written < free; written += block.length) {
                out.write(block);
            }
        } catch (IOException e) {
            // it is full
        }
    }

    /** Makes room; the process that could not write any more has ended, and its lease with it. */
    private void empty() throws Exception {
        Files.delete(disk.resolve("filler"));
        DatabasePlace place = DatabasePlace.in(disk);
        if (Files.exists(Path.of(place.toString()))) {
            TestStore.SQLITE.execute(place, "UPDATE lease SET holder = NULL");
        }
    }

    private static void assertNamed(WorkspaceException refusal) {
        assertThat(refusal).as("it was refused").isNotNull();
        assertThat(refusal.kind()).as(refusal.getMessage()).isEqualTo(Kind.STATE_UNAVAILABLE);
        assertThat(refusal.getMessage()).contains("state.db").containsAnyOf("disk", "cannot be created");
    }

    @Test
    void an_apply_on_a_disk_that_fills_up_anywhere_is_named_and_goes_on_when_there_is_space() throws Exception {
        Path start = temporary.resolve("start");
        Site before = new Site(start);
        before.apply(before.plan(ESTATE));
        before.advance(ESTATE, Duration.ofDays(12));
        PlanDocument plan = before.plan(EDITED);
        int losses = plan.holdfast().recoveryPointImpact().lostEarly();
        int refused = 0;
        for (int kibibytes = 0; kibibytes < 700; kibibytes += 20) {
            unmount();
            mount();
            TestStore.SQLITE.copy(DatabasePlace.in(start), disk);
            fill(1_024L * kibibytes);
            try {
                site.apply(plan, Site.options(losses), ApplyListener.SILENT);
            } catch (WorkspaceException e) {
                assertNamed(e);
                refused++;
            }
            empty();
            try (Workspace workspace = site.open(Site.name(EDITED))) {
                workspace.resume(Stop.NEVER, ApplyListener.SILENT);
            }
            PlanDocument left = site.plan(EDITED);
            if (!Site.isEmpty(left)) {
                site.apply(left, Site.options(losses), ApplyListener.SILENT);
            }
            assertThat(Site.actions(site.plan(EDITED))).as("%d KiB", kibibytes).isEmpty();
            assertThat(site.recorded(EDITED).objects())
                    .isEqualTo(site.actual(EDITED).objects());
        }
        assertThat(refused)
                .as("the disk was full often enough to mean something")
                .isBetween(3, 34);
    }

    @Test
    void a_first_apply_on_a_full_disk_leaves_nothing_in_the_way() throws Exception {
        PlanDocument plan = site.plan(ESTATE);
        for (int kibibytes : new int[] {0, 100, 200, 400}) {
            fill(1_024L * kibibytes);
            WorkspaceException refusal = catchThrowableOfType(WorkspaceException.class, () -> site.apply(plan));
            if (refusal != null) {
                assertThat(refusal.kind()).as(refusal.getMessage()).isEqualTo(Kind.STATE_UNAVAILABLE);
                empty();
                try (Workspace workspace = site.open(Site.name(ESTATE))) {
                    workspace.resume(Stop.NEVER, ApplyListener.SILENT);
                }
            } else {
                empty();
            }
            PlanDocument left = site.plan(ESTATE);
            if (!Site.isEmpty(left)) {
                site.apply(left);
            }
            assertThat(Site.actions(site.plan(ESTATE))).isEmpty();
            unmount();
            mount();
        }
    }

    @Test
    void a_disk_that_may_not_be_written_is_named_and_its_record_stays_as_it_is() throws Exception {
        site.apply(site.plan(ESTATE));
        RecordedState recorded = site.recorded(ESTATE);
        PlanDocument plan = site.plan(EDITED);
        assertThat(run("mount", "-o", "remount,ro", disk.toString())).isTrue();
        assertNamed(catchThrowableOfType(
                WorkspaceException.class, () -> site.apply(plan, Site.options(99), ApplyListener.SILENT)));
        assertThat(run("mount", "-o", "remount,rw", disk.toString())).isTrue();
        assertThat(site.recorded(ESTATE)).isEqualTo(recorded);
    }

    @Test
    void a_folder_that_may_not_be_written_is_named_before_anything_is_done() throws Exception {
        PlanDocument plan = site.plan(ESTATE);
        assertThat(run("mount", "-o", "remount,ro", disk.toString())).isTrue();
        assertThat(catchThrowableOfType(WorkspaceException.class, () -> site.apply(plan)))
                .hasMessageContaining("cannot be created")
                .hasMessageContaining("Nothing was changed");
    }
}
