package dev.holdfast.planner.slot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.dsl.generator.Seeds;
import dev.holdfast.planner.slot.load.LoadPeak;
import dev.holdfast.planner.slot.load.OverlapGroup;
import dev.holdfast.planner.slot.load.StaggeredMachine;
import dev.holdfast.planner.slot.load.StartPattern;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.IntSupplier;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How good fresh assignments are: peaks by what no assignment can stay below. */
class SlotQualityTest {

    private static final boolean LONG = Boolean.getBoolean("holdfast.long");
    private static final int MACHINES = 10_000;

    /** A snapshot takes eight minutes and a transfer at least four, as the recorded jobs do. */
    private static List<StaggeredMachine> machines(StartPattern pattern, int count, IntSupplier transfers) {
        List<StaggeredMachine> machines = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            machines.add(new StaggeredMachine(
                    pattern.policy() + i, pattern, 8, 4 + transfers.getAsInt(), OptionalInt.empty()));
        }
        return machines;
    }

    private static IntSupplier transfers(String kind, RandomGenerator random) {
        return switch (kind) {
            case "tiny" -> () -> 0;
            case "uniform" -> () -> random.nextInt(30);
            case "wide" -> () -> random.nextInt(120);
            // Log-normal sizes, and one machine in two thousand of 32 TiB.
            case "skewed" ->
                () -> random.nextInt(2_000) == 0
                        ? 1_060
                        : (int) Math.min(1_000, 3.2 * Math.exp(1.2 * random.nextGaussian()));
            default -> throw new IllegalArgumentException(kind);
        };
    }

    private static String every(int runs, String from) {
        return runs == 1 ? "daily " + from : "every " + 24 / runs + "h " + from + "-" + from;
    }

    private static OverlapGroup group(List<StaggeredMachine> machines) {
        List<OverlapGroup> groups = OverlapGroup.split(machines);
        assertThat(groups).hasSize(1);
        return groups.get(0);
    }

    private static void assertClose(OverlapGroup group, double bound, String what) {
        assertClose(group, bound, 1.10, what);
    }

    private static void assertClose(OverlapGroup group, double bound, double ratio, String what) {
        LoadPeak peak = Assignments.fresh(group, Fleets.AMPLE).load().peak();
        assertThat(peak.jobs()).as("jobs of %s", what).isLessThanOrEqualTo((int) Math.max(bound + 1, bound * ratio));
        int transfers = LowerBound.of(group).transfers();
        assertThat(peak.transfers()).as("transfers of %s", what).isLessThanOrEqualTo((int)
                Math.max(transfers + 3, transfers * 2.0));
    }

    @Test
    void peaks_of_10000_machines_are_within_a_tenth_of_what_no_assignment_can_stay_below() {
        Seeds.forEach(LONG ? 100 : 6, random -> {
            String kind = Seeds.oneOf(random, "tiny", "uniform", "wide", "skewed");
            int runs = Seeds.oneOf(random, 1, 2, 3, 6);
            int stagger = Seeds.oneOf(random, 30, 60, 90, 120, 180);
            StartPattern pattern =
                    Fleets.pattern("gold", every(runs, "20:00"), Duration.ofMinutes(stagger), "America/New_York");
            OverlapGroup group = group(machines(pattern, MACHINES, transfers(kind, random)));
            int longest = group.machine(0).minutes();
            double bound = LowerBound.of(group).jobs();
            // Transfers that last into the next run meet its snapshots, which the bound does not know.
            if (stagger + longest > 24 * 60 / runs) {
                bound = Math.max(bound, MinutePrices.provenJobs(group, Assignments.fresh(group, Fleets.AMPLE)));
            }
            assertClose(group, bound, kind + " " + runs + " runs " + stagger + "m");
        });
    }

    @Test
    void runs_whose_stagger_reaches_the_next_run_are_within_an_eighth_of_what_prices_prove() {
        Seeds.forEach(LONG ? 20 : 2, random -> {
            String kind = Seeds.oneOf(random, "tiny", "uniform", "wide", "skewed");
            String from = Seeds.oneOf(random, "20:00", "22:00");
            StartPattern pattern = Fleets.pattern("gold", every(6, from), Duration.ofMinutes(240), "UTC");
            OverlapGroup group = group(machines(pattern, LONG ? MACHINES : 3_000, transfers(kind, random)));
            Placement fresh = Assignments.fresh(group, Fleets.AMPLE);
            double proven = Math.max(LowerBound.of(group).jobs(), MinutePrices.provenJobs(group, fresh));
            assertClose(group, proven, 1.125, kind + " from " + from);
        });
    }

    @Test
    void small_fleets_and_several_policies_are_as_close() {
        Seeds.forEach(LONG ? 1_000 : 25, random -> {
            String kind = Seeds.oneOf(random, "tiny", "uniform", "wide", "skewed");
            int count = Seeds.oneOf(random, 10, 30, 100, 300, 1_000);
            int stagger = Seeds.oneOf(random, 30, 60, 120, 180);
            List<StaggeredMachine> machines = new ArrayList<>();
            for (String policy : List.of("gold", "silver", "bronze").subList(0, 1 + random.nextInt(3))) {
                StartPattern pattern = Fleets.pattern(policy, "daily 22:00", Duration.ofMinutes(stagger), "UTC");
                machines.addAll(machines(pattern, count, transfers(kind, random)));
            }
            OverlapGroup group = group(machines);
            assertClose(group, LowerBound.of(group).jobs(), kind + " " + machines.size() + " " + stagger + "m");
        });
    }

    @Test
    void policies_that_overlap_are_staggered_together() {
        Seeds.forEach(LONG ? 50 : 3, random -> {
            List<StaggeredMachine> machines = new ArrayList<>();
            IntSupplier lengths = () -> random.nextInt(20);
            machines.addAll(machines(
                    Fleets.pattern("wide", "daily 22:00", Duration.ofHours(4), "America/New_York"), 2_400, lengths));
            machines.addAll(machines(
                    Fleets.pattern("inside", "daily 23:00", Duration.ofHours(1), "America/New_York"), 300, lengths));
            // 22:00 in New York is 03:00 UTC, so all three share one window of 4 h and the longest job.
            machines.addAll(machines(Fleets.pattern("other", "daily 05:00", Duration.ofHours(2), "UTC"), 300, lengths));
            long work = machines.stream().mapToLong(StaggeredMachine::minutes).sum();
            double bound = work / (240.0 + 31);
            OverlapGroup group = group(machines);
            assertThat((double) LowerBound.of(group).jobs()).isBetween(bound, bound * 1.05);
            assertClose(group, LowerBound.of(group).jobs(), "overlapping policies");
        });
    }

    @Test
    void the_stated_bound_cannot_be_met_where_only_few_jobs_are_long() {
        StartPattern pattern = Fleets.pattern("gold", "daily 22:00", Duration.ofMinutes(60), "UTC");
        List<StaggeredMachine> machines = new ArrayList<>(machines(pattern, 1_000, () -> 0));
        machines.add(new StaggeredMachine("giant", pattern, 8, 1_064, OptionalInt.empty()));
        long work = machines.stream().mapToLong(StaggeredMachine::minutes).sum();
        double stated = work / (60.0 + 1_072);
        OverlapGroup group = group(machines);
        assertThat(stated).isLessThan(12);
        assertThat(LowerBound.of(group).jobs())
                .as("five jobs in a line, whatever the giant does")
                .isEqualTo(201);
        assertThat(IntStream.of(Assignments.fresh(group, Fleets.AMPLE).load().jobs())
                        .max()
                        .orElseThrow())
                .isBetween(201, 221);
    }
}
