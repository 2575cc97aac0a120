package dev.holdfast.planner.slot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.planner.slot.load.Course;
import dev.holdfast.planner.slot.load.LoadPeak;
import dev.holdfast.planner.slot.load.OverlapGroup;
import dev.holdfast.planner.slot.load.StaggeredMachine;
import dev.holdfast.planner.slot.load.StartPattern;
import dev.holdfast.planner.slot.load.VaultCapacity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SlotAssignmentTest {

    private static final StartPattern NIGHT = night(Duration.ofHours(1));

    @Test
    void a_few_machines_do_not_meet_at_all_and_never_begin_together() {
        List<StaggeredMachine> machines = machines(NIGHT, 4, 15);
        SlotAssignment assignment = SlotAssignment.of(machines, Fleets.AMPLE, false);
        assertThat(assignment.slots().values()).doesNotHaveDuplicates();
        assertThat(Fleets.peak(machines, assignment, false)).isEqualTo(1);
    }

    @Test
    void jobs_longer_than_the_window_still_begin_apart() {
        List<StaggeredMachine> machines = machines(night(Duration.ofMinutes(30)), 30, 90);
        SlotAssignment assignment = SlotAssignment.of(machines, Fleets.AMPLE, false);
        assertThat(assignment.slots().values()).doesNotHaveDuplicates();
        assertThat(Fleets.peak(machines, assignment, false)).isEqualTo(30);
    }

    @Test
    void without_a_stagger_there_is_one_slot() {
        List<StaggeredMachine> machines = machines(night(Duration.ZERO), 20, 15);
        assertThat(SlotAssignment.of(machines, Fleets.AMPLE, false).slots().values())
                .containsOnly(0);
        assertThat(StartPattern.slots(Duration.ofSeconds(90))).isEqualTo(2);
    }

    @Test
    void a_newcomer_goes_where_the_recorded_ones_are_not() {
        List<StaggeredMachine> machines = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            machines.add(Fleets.recorded(Fleets.machine("old-" + i, NIGHT, 12), i % 40));
        }
        machines.add(Fleets.machine("new", NIGHT, 12));
        assertThat(SlotAssignment.of(machines, Fleets.AMPLE, false).slots().get("new"))
                .as("the last of the recorded ones ends after 31 minutes")
                .isGreaterThanOrEqualTo(31);
    }

    @Test
    void spreading_lets_fewer_begin_together_and_raises_no_peak() {
        OverlapGroup group = new OverlapGroup(machines(night(Duration.ofMinutes(30)), 6, 100));
        Placement together = new Placement(group);
        for (int index = 0; index < group.size(); index++) {
            together.put(index, 29);
        }
        LoadPeak before = together.load().peak();
        together.spread();
        assertThat(together.slots()).doesNotHaveDuplicates();
        assertThat(together.load().peak().jobs()).isEqualTo(before.jobs());
        assertThat(together.load().peak().transfers()).isEqualTo(before.transfers());
    }

    @Test
    void machines_of_other_days_and_hours_do_not_count() {
        StartPattern sunday = Fleets.pattern("a", "weekly sunday 22:00", Duration.ofMinutes(30), "UTC");
        StartPattern monday = Fleets.pattern("b", "weekly monday 22:00", Duration.ofMinutes(30), "UTC");
        List<StaggeredMachine> machines = new ArrayList<>(machines(sunday, 10, 60));
        for (int i = 0; i < 10; i++) {
            machines.add(Fleets.machine("monday-" + i, monday, 60));
        }
        SlotAssignment assignment = SlotAssignment.of(machines, new VaultCapacity(10, 10), false);
        assertThat(assignment.groups()).hasSize(2).allSatisfy(group -> {
            assertThat(group.planned().jobs()).isEqualTo(10);
            assertThat(group.shortfalls()).isEmpty();
        });
    }

    @Test
    void only_the_last_run_of_a_local_day_transfers() {
        StartPattern often = Fleets.pattern("often", "every 6h 00:00-00:00", Duration.ofHours(1), "Asia/Kolkata");
        List<StaggeredMachine> machines = machines(often, 1, 100);
        SlotAssignment assignment = SlotAssignment.of(machines, Fleets.AMPLE, false);
        assertThat(assignment.groups().get(0).planned()).satisfies(peak -> {
            assertThat(peak.jobs()).isEqualTo(1);
            assertThat(peak.transfers()).isEqualTo(1);
        });
        Course course = new Course(often, StartPattern.DAY);
        assertThat(course.transfers(3, 0)).isTrue();
        assertThat(course.transfers(0, 0)).isFalse();
        StartPattern late = Fleets.pattern("late", "daily 11:00 23:00", Duration.ofHours(2), "UTC");
        Course overMidnight = new Course(late, StartPattern.DAY);
        assertThat(overMidnight.transfers(1, 59)).isTrue();
        assertThat(overMidnight.transfers(0, 60))
                .as("23:00 + 1 h is the next day")
                .isTrue();
    }

    @Test
    void a_window_that_is_too_short_names_the_late_and_the_width_that_is_needed() {
        List<StaggeredMachine> machines = machines(NIGHT, 100, 20);
        SlotAssignment assignment = SlotAssignment.of(machines, new VaultCapacity(10, 10), false);
        assertThat(assignment.groups()).singleElement().satisfies(group -> {
            assertThat(group.lighter()).isFalse();
            assertThat(group.shortfalls()).singleElement().satisfies(shortfall -> {
                // Ten lines of ten jobs of 20 minutes; the last jobs of the lines begin after 180 minutes.
                assertThat(shortfall.needed()).contains(181);
                assertThat(shortfall.late())
                        .hasSizeBetween(60, 75)
                        .first()
                        .satisfies(late -> assertThat(late.minutes()).isGreaterThan(100));
            });
        });
    }

    @Test
    void work_that_no_window_holds_is_said_to_be_too_much() {
        SlotAssignment assignment = SlotAssignment.of(machines(NIGHT, 100, 200), new VaultCapacity(10, 10), false);
        assertThat(assignment.groups().get(0).shortfalls()).singleElement().satisfies(shortfall -> {
            assertThat(shortfall.needed()).isEmpty();
            assertThat(shortfall.late())
                    .anySatisfy(late -> assertThat(late.never()).isTrue());
        });
    }

    @Test
    void recorded_slots_stay_above_the_capacity_and_the_way_out_is_rebalancing() {
        List<StaggeredMachine> machines = new ArrayList<>();
        for (StaggeredMachine machine : machines(NIGHT, 30, 15)) {
            machines.add(Fleets.recorded(machine, 7));
        }
        VaultCapacity capacity = new VaultCapacity(10, 10);
        SlotAssignment kept = SlotAssignment.of(machines, capacity, false);
        assertThat(kept.slots().values()).containsOnly(7);
        assertThat(kept.groups().get(0).lighter()).isTrue();
        SlotAssignment moved = SlotAssignment.of(machines, capacity, true);
        assertThat(moved.groups().get(0).planned().jobs()).isLessThanOrEqualTo(8);
        assertThat(moved.groups().get(0).moved()).hasSizeBetween(20, 30);
    }

    private static StartPattern night(Duration stagger) {
        return Fleets.pattern("gold", "daily 22:00", stagger, "America/New_York");
    }

    private static List<StaggeredMachine> machines(StartPattern pattern, int count, int minutes) {
        List<StaggeredMachine> machines = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            machines.add(Fleets.machine("vm-" + i, pattern, minutes));
        }
        return machines;
    }
}
