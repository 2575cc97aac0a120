package dev.holdfast.executor.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.holdfast.executor.operation.ApplyListener;
import dev.holdfast.executor.workspace.WorkspaceException.Kind;
import dev.holdfast.planner.document.PlanDocument;
import dev.holdfast.planner.plan.Estate;
import dev.holdfast.planner.plan.EstateGenerator;
import dev.holdfast.planner.plan.Machines;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two plans that were made at once. */
class StalePlanTest {

    private static final Estate ESTATE = EstateGenerator.of(3, 5, 2);

    @TempDir
    private Path directory;

    private Site site;
    private String first;
    private String second;

    @BeforeEach
    void applyOnce() throws Exception {
        site = new Site(directory);
        site.apply(site.plan(ESTATE));
        site.advance(ESTATE, Duration.ofDays(2));
        first = ESTATE.machines().get(0).machine().name();
        second = ESTATE.machines().get(1).machine().name();
    }

    @Test
    void plans_about_different_machines_both_apply() throws Exception {
        PlanDocument one = site.plan(ESTATE.withoutMachine(first));
        PlanDocument other = site.plan(ESTATE.withoutMachine(second));
        site.apply(one);
        assertThat(site.apply(other).problems()).isEmpty();
    }

    @Test
    void of_plans_about_one_machine_the_second_is_refused_and_says_who_changed_it() throws Exception {
        PlanDocument one = site.plan(ESTATE.withoutMachine(first));
        PlanDocument other = site.plan(ESTATE.withoutMachine(first));
        site.apply(one);
        WorkspaceException refusal = catchThrowableOfType(
                WorkspaceException.class, () -> site.apply(other, Site.options(0), ApplyListener.SILENT));
        assertThat(refusal.kind()).isEqualTo(Kind.PLAN_STALE);
        assertThat(refusal.details())
                .anySatisfy(line -> assertThat(line)
                        .contains("protection/", "changed by run-000002 of tester, 2026-11-20T15:00:01Z"));
    }

    @Test
    void what_is_gone_names_the_run_that_took_it_away() throws Exception {
        Estate more = ESTATE.with(Machines.machine("late", "eastus", 1));
        PlanDocument create = site.plan(more);
        PlanDocument again = site.plan(more);
        site.apply(create);
        List<String> details = catchThrowableOfType(
                        WorkspaceException.class, () -> site.apply(again, Site.options(0), ApplyListener.SILENT))
                .details();
        assertThat(details).anySatisfy(line -> assertThat(line).contains("changed by run-000002 of tester"));
    }
}
