package dev.holdfast.executor.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.dsl.generator.Seeds;
import dev.holdfast.executor.database.TestStore;
import dev.holdfast.executor.operation.ApplyEvent;
import dev.holdfast.executor.operation.ApplyListener;
import dev.holdfast.planner.document.PlanDocument;
import dev.holdfast.planner.plan.Estate;
import dev.holdfast.planner.plan.EstateGenerator;
import dev.holdfast.planner.plan.request.PlanOptions;
import dev.holdfast.planner.state.ActualState;
import dev.holdfast.planner.state.ItemKey;
import dev.holdfast.planner.state.RecordedState;
import dev.holdfast.planner.state.RecoveryPoint;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestStore.class)
class WorkspacePropertiesTest {

    private static final boolean LONG = Boolean.getBoolean("holdfast.long");

    /** Random edits take away more machines at once than an inventory may lose without a word. */
    private static final PlanOptions SHRINKING = new PlanOptions(List.of(), List.of(), Duration.ofDays(7), true, false);

    @TempDir
    private Path temporary;

    @Parameter
    private TestStore store;

    private Site site() throws Exception {
        return new Site(store.made(Files.createTempDirectory(temporary, "site")), store);
    }

    /** Most of what is tested here does not depend on the kind of database. */
    private int seeds() {
        if (store == TestStore.SQLITE) {
            return LONG ? 500 : 25;
        }
        return LONG ? 100 : 3;
    }

    @Test
    void a_plan_after_an_apply_is_empty_through_edits_and_time() {
        Seeds.forEach(seeds(), random -> {
            long seed = random.nextLong() & 0xffff;
            Site site = site();
            Estate estate = EstateGenerator.of(seed);
            for (int step = 0; step < 4; step++) {
                PlanDocument plan = site.plan(estate, SHRINKING);
                assertThat(plan.holdfast().drift())
                        .as("step %d: what the service does is no drift", step)
                        .isEmpty();
                if (plan.applyable()) {
                    int losses = plan.holdfast().recoveryPointImpact().lostEarly();
                    assertThat(site.apply(plan, Site.options(losses), ApplyListener.SILENT)
                                    .problems())
                            .isEmpty();
                    PlanDocument again = site.plan(estate, SHRINKING);
                    if (!again.holdfast().at().equals(plan.holdfast().at())) {
                        again = afterWaiting(site, estate, again);
                    }
                    assertThat(Site.actions(again)).as("step %d", step).isEmpty();
                    site.advance(estate, Duration.ofHours(random.nextInt(1, 500)));
                }
                estate = EstateGenerator.edited(estate, seed * 10 + step);
            }
        });
    }

    /** While an apply waits for its copies, the service goes on; copies that it pushed out by then are all that is left to do. */
    private static PlanDocument afterWaiting(Site site, Estate estate, PlanDocument left) throws Exception {
        assertThat(left.resourceChanges()).isEmpty();
        assertThat(left.holdfast().copies()).isEmpty();
        assertThat(left.holdfast().backups()).isEmpty();
        assertThat(left.holdfast().prunes()).allMatch(prune -> prune.how().equals("delete") && !prune.early());
        site.apply(left);
        return site.plan(estate, SHRINKING);
    }

    @Test
    void an_apply_killed_at_any_boundary_can_be_repeated_to_the_same_end() {
        Seeds.forEach((seeds() + 5) / 6, random -> {
            long seed = random.nextLong() & 0xffff;
            Estate estate = EstateGenerator.of(seed, 4, 2);
            Site whole = site();
            PlanDocument plan = whole.plan(estate);
            if (!plan.applyable()) {
                return;
            }
            int boundaries = 2 * whole.apply(plan).counts().done();
            for (int kill = 0; kill < boundaries; kill += 1 + random.nextInt(3)) {
                Site site = site();
                killAt(site, plan, kill);
                PlanDocument rest = site.plan(estate);
                assertThat(rest.holdfast().drift()).as("killed at %d", kill).isEmpty();
                site.apply(rest);
                assertThat(Site.actions(site.plan(estate)))
                        .as("killed at %d", kill)
                        .isEmpty();
                assertSame(whole, site, estate, "killed at " + kill);
            }
        });
    }

    private static void killAt(Site site, PlanDocument plan, int boundary) throws WorkspaceException {
        int[] seen = {0};
        try {
            site.apply(plan, Site.options(0), (ApplyEvent event) -> {
                if (seen[0]++ == boundary) {
                    throw new Killed();
                }
            });
        } catch (Killed killed) {
            assertThat(seen[0]).isEqualTo(boundary + 1);
        }
    }

    private static void assertSame(Site one, Site other, Estate estate, String when) throws WorkspaceException {
        RecordedState expected = one.recorded(estate);
        RecordedState actual = other.recorded(estate);
        assertThat(actual.objects()).as(when).isEqualTo(expected.objects());
        assertThat(actual.resourceIds()).as(when).isEqualTo(expected.resourceIds());
        ActualState there = one.actual(estate);
        assertThat(other.actual(estate).objects()).as(when).isEqualTo(there.objects());
    }

    @Test
    void moving_the_clock_in_steps_or_at_once_gives_the_same_world() {
        Seeds.forEach((seeds() + 2) / 3, random -> {
            long seed = random.nextLong() & 0xffff;
            Estate estate = EstateGenerator.of(seed, 6, 3);
            Site once = site();
            Site steps = site();
            PlanDocument plan = once.plan(estate);
            if (!plan.applyable()) {
                return;
            }
            once.apply(plan);
            steps.apply(plan);
            long hours = random.nextInt(24, 24 * 40);
            once.advance(estate, Duration.ofHours(hours));
            long left = hours * 60;
            while (left > 0) {
                long step = Math.min(left, random.nextLong(1, 60 * 24 * 9));
                steps.advance(estate, Duration.ofMinutes(step));
                left -= step;
            }
            assertThat(steps.actual(estate)).isEqualTo(once.actual(estate));
        });
    }

    @Test
    void no_point_goes_while_its_promise_holds_unless_the_loss_was_allowed() {
        Seeds.forEach((seeds() + 2) / 3, random -> {
            long seed = random.nextLong() & 0xffff;
            Site site = site();
            Estate estate = EstateGenerator.of(seed, 5, 2);
            for (int step = 0; step < 5; step++) {
                PlanDocument plan = site.plan(estate);
                if (plan.applyable()) {
                    Map<ItemKey, List<RecoveryPoint>> before =
                            site.actual(estate).points();
                    if (plan.holdfast().recoveryPointImpact().lostEarly() > 0) {
                        assertBlocked(site, plan);
                        assertThat(ids(site.actual(estate).points())).isEqualTo(ids(before));
                    } else {
                        site.apply(plan);
                        Set<String> listed = new HashSet<>();
                        plan.holdfast().prunes().forEach(prune -> listed.add(prune.point()));
                        Set<String> gone = ids(before);
                        gone.removeAll(ids(site.actual(estate).points()));
                        assertThat(listed).containsAll(gone);
                    }
                }
                if (!site.actual(estate).objects().isEmpty()) {
                    site.advance(estate, Duration.ofHours(random.nextInt(1, 400)));
                }
                estate = EstateGenerator.edited(estate, seed * 10 + step);
            }
        });
    }

    private static void assertBlocked(Site site, PlanDocument plan) {
        int losses = plan.holdfast().recoveryPointImpact().lostEarly();
        try {
            site.apply(plan, Site.options(losses - 1), ApplyListener.SILENT);
            throw new AssertionError("an apply that loses " + losses + " points was not refused");
        } catch (WorkspaceException e) {
            assertThat(e.kind()).isEqualTo(WorkspaceException.Kind.DATA_LOSS_BLOCKED);
            assertThat(e.details()).hasSize(losses);
        }
    }

    private static Set<String> ids(Map<ItemKey, List<RecoveryPoint>> points) {
        Set<String> ids = new HashSet<>();
        points.values().forEach(list -> list.forEach(point -> ids.add(point.id())));
        return ids;
    }

    /** Stands for SIGKILL: nothing may catch it. */
    private static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }
}
