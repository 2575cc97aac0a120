package dev.holdfast.planner.slot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.dsl.generator.Seeds;
import dev.holdfast.planner.slot.load.StaggeredMachine;
import dev.holdfast.planner.slot.load.StartPattern;
import dev.holdfast.planner.slot.load.VaultCapacity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class SlotPropertiesTest {

    private static final int SEEDS = Boolean.getBoolean("holdfast.long") ? 400 : 25;
    /** Machines of a fleet, at most. */
    private static final int MOST = Boolean.getBoolean("holdfast.long") ? 100 : 40;

    @Test
    void every_machine_gets_a_slot_inside_its_stagger_whatever_the_order_of_the_machines() {
        Seeds.forEach(SEEDS, random -> {
            List<StaggeredMachine> machines = Fleets.random(random, MOST);
            SlotAssignment assignment = SlotAssignment.of(machines, Fleets.AMPLE, false);
            assertThat(assignment.slots()).hasSize(machines.size());
            for (StaggeredMachine machine : machines) {
                assertThat(assignment.slots().get(machine.address()))
                        .isBetween(0, machine.pattern().slots() - 1);
            }
            assertThat(SlotAssignment.of(Fleets.shuffled(machines, random), Fleets.AMPLE, false))
                    .isEqualTo(assignment);
        });
    }

    @Test
    void a_machine_that_comes_or_goes_moves_no_other_machine() {
        Seeds.forEach(SEEDS, random -> {
            List<StaggeredMachine> machines = Fleets.random(random, MOST);
            SlotAssignment first = SlotAssignment.of(machines, Fleets.AMPLE, false);
            List<StaggeredMachine> applied = Fleets.applied(machines, first);
            assertThat(SlotAssignment.of(applied, Fleets.AMPLE, false).slots()).isEqualTo(first.slots());

            StaggeredMachine any = applied.get(random.nextInt(applied.size()));
            List<StaggeredMachine> more = new ArrayList<>(applied);
            more.add(Fleets.machine("newcomer", any.pattern(), 9 + random.nextInt(500)));
            SlotAssignment grown = SlotAssignment.of(Fleets.shuffled(more, random), Fleets.AMPLE, false);
            assertThat(grown.slots()).containsAllEntriesOf(first.slots()).hasSize(machines.size() + 1);

            List<StaggeredMachine> fewer = new ArrayList<>(applied);
            fewer.remove(any);
            assertThat(first.slots())
                    .containsAllEntriesOf(
                            SlotAssignment.of(fewer, Fleets.AMPLE, false).slots());
        });
    }

    @Test
    void the_peak_that_is_reported_is_the_peak_that_counting_every_job_finds() {
        Seeds.forEach(SEEDS, random -> {
            List<StaggeredMachine> machines = Fleets.random(random, 60);
            SlotAssignment assignment = SlotAssignment.of(machines, Fleets.AMPLE, false);
            int jobs = 0;
            int transfers = 0;
            for (GroupLoad group : assignment.groups()) {
                jobs = Math.max(jobs, group.planned().jobs());
                transfers = Math.max(transfers, group.planned().transfers());
            }
            assertThat(jobs).isEqualTo(Fleets.peak(machines, assignment, false));
            assertThat(transfers).isEqualTo(Fleets.peak(machines, assignment, true));
        });
    }

    @Test
    void rebalancing_raises_no_peak_except_to_get_within_the_capacity_and_is_done_after_once() {
        Seeds.forEach(SEEDS, random -> {
            List<StaggeredMachine> machines = new ArrayList<>();
            for (StaggeredMachine machine : Fleets.random(random, MOST)) {
                machines.add(Fleets.recorded(
                        machine, random.nextInt(machine.pattern().slots())));
            }
            VaultCapacity capacity = new VaultCapacity(1 + random.nextInt(60), 1 + random.nextInt(60));
            SlotAssignment moved = SlotAssignment.of(machines, capacity, true);
            for (GroupLoad group : moved.groups()) {
                if (!capacity.holds(group.planned()) || capacity.holds(group.kept())) {
                    assertThat(group.planned().jobs())
                            .isLessThanOrEqualTo(group.kept().jobs());
                }
                assertThat(group.lighter()).isFalse();
            }
            SlotAssignment again = SlotAssignment.of(Fleets.applied(machines, moved), capacity, true);
            assertThat(again.slots()).isEqualTo(moved.slots());
            assertThat(again.groups())
                    .allSatisfy(group -> assertThat(group.moved()).isEmpty());
        });
    }

    @Test
    void the_stagger_that_is_said_to_be_needed_holds_the_work_and_a_minute_less_does_not() {
        Seeds.forEach(SEEDS, random -> {
            StartPattern pattern = Fleets.pattern(
                    "gold", "daily 22:00", Duration.ofMinutes(1 + random.nextInt(60)), "America/New_York");
            List<StaggeredMachine> machines = new ArrayList<>();
            int longest = 10 + random.nextInt(60);
            for (int i = 0; i < 20 + random.nextInt(60); i++) {
                machines.add(Fleets.machine("vm-" + i, pattern, 9 + random.nextInt(longest)));
            }
            VaultCapacity capacity = new VaultCapacity(2 + random.nextInt(8), 2 + random.nextInt(8));
            for (GroupLoad group : SlotAssignment.of(machines, capacity, false).groups()) {
                for (Shortfall shortfall : group.shortfalls()) {
                    shortfall.needed().ifPresent(needed -> {
                        assertThat(holds(machines, pattern.withSlots(needed), capacity))
                                .isTrue();
                        assertThat(holds(machines, pattern.withSlots(needed - 1), capacity))
                                .isFalse();
                    });
                }
            }
        });
    }

    @Test
    void the_stagger_that_is_needed_for_jobs_of_equal_length_is_the_start_of_the_last_one() {
        Seeds.forEach(SEEDS, random -> {
            StartPattern pattern = Fleets.pattern("gold", "daily 22:00", Duration.ofMinutes(10), "UTC");
            int minutes = 12 + random.nextInt(30);
            int jobs = 2 + random.nextInt(8);
            int rows = 2 + random.nextInt(20);
            List<StaggeredMachine> machines = new ArrayList<>();
            for (int i = 0; i < jobs * rows - random.nextInt(jobs); i++) {
                machines.add(Fleets.machine("vm-" + i, pattern, minutes));
            }
            assertThat(SlotAssignment.of(machines, new VaultCapacity(jobs, jobs), false)
                            .groups())
                    .flatMap(GroupLoad::shortfalls)
                    .extracting(shortfall -> shortfall.needed().orElseThrow())
                    .containsExactly((rows - 1) * minutes + 1);
        });
    }

    private static boolean holds(List<StaggeredMachine> machines, StartPattern pattern, VaultCapacity capacity) {
        List<StaggeredMachine> widened =
                machines.stream().map(machine -> machine.with(pattern)).toList();
        return SlotAssignment.of(widened, capacity, false).groups().stream()
                .allMatch(group -> capacity.holds(group.planned()));
    }

    @Test
    void a_stagger_that_is_said_to_be_needed_is_longer_and_leaves_fewer_machines_late() {
        Seeds.forEach(SEEDS, random -> {
            List<StaggeredMachine> machines = Fleets.random(random, MOST);
            VaultCapacity capacity = new VaultCapacity(2 + random.nextInt(12), 2 + random.nextInt(12));
            List<StaggeredMachine> repaired = new ArrayList<>(machines);
            boolean complete = true;
            int late = 0;
            List<GroupLoad> groups =
                    SlotAssignment.of(machines, capacity, false).groups();
            for (GroupLoad group : groups) {
                for (Shortfall shortfall : group.shortfalls()) {
                    assertThat(shortfall.late()).isNotEmpty();
                    assertThat(shortfall.needed().isPresent()
                                    && !shortfall.beside().isEmpty())
                            .isFalse();
                    complete &= shortfall.needed().isPresent()
                            || !shortfall.beside().isEmpty();
                    late += shortfall.late().size();
                    shortfall.needed().ifPresent(needed -> {
                        assertThat(needed).isGreaterThan(shortfall.pattern().slots());
                        repaired.replaceAll(machine -> machine.pattern().equals(shortfall.pattern())
                                ? machine.with(machine.pattern().withSlots(needed))
                                : machine);
                    });
                }
            }
            List<GroupLoad> after = SlotAssignment.of(repaired, capacity, false).groups();
            // A wider window can meet machines that it did not meet before; the next plan says so.
            if (complete && late > 0 && after.size() == groups.size()) {
                assertThat(after.stream()
                                .flatMap(group -> group.shortfalls().stream())
                                .mapToInt(shortfall -> shortfall.late().size())
                                .sum())
                        .isLessThan(late);
            }
        });
    }

    @Test
    void a_policy_that_reaches_the_next_run_names_those_beside_it_that_make_room() {
        // A fleet in which one policy already staggers up to its next run and another does not.
        RandomGenerator random = new SplittableRandom(146);
        List<StaggeredMachine> machines = Fleets.random(random, 100);
        VaultCapacity capacity = new VaultCapacity(2 + random.nextInt(12), 2 + random.nextInt(12));
        List<Shortfall> stuck = SlotAssignment.of(machines, capacity, false).groups().stream()
                .flatMap(group -> group.shortfalls().stream())
                .filter(shortfall -> !shortfall.beside().isEmpty())
                .toList();
        assertThat(stuck).isNotEmpty().allSatisfy(shortfall -> {
            assertThat(shortfall.needed()).isEmpty();
            assertThat(shortfall.pattern().slots())
                    .isEqualTo(shortfall.pattern().widest());
            assertThat(shortfall.beside()).doesNotContain(shortfall.pattern().policy());
        });
    }
}
