package dev.holdfast.planner.slot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.dsl.generator.Seeds;
import dev.holdfast.planner.slot.load.LoadPeak;
import dev.holdfast.planner.slot.load.OverlapGroup;
import dev.holdfast.planner.slot.load.StaggeredMachine;
import dev.holdfast.planner.slot.load.StartPattern;
import dev.holdfast.planner.slot.load.VaultCapacity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class LowerBoundTest {

    private static final int SEEDS = Boolean.getBoolean("holdfast.long") ? 1_000 : 60;

    /** The lowest peaks of all assignments, each by itself. */
    private static LoadPeak lowest(OverlapGroup group) {
        int[] lowest = {Integer.MAX_VALUE, Integer.MAX_VALUE};
        search(new Placement(group), group, 0, lowest);
        return new LoadPeak(0, lowest[0], lowest[1]);
    }

    private static void search(Placement placement, OverlapGroup group, int index, int[] lowest) {
        if (index == group.size()) {
            LoadPeak peak = placement.load().peak();
            lowest[0] = Math.min(lowest[0], peak.jobs());
            lowest[1] = Math.min(lowest[1], peak.transfers());
            return;
        }
        for (int slot = 0; slot < group.machine(index).pattern().slots(); slot++) {
            placement.put(index, slot);
            search(placement, group, index + 1, lowest);
            placement.take(index);
        }
    }

    private static List<StaggeredMachine> few(RandomGenerator random) {
        List<StaggeredMachine> machines = new ArrayList<>();
        int policies = 1 + random.nextInt(2);
        for (int policy = 0; policy < policies; policy++) {
            // Starts a few minutes apart, so that transfers last into the next run, and over midnight.
            String schedule = Seeds.oneOf(
                    random,
                    "daily 22:00",
                    "daily 22:00 22:06",
                    "daily 21:50 21:55 22:00",
                    "daily 23:50 23:58",
                    "daily 23:57");
            StartPattern pattern =
                    Fleets.pattern("p" + policy, schedule, Duration.ofMinutes(1 + random.nextInt(5)), "UTC");
            int count = 1 + random.nextInt(policies == 1 ? 5 : 3);
            int longest = 1 + random.nextInt(9);
            for (int i = 0; i < count; i++) {
                machines.add(new StaggeredMachine(
                        "vm-" + policy + i, pattern, 2, 1 + random.nextInt(longest), OptionalInt.empty()));
            }
        }
        return machines;
    }

    @Test
    void no_assignment_at_all_is_below_the_bound_and_fresh_ones_are_within_one_job_of_the_lowest_peak() {
        Seeds.forEach(SEEDS, random -> {
            for (OverlapGroup group : OverlapGroup.split(few(random))) {
                LoadPeak lowest = lowest(group);
                LowerBound bound = LowerBound.of(group);
                assertThat(bound.jobs()).isLessThanOrEqualTo(lowest.jobs());
                assertThat(bound.transfers()).isLessThanOrEqualTo(lowest.transfers());
                assertThat(Assignments.fresh(group, Fleets.AMPLE).load().peak().jobs())
                        .as("of %s", group.machines())
                        .isBetween(lowest.jobs(), lowest.jobs() + 1);
            }
        });
    }

    @Test
    void the_bound_is_work_by_window_and_longest_job_if_all_jobs_are_alike() {
        StartPattern pattern = Fleets.pattern("a", "daily 22:00", Duration.ofMinutes(120), "UTC");
        List<StaggeredMachine> machines = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            machines.add(Fleets.machine("vm-" + i, pattern, 24));
        }
        LowerBound bound = LowerBound.of(new OverlapGroup(machines));
        assertThat(bound.jobs())
                .as("five jobs in each line begin by minute 119: at 0, 24, 48, 72 and 96")
                .isEqualTo(200);
        assertThat(bound.transfers()).as("eight transfers of 16 minutes").isEqualTo(125);
        assertThat(bound.close()).isEqualTo(new VaultCapacity(220, 137));
    }

    @Test
    void one_giant_among_small_ones_does_not_weaken_the_bound() {
        StartPattern pattern = Fleets.pattern("a", "daily 22:00", Duration.ofMinutes(61), "UTC");
        List<StaggeredMachine> machines = new ArrayList<>();
        for (int i = 0; i < 600; i++) {
            machines.add(Fleets.machine("vm-" + i, pattern, 20));
        }
        machines.add(Fleets.machine("giant", pattern, 1_000));
        assertThat(LowerBound.of(new OverlapGroup(machines)).jobs())
                .as("600 x 20 by 61 + 19 minutes, and the giant")
                .isEqualTo(151);
    }
}
