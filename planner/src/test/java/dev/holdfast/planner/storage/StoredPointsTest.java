package dev.holdfast.planner.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.dsl.generator.Seeds;
import dev.holdfast.dsl.model.disk.WritePattern;
import dev.holdfast.dsl.model.policy.Consistency;
import dev.holdfast.dsl.quantity.DataSize;
import dev.holdfast.planner.state.PointStatus;
import dev.holdfast.planner.state.RecoveryPoint;
import dev.holdfast.planner.state.Tier;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class StoredPointsTest {

    private static final int SEEDS = Boolean.getBoolean("holdfast.long") ? 2_000 : 100;
    private static final Instant START = Instant.parse("2026-11-01T00:00:00Z");
    private static final MachineContent HUNDRED = new MachineContent(List.of(new DiskContent(100, 10)));

    private static RecoveryPoint point(int day, long bytes) {
        return new RecoveryPoint(
                "p" + day,
                START.plus(Duration.ofDays(day)),
                EnumSet.of(Tier.VAULT),
                new DataSize(bytes),
                PointStatus.GOOD,
                Consistency.CRASH,
                new TreeSet<>(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    @Test
    void a_point_frees_only_what_the_next_one_overwrote() {
        StoredPoints stored = new StoredPoints(List.of(point(0, 100), point(1, 20), point(2, 30)), HUNDRED);
        assertThat(stored.remove("p1")).as("20 x 30 / 100").isEqualTo(6);
    }

    @Test
    void when_the_oldest_goes_the_next_one_comes_to_hold_everything() {
        StoredPoints stored = new StoredPoints(List.of(point(0, 100), point(1, 20), point(2, 30)), HUNDRED);
        assertThat(stored.remove("p0")).isEqualTo(20);
        assertThat(stored.remove("p1")).isEqualTo(30);
        assertThat(stored.remove("p2")).as("the last one frees everything").isEqualTo(100);
    }

    @Test
    void the_newest_is_freed_whole() {
        StoredPoints stored = new StoredPoints(List.of(point(0, 100), point(1, 20)), HUNDRED);
        assertThat(stored.remove("p1")).isEqualTo(20);
    }

    @Test
    void a_disk_that_was_added_is_not_freed_with_the_points_before_it() {
        MachineContent grown = new MachineContent(List.of(new DiskContent(100, 10), new DiskContent(50, 5)));
        StoredPoints stored = new StoredPoints(List.of(point(0, 100), point(1, 60)), grown);
        assertThat(stored.remove("p0")).as("of 60 bytes 50 are a new disk").isBetween(10L, 15L);
    }

    @Test
    void without_known_content_the_largest_point_stands_for_it() {
        StoredPoints stored =
                new StoredPoints(List.of(point(0, 200), point(1, 20), point(2, 30)), MachineContent.UNKNOWN);
        assertThat(stored.remove("p1")).as("20 x 30 / 200").isEqualTo(3);
    }

    @Test
    void a_point_that_is_not_there_is_refused() {
        StoredPoints stored = new StoredPoints(List.of(point(0, 100)), HUNDRED);
        stored.remove("p0");
        assertThatThrownBy(() -> stored.remove("p0")).hasMessageContaining("p0");
    }

    @Test
    void disks_of_different_speed_free_what_the_model_of_writing_says() {
        Seeds.forEach(SEEDS, random -> {
            List<DiskContent> disks = new ArrayList<>();
            for (int disk = 0; disk < 1 + random.nextInt(4); disk++) {
                long used = 1 + random.nextLong(1L << 40);
                boolean grows = random.nextBoolean();
                disks.add(new DiskContent(
                        used,
                        random.nextLong(used / 4 + 1),
                        Seeds.oneOf(random, WritePattern.values()),
                        grows ? random.nextLong(used / 100 + 1) : 0,
                        grows ? used * 10 : 0,
                        0));
            }
            MachineContent content = new MachineContent(disks);
            int[] days = days(random.nextInt(3, 20), random.nextInt(1, 9));
            List<RecoveryPoint> points = new ArrayList<>();
            for (int i = 0; i < days.length; i++) {
                points.add(point(days[i], bytes(content, i == 0 ? -1 : days[i] - days[i - 1])));
            }
            int gone = 1 + random.nextInt(days.length - 2);
            long merged = bytes(content, days[gone + 1] - days[gone - 1]);
            long expected = points.get(gone).size().bytes()
                    + points.get(gone + 1).size().bytes()
                    - merged;
            assertThat((double) new StoredPoints(points, content).remove("p" + days[gone]))
                    .isCloseTo(expected, Offset.offset(4 + 1e-6 * content.full()));
        });
    }

    private static int[] days(int count, int step) {
        int[] days = new int[count];
        for (int i = 1; i < count; i++) {
            days[i] = days[i - 1] + 1 + i % step;
        }
        return days;
    }

    private static long bytes(MachineContent content, int days) {
        return days < 0 ? content.full() : Math.round(content.changed(days));
    }

    @Test
    void what_is_freed_adds_up_in_every_order_and_is_never_negative() {
        Seeds.forEach(SEEDS, random -> {
            MachineContent content = random.nextBoolean()
                    ? HUNDRED
                    : new MachineContent(List.of(new DiskContent(500, 5), new DiskContent(100, 50)));
            List<RecoveryPoint> points = new ArrayList<>();
            int count = 2 + random.nextInt(12);
            long total = 0;
            for (int i = 0; i < count; i++) {
                long bytes = random.nextInt(1_000);
                total += bytes;
                points.add(point(i, bytes));
            }
            StoredPoints stored = new StoredPoints(points, content);
            long freed = 0;
            List<RecoveryPoint> left = new ArrayList<>(points);
            while (!left.isEmpty()) {
                long one =
                        stored.remove(left.remove(random.nextInt(left.size())).id());
                assertThat(one).isNotNegative();
                freed += one;
                assertThat(freed).isLessThanOrEqualTo(total);
            }
            assertThat(freed).isEqualTo(total);
        });
    }

    /** Every point is the set of blocks written since the one before it; the oldest holds all blocks. */
    @Test
    void points_free_what_sets_of_random_blocks_free() {
        Seeds.forEach(SEEDS, random -> {
            int blocks = 20_000;
            List<BitSet> stored = new ArrayList<>();
            List<RecoveryPoint> points = new ArrayList<>();
            int count = 3 + random.nextInt(10);
            for (int i = 0; i < count; i++) {
                BitSet written = new BitSet(blocks);
                if (i == 0) {
                    written.set(0, blocks);
                }
                for (int write = random.nextInt(blocks / 4); write > 0; write--) {
                    written.set(random.nextInt(blocks));
                }
                stored.add(written);
                points.add(point(i, written.cardinality()));
            }
            StoredPoints counted =
                    new StoredPoints(points, new MachineContent(List.of(new DiskContent(blocks, blocks / 10))));
            List<RecoveryPoint> left = new ArrayList<>(points);
            while (left.size() > 1) {
                int gone = random.nextInt(left.size());
                BitSet overlap = stored.remove(gone);
                long free = overlap.cardinality();
                if (gone < stored.size()) {
                    BitSet next = stored.get(gone);
                    long before = next.cardinality();
                    next.or(overlap);
                    free += before - next.cardinality();
                }
                assertThat((double) counted.remove(left.remove(gone).id()))
                        .as("blocks freed of %d", blocks)
                        .isCloseTo(free, Offset.offset(blocks * 0.02));
            }
        });
    }
}
