package dev.holdfast.executor.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.executor.fabric.scenario.FaultKind;
import dev.holdfast.executor.fabric.scenario.FaultState;
import dev.holdfast.executor.fabric.scenario.InjectedFault;
import dev.holdfast.executor.operation.ApplyListener;
import dev.holdfast.executor.operation.Stop;
import dev.holdfast.executor.scenario.Scenario;
import dev.holdfast.executor.scenario.ScenarioFault;
import dev.holdfast.executor.scenario.ScenarioWish;
import dev.holdfast.executor.scenario.Where;
import dev.holdfast.planner.document.PlanDocument;
import dev.holdfast.planner.plan.Estate;
import dev.holdfast.planner.plan.EstateGenerator;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A scenario that kills a process kills the next one that writes, once, at the commit it names. */
class ScenarioKillTest {

    @TempDir
    private Path temporary;

    /** Stands for SIGKILL: nothing may catch it. */
    private static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    private static void die() {
        throw new Killed();
    }

    private static void inject(Site site, Estate estate, int sides) throws WorkspaceException {
        ScenarioFault fault = new ScenarioFault(
                FaultKind.PROCESS_KILLED,
                ScenarioFault.Onset.AT_ONCE,
                ScenarioFault.Length.USUAL,
                Where.ANYWHERE,
                OptionalDouble.of(sides));
        Scenario scenario = new Scenario("kill", "", OptionalLong.empty(), List.of(fault), List.of(), List.of());
        try (Workspace workspace = site.open(Site.name(estate))) {
            workspace.inject(scenario, ScenarioWish.NONE, Map.of());
        }
    }

    private Site applied(Estate estate) throws Exception {
        Site site = new Site(Files.createTempDirectory(temporary, "site")).dying(ScenarioKillTest::die);
        site.apply(site.plan(estate));
        return site;
    }

    @Test
    void an_apply_that_is_killed_is_taken_up_again_and_is_not_killed_again() throws Exception {
        Estate first = EstateGenerator.of(7, 5, 2);
        Estate second = EstateGenerator.edited(first, 8);
        int killed = 0;
        for (int sides = 1; sides <= 4; sides++) {
            Site site = applied(first);
            PlanDocument plan = site.plan(second);
            assertThat(Site.isEmpty(plan)).isFalse();
            inject(site, first, sides);
            int losses = plan.holdfast().recoveryPointImpact().lostEarly();
            assertThatThrownBy(() -> site.apply(plan, Site.options(losses), ApplyListener.SILENT))
                    .isInstanceOf(Killed.class);
            try (Workspace workspace = site.open(Site.name(second))) {
                assertThat(workspace.faults()).extracting(InjectedFault::state).containsExactly(FaultState.OVER);
                if (workspace.isInterrupted()) {
                    workspace.resume(Stop.NEVER, ApplyListener.SILENT);
                    killed++;
                } else {
                    workspace.apply(plan, Site.options(losses), ApplyListener.SILENT);
                }
            }
            assertThat(Site.actions(site.plan(second))).isEmpty();
        }
        assertThat(killed).as("kills in the middle").isPositive();
    }

    @Test
    void an_advance_has_happened_or_has_not() throws Exception {
        Estate estate = EstateGenerator.of(7, 5, 2);
        for (int sides = 1; sides <= 2; sides++) {
            Site site = applied(estate);
            Site whole = applied(estate);
            inject(site, estate, sides);
            assertThatThrownBy(() -> site.advance(estate, Duration.ofDays(3))).isInstanceOf(Killed.class);
            whole.advance(estate, Duration.ofDays(3));
            if (sides == 1) {
                site.advance(estate, Duration.ofDays(3));
            }
            assertThat(site.actual(estate)).isEqualTo(whole.actual(estate));
        }
    }
}
