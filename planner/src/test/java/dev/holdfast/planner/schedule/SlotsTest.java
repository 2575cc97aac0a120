package dev.holdfast.planner.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SlotsTest {

    @Test
    void slots_are_whole_minutes_inside_the_stagger_and_all_are_used() {
        int[] used = new int[120];
        for (int i = 0; i < 12_000; i++) {
            Duration slot = Slots.offset("/subscriptions/s/resourceGroups/rg/vm-" + i, Duration.ofHours(2));
            assertThat(slot.toSeconds() % 60).isZero();
            used[(int) slot.toMinutes()]++;
        }
        for (int count : used) {
            assertThat(count).isBetween(50, 160);
        }
    }

    @Test
    void a_slot_depends_on_the_name_alone_whatever_its_case() {
        assertThat(Slots.offset("VM-1", Duration.ofHours(2))).isEqualTo(Slots.offset("vm-1", Duration.ofHours(2)));
        // A recorded value: it must never change from release to release.
        assertThat(Slots.offset("sql-01", Duration.ofMinutes(30))).isEqualTo(Duration.ofMinutes(23));
    }

    @Test
    void without_stagger_there_is_no_offset() {
        assertThat(Slots.offset("vm", Duration.ZERO)).isZero();
        assertThat(Slots.offset("vm", Duration.ofSeconds(30))).isZero();
        assertThat(Slots.offset("vm", Duration.ofSeconds(90))).isLessThan(Duration.ofSeconds(90));
    }
}
