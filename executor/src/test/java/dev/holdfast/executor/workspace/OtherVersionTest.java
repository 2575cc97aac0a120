package dev.holdfast.executor.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.holdfast.executor.database.TestStore;
import dev.holdfast.executor.lease.Commits;
import dev.holdfast.executor.operation.ApplyListener;
import dev.holdfast.executor.operation.Stop;
import dev.holdfast.planner.plan.Estate;
import dev.holdfast.planner.plan.EstateGenerator;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run whose operations another version of the program would number in another way is not gone on with. */
class OtherVersionTest {

    private static final Estate ESTATE = EstateGenerator.of(3, 5, 2);

    @TempDir
    private Path directory;

    /** Stands for SIGKILL. */
    private static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    /** Ends an apply after a few of its commits. */
    private static final class Few implements Commits {
        private int left = 6;

        @Override
        public void before() {
            if (left-- == 0) {
                throw new Killed();
            }
        }
    }

    private WorkspaceException resumed(Site site) throws Exception {
        try (Workspace workspace = site.open(Site.name(ESTATE))) {
            return catchThrowableOfType(
                    WorkspaceException.class, () -> workspace.resume(Stop.NEVER, ApplyListener.SILENT));
        }
    }

    @Test
    void operations_that_are_not_those_of_the_plan_are_named_and_left_alone() throws Exception {
        Site site = new Site(directory);
        catchThrowableOfType(Killed.class, () -> site.killing(new Few()).apply(site.plan(ESTATE)));
        TestStore.SQLITE.execute(
                site.place(), "UPDATE journal SET address = 'policy/other' WHERE seq = 1 AND phase = 'begin'");
        WorkspaceException refusal = resumed(site);
        assertThat(refusal).as("it is refused").isNotNull();
        assertThat(refusal)
                .hasMessageContaining("Operation 1 of run-000001")
                .hasMessageContaining("policy/other")
                .hasMessageContaining("plan and apply anew");
        site.apply(site.plan(ESTATE));
        assertThat(Site.isEmpty(site.plan(ESTATE))).isTrue();
    }
}
