package dev.holdfast.executor.fabric.simulated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.dsl.generator.Seeds;
import dev.holdfast.executor.fabric.FabricException;
import dev.holdfast.executor.fabric.guest.JobFault;
import dev.holdfast.executor.fabric.simulated.transfer.Comparison;
import dev.holdfast.executor.fabric.simulated.transfer.Reference;
import dev.holdfast.executor.fabric.simulated.transfer.ReferenceRule;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every point that is called good gives back what was captured, whatever happened to disks, points and snapshots. */
class RestorePropertiesTest {

    private static final Instant START = Instant.parse("2026-10-20T15:00:00Z");
    private static final int DAY = 86_400;
    private static final List<String> MACHINES = List.of("vm-0", "vm-1", "vm-2");
    private static final List<String> POLICIES = List.of("standard-1", "standard-2", "enhanced-1", "enhanced-2");
    private static final int SEEDS = Boolean.getBoolean("holdfast.long") ? 500 : 25;

    /** What must have been seen, or the faults say nothing. */
    private static final JobFault[] FAILURES = {
        JobFault.AGENT_UNAVAILABLE, JobFault.MACHINE_NOT_FOUND, JobFault.REGION_OUT, JobFault.ZONE_OUT
    };

    /** What may happen to an estate. */
    private enum Course {
        /** Writes, calls, and snapshots that are deleted by hand. */
        QUIET,
        /** That, and everything that can go wrong. */
        FAULTS
    }

    private static SideBySide anything(RandomGenerator random, ReferenceRule rule, Course course)
            throws FabricException {
        SideBySide pair = new SideBySide(START, rule);
        RandomEstate estate = new RandomEstate(MACHINES.size());
        RandomFaults faults = new RandomFaults(MACHINES, POLICIES);
        estate.setUp(random).forEach(pair::call);
        long seed = random.nextLong();
        for (String machine : MACHINES) {
            pair.change(seed, (same, world) -> RandomWrites.shrink(same, world, machine));
        }
        int kinds = course == Course.FAULTS ? 9 : 6;
        for (int step = 0; step < 80; step++) {
            pair.advance(random.nextInt(2 * DAY), random);
            switch (random.nextInt(kinds)) {
                case 0 -> pair.loseSnapshot(random);
                case 1, 2 -> {
                    String machine = MACHINES.get(random.nextInt(MACHINES.size()));
                    pair.change(random.nextLong(), (same, world) -> RandomWrites.any(same, world, machine));
                }
                case 6, 7, 8 ->
                    pair.inject(faults.any(random, pair.counted().clock().getEpochSecond(), DAY));
                default -> pair.call(estate.any(random, pair.counted()));
            }
            if (step % 8 == 7) {
                pair.areEqual();
                pair.goodPointsAreIntact();
            }
        }
        return pair;
    }

    @Test
    void everyGoodPointRestoresToWhatWasCaptured() {
        Seeds.forEach(SEEDS, random -> anything(random, ReferenceRule::newestTransferred, Course.QUIET));
    }

    @Test
    void everyPointThatCanBeRestoredGivesBackWhatWasCapturedWhateverGoesWrong() {
        Set<JobFault> failures = EnumSet.noneOf(JobFault.class);
        int[] restorable = {0};
        Seeds.forEach(SEEDS, random -> {
            SideBySide pair = anything(random, ReferenceRule::newestTransferred, Course.FAULTS);
            failures.addAll(pair.failures());
            restorable[0] += pair.restorable();
        });
        assertThat(restorable[0]).as("points that can be restored").isPositive();
        if (Long.getLong("holdfast.seed") == null && Integer.getInteger("holdfast.seeds") == null) {
            assertThat(failures).as("faults make jobs fail").contains(FAILURES);
        }
    }

    @ParameterizedTest
    @EnumSource(Course.class)
    void aReferenceThatIsNotInTheVaultIsCaught(Course course) {
        ReferenceRule newestCaptured = (world, item, captured) -> item.before(captured)
                .map(point -> new Reference(Comparison.TRACKED, Optional.of(point)))
                .orElse(Reference.NONE);
        assertThatThrownBy(() -> Seeds.forEach(25, random -> anything(random, newestCaptured, course)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("the point of vm-");
    }

    @Test
    void randomEstatesTransferInEveryWay() {
        Set<Comparison> seen = EnumSet.noneOf(Comparison.class);
        ReferenceRule noting = (world, item, captured) -> {
            Reference reference = ReferenceRule.newestTransferred(world, item, captured);
            seen.add(reference.comparison());
            return reference;
        };
        Seeds.forEach(5, random -> anything(random, noting, Course.QUIET));
        assertThat(seen).containsExactlyInAnyOrder(Comparison.values());
    }
}
