package dev.holdfast.planner.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.dsl.generator.Seeds;
import dev.holdfast.dsl.model.disk.WritePattern;
import java.util.BitSet;
import java.util.List;
import java.util.random.RandomGenerator;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class DiskContentTest {

    private static final int BLOCKS = 20_000;

    /** Blocks are really written, one after the other, and counted. */
    @Test
    void what_differs_is_what_a_disk_that_is_written_block_by_block_shows() {
        Seeds.forEach(60, random -> {
            WritePattern writes = Seeds.oneOf(random, WritePattern.values());
            int perDay = 1 + random.nextInt(BLOCKS / 10);
            int days = 1 + random.nextInt(40);
            // under even writing the share is what differs after a day, so some blocks are written more than once
            double times =
                    writes == WritePattern.UNIFORM ? -StrictMath.log1p(-(double) perDay / BLOCKS) * BLOCKS : perDay;
            BitSet written = new BitSet();
            long all = Math.round(times * days);
            for (long write = 0; write < all; write++) {
                written.set(block(writes, write, random));
            }
            DiskContent content = new DiskContent(BLOCKS, perDay, writes, 0, 0, 0);
            assertThat(content.changed(days))
                    .as("%s, %d of %d blocks a day, %d days", writes, perDay, BLOCKS, days)
                    .isCloseTo(written.cardinality(), Offset.offset(0.02 * BLOCKS));
        });
    }

    /** Nine of ten writes go round the first tenth, the others round the rest. */
    private static int block(WritePattern writes, long write, RandomGenerator random) {
        int hot = BLOCKS / 10;
        return switch (writes) {
            case UNIFORM -> random.nextInt(BLOCKS);
            case HOT_SET -> {
                long cold = write / 10;
                yield (int) (write % 10 == 9 ? hot + cold % (BLOCKS - hot) : (write - cold) % hot);
            }
            case APPEND -> (int) (write % BLOCKS);
        };
    }

    @Test
    void a_hot_set_stores_less_the_longer_it_lasts() {
        DiskContent even = new DiskContent(1_000, 50);
        DiskContent hot = new DiskContent(1_000, 50, WritePattern.HOT_SET, 0, 0, 0);
        DiskContent log = new DiskContent(1_000, 50, WritePattern.APPEND, 0, 0, 0);
        assertThat(hot.changed(1)).isCloseTo(even.changed(1), Offset.offset(1e-9));
        assertThat(hot.changed(30)).as("a tenth, and 30 x 5 elsewhere").isCloseTo(250, Offset.offset(1e-9));
        assertThat(even.changed(30)).isBetween(785.0, 786.0);
        assertThat(log.changed(30)).isEqualTo(1_000);
    }

    @Test
    void growth_ends_when_the_disk_is_full_and_counts_backwards_too() {
        DiskContent content = new DiskContent(1_000, 0, WritePattern.UNIFORM, 10, 500, 0);
        assertThat(content.changed(20)).isEqualTo(200);
        assertThat(content.grown(70)).isEqualTo(500);
        assertThat(content.grown(-30)).isEqualTo(-300);
        assertThat(content.grown(-300)).as("no less than nothing").isEqualTo(-1_000);
        DiskContent full = new DiskContent(1_000, 0, WritePattern.UNIFORM, 10, 0, 0);
        assertThat(full.grown(20)).isZero();
    }

    @Test
    void days_are_found_from_bytes_and_bytes_from_days() {
        Seeds.forEach(200, random -> {
            long used = 1 + random.nextLong(1L << 40);
            MachineContent content = new MachineContent(List.of(
                    new DiskContent(
                            used,
                            random.nextLong(used / 3 + 1),
                            Seeds.oneOf(random, WritePattern.values()),
                            random.nextLong(used / 50 + 1),
                            random.nextLong(used + 1),
                            0),
                    new DiskContent(used / 2, used / 200)));
            double days = random.nextDouble() * 60;
            double bytes = content.changed(days);
            double found = content.days(bytes);
            // where nothing more can differ, any number of days from some on gives the same bytes
            assertThat(Double.isInfinite(found) ? content.changed(1e6) : content.changed(found))
                    .isCloseTo(bytes, Offset.offset(1 + bytes * 1e-6));
        });
    }

    @Test
    void a_vault_stores_less_by_the_reduction() {
        DiskContent content = new DiskContent(1_000, 100, WritePattern.HOT_SET, 10, 500, 40);
        assertThat(content.stored()).isEqualTo(new DiskContent(600, 60, WritePattern.HOT_SET, 6, 300, 0));
        assertThat(content.stored().changed(5)).isCloseTo(0.6 * content.changed(5), Offset.offset(1e-9));
    }
}
