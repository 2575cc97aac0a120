package dev.holdfast.planner.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.dsl.generator.Seeds;
import dev.holdfast.dsl.profile.ServiceProfiles;
import dev.holdfast.dsl.quantity.DataRate;
import dev.holdfast.dsl.quantity.DataSize;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CopyQueueTest {

    private static final long HOUR = 3_600;
    private static final CopyLimits LIMITS =
            new CopyLimits(Duration.ofSeconds(200), new DataRate(new DataSize(1_000)), 3);

    private static CopyQueue.Slot slot(long begins, long ends) {
        return new CopyQueue.Slot(begins, ends);
    }

    @Test
    void copies_of_one_machine_run_one_after_the_other() {
        CopyQueue queue = new CopyQueue(LIMITS);
        assertThat(queue.add(0, 1_000)).isEqualTo(slot(0, 201));
        assertThat(queue.add(0, 1_001)).as("a part of a second counts").isEqualTo(slot(201, 403));
        assertThat(queue.add(500, 0)).as("one that is ready later waits").isEqualTo(slot(500, 700));
    }

    @Test
    void the_fourth_copy_begins_an_hour_after_the_first() {
        CopyQueue queue = new CopyQueue(LIMITS);
        List<Long> begins = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            begins.add(queue.add(100, 0).begins());
        }
        assertThat(begins).containsExactly(100L, 300L, 500L, 3_700L, 3_900L, 4_100L, 7_300L);
    }

    @Test
    void a_backfill_of_thirty_points_takes_ten_hours() {
        CopyQueue queue = new CopyQueue(CopyLimits.of(ServiceProfiles.azure()));
        long last = 0;
        for (int i = 0; i < 30; i++) {
            last = queue.add(0, 1).ends();
        }
        assertThat(last).isBetween(9 * HOUR, 10 * HOUR);
    }

    @Test
    void slow_copies_wait_for_each_other_rather_than_for_the_hour() {
        CopyQueue queue = new CopyQueue(LIMITS);
        for (int i = 0; i < 5; i++) {
            assertThat(queue.add(0, 4_000_000)).isEqualTo(slot(i * 4_200L, (i + 1) * 4_200L));
        }
    }

    @Test
    void what_began_before_counts_towards_the_hour_and_keeps_the_place_busy() {
        CopyQueue queue = new CopyQueue(LIMITS);
        queue.occupied(slot(0, 10));
        queue.occupied(slot(20, 5_000));
        assertThat(queue.add(30, 0)).isEqualTo(slot(5_000, 5_200));
        CopyQueue later = new CopyQueue(LIMITS);
        later.occupied(slot(0, 10));
        later.occupied(slot(20, 30));
        later.occupied(slot(40, 50));
        assertThat(later.add(60, 0).begins()).isEqualTo(HOUR);
        assertThat(later.add(60, 0).begins()).isEqualTo(HOUR + 200);
    }

    @Test
    void a_copy_takes_at_least_a_second_and_parts_of_one_count() {
        DataRate rate = new DataRate(new DataSize(10));
        assertThat(new CopyLimits(Duration.ZERO, rate, 1).seconds(0)).isEqualTo(1);
        assertThat(new CopyLimits(Duration.ofMillis(1), rate, 1).seconds(10)).isEqualTo(2);
        assertThat(new CopyLimits(Duration.ofSeconds(5), rate, 1).seconds(11)).isEqualTo(7);
        assertThatThrownBy(() -> new CopyLimits(Duration.ZERO, rate, 0)).hasMessageContaining("at least one point");
    }

    @Test
    void never_more_begin_within_an_hour_than_allowed_and_none_waits_without_need() {
        Seeds.forEach(2_000, random -> {
            int perHour = 1 + random.nextInt(5);
            CopyLimits limits = new CopyLimits(Duration.ofSeconds(random.nextInt(900)), LIMITS.rate(), perHour);
            CopyQueue queue = new CopyQueue(limits);
            List<CopyQueue.Slot> slots = new ArrayList<>();
            long ready = 0;
            for (int i = 0; i < 40; i++) {
                ready += random.nextInt(3) == 0 ? random.nextInt(5_000) : 0;
                long bytes = random.nextInt(1_000_000);
                CopyQueue.Slot slot = queue.add(ready, bytes);
                assertThat(slot.ends() - slot.begins()).isEqualTo(limits.seconds(bytes));
                long free = slots.isEmpty()
                        ? ready
                        : Math.max(ready, slots.get(i - 1).ends());
                long allowed = i < perHour
                        ? free
                        : Math.max(free, slots.get(i - perHour).begins() + HOUR);
                assertThat(slot.begins()).isEqualTo(allowed);
                slots.add(slot);
            }
            for (CopyQueue.Slot slot : slots) {
                assertThat(slots.stream()
                                .filter(other ->
                                        other.begins() >= slot.begins() && other.begins() < slot.begins() + HOUR))
                        .hasSizeLessThanOrEqualTo(perHour);
            }
        });
    }
}
