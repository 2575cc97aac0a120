package dev.holdfast.planner.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.planner.document.PlanDocument;
import dev.holdfast.planner.document.PlanDocumentCodec;
import dev.holdfast.planner.document.ResourceChange;
import dev.holdfast.planner.plan.request.PlanOptions;
import dev.holdfast.planner.plan.request.PlanRefusedException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlannerPropertiesTest {

    /** Re-run one with: new PlannerPropertiesTest().check…(seed). */
    private static final int SEEDS = Boolean.getBoolean("holdfast.long") ? 1_000 : 25;

    @Test
    void the_same_request_gives_the_same_bytes_in_whatever_order_machines_come() throws PlanRefusedException {
        for (long seed = 0; seed < SEEDS; seed++) {
            Estate estate = EstateGenerator.of(seed);
            byte[] bytes = PlanDocumentCodec.write(Planner.plan(estate.firstRequest()));
            assertThat(PlanDocumentCodec.write(Planner.plan(estate.firstRequest())))
                    .as("seed %d, again", seed)
                    .isEqualTo(bytes);
            byte[] shuffled = PlanDocumentCodec.write(
                    Planner.plan(EstateGenerator.shuffled(estate, seed).firstRequest()));
            assertThat(new String(shuffled, java.nio.charset.StandardCharsets.UTF_8))
                    .as("seed %d, shuffled", seed)
                    .isEqualTo(new String(bytes, java.nio.charset.StandardCharsets.UTF_8));
        }
    }

    @Test
    void applying_a_plan_leaves_nothing_to_do() throws PlanRefusedException {
        for (long seed = 0; seed < SEEDS; seed++) {
            applyAndExpectNothing(seed, new FakeWorld(), EstateGenerator.of(seed), Estate.AT);
        }
    }

    @Test
    void after_any_edits_applying_the_plan_leaves_nothing_to_do() throws PlanRefusedException {
        for (long seed = 0; seed < SEEDS; seed++) {
            FakeWorld world = new FakeWorld();
            Estate estate = EstateGenerator.of(seed);
            Instant at = Estate.AT;
            applyAndExpectNothing(seed, world, estate, at);
            for (int edit = 0; edit < 6; edit++) {
                world.takePoints(daysBefore(at.plus(Duration.ofDays(3)), 3));
                at = at.plus(Duration.ofDays(3));
                estate = EstateGenerator.edited(estate, seed * 100 + edit);
                applyAndExpectNothing(seed * 100 + edit, world, estate, at);
            }
        }
    }

    @Test
    void every_recovery_point_survives_any_edit_unless_a_plan_lists_it() throws PlanRefusedException {
        for (long seed = 0; seed < SEEDS; seed++) {
            FakeWorld world = new FakeWorld();
            Estate estate = EstateGenerator.of(seed);
            world.apply(plan(estate, world, Estate.AT));
            world.takePoints(daysBefore(Estate.AT, 40));
            Estate edited = EstateGenerator.edited(estate, seed);
            PlanDocument plan = plan(edited, world, Estate.AT);
            int before = count(world);
            world.apply(plan);
            long deleted = plan.holdfast().prunes().stream()
                    .filter(prune -> prune.how().equals("delete"))
                    .count();
            assertThat(count(world))
                    .as("seed %d", seed)
                    .isEqualTo(before - (int) deleted + plan.holdfast().copies().size());
            assertThat(plan.holdfast().recoveryPointImpact().lostEarly())
                    .as("seed %d: N is the number of early points listed", seed)
                    .isEqualTo((int) plan.holdfast().prunes().stream()
                            .filter(prune -> prune.early())
                            .count());
        }
    }

    private static void applyAndExpectNothing(long seed, FakeWorld world, Estate estate, Instant at)
            throws PlanRefusedException {
        world.apply(plan(estate, world, at));
        PlanDocument second = plan(estate, world, at);
        assertThat(second.resourceChanges().stream().map(ResourceChange::address))
                .as("seed %d: objects of the second plan", seed)
                .isEmpty();
        assertThat(second.holdfast().prunes()).as("seed %d: prunes", seed).isEmpty();
        assertThat(second.holdfast().copies()).as("seed %d: copies", seed).isEmpty();
        assertThat(second.holdfast().backups()).as("seed %d: backups", seed).isEmpty();
    }

    private static PlanDocument plan(Estate estate, FakeWorld world, Instant at) throws PlanRefusedException {
        PlanOptions accepting = new PlanOptions(List.of(), List.of(), Duration.ofDays(7), true, false);
        return Planner.plan(estate.request(world.recorded(), world.actual(), at, accepting));
    }

    private static int count(FakeWorld world) {
        return world.recorded().points().values().stream().mapToInt(List::size).sum();
    }

    private static List<Instant> daysBefore(Instant at, int days) {
        List<Instant> captures = new ArrayList<>();
        for (int day = 1; day <= days; day++) {
            captures.add(at.minus(Duration.ofDays(day)).minusSeconds(3_600));
        }
        return captures;
    }
}
