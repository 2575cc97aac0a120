package dev.holdfast.executor.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.dsl.generator.Seeds;
import dev.holdfast.executor.fabric.fault.FaultSwitch;
import dev.holdfast.executor.fabric.fault.FaultSwitch.Fault;
import dev.holdfast.executor.operation.ApplyListener;
import dev.holdfast.executor.operation.ApplyOutcome;
import dev.holdfast.executor.operation.Stop;
import dev.holdfast.planner.document.PlanDocument;
import dev.holdfast.planner.plan.Estate;
import dev.holdfast.planner.plan.EstateGenerator;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A service that fails now and then, as services do. */
class FaultsTest {

    private static final int SEEDS = Boolean.getBoolean("holdfast.long") ? 500 : 15;

    @TempDir
    private Path temporary;

    @Test
    void what_is_planned_is_done_in_the_end_however_the_service_fails() {
        Seeds.forEach(SEEDS, random -> {
            Site site = new Site(Files.createTempDirectory(temporary, "site"));
            Map<Fault, Double> rates = Map.of(
                    Fault.TRANSIENT, random.nextDouble(0.3),
                    Fault.THROTTLED, random.nextDouble(0.2),
                    Fault.LOST_REPLY, random.nextDouble(0.2),
                    Fault.LOST_CALL, random.nextDouble(0.1));
            Site failing = site.failing(new FaultSwitch(random.nextLong(), rates, Duration.ZERO, -1));
            long seed = random.nextLong() & 0xffff;
            Estate estate = EstateGenerator.of(seed, 5, 2);
            for (int step = 0; step < 4; step++) {
                if (site.plan(estate).applyable()) {
                    done(site, failing, estate);
                    site.advance(estate, Duration.ofHours(random.nextInt(1, 24 * 20)));
                }
                estate = EstateGenerator.edited(estate, seed * 10 + step);
            }
        });
    }

    /** Applies until nothing is left: whatever failed for good the first time is planned again. */
    private static void done(Site site, Site failing, Estate estate) throws Exception {
        for (int round = 0; round < 12; round++) {
            PlanDocument plan = site.plan(estate);
            if (Site.isEmpty(plan)) {
                return;
            }
            int losses = plan.holdfast().recoveryPointImpact().lostEarly();
            ApplyOutcome outcome = failing.apply(plan, Site.options(losses), ApplyListener.SILENT);
            if (outcome.cutOff()) {
                try (Workspace workspace = site.open(Site.name(estate))) {
                    Optional<ApplyOutcome> resumed = workspace.resume(Stop.NEVER, ApplyListener.SILENT);
                    assertThat(resumed.map(ApplyOutcome::cutOff)).contains(false);
                }
            }
        }
        assertThat(Site.actions(site.plan(estate))).isEmpty();
    }
}
