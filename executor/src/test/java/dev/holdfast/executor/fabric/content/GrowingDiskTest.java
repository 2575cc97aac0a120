package dev.holdfast.executor.fabric.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.dsl.generator.Seeds;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GrowingDiskTest {

    private static final long DAY = 86_400;
    private static final long START = 1_795_186_800;

    @Test
    void aDiskGrowsByWholeExtentsLinearlyUntilItIsFull() {
        long used = 10 * Extents.SIZE - 1;
        WrittenDisk disk = WrittenDisk.fresh("data", used, 0, WritePattern.APPEND, 1, START)
                .growing(24 * Extents.SIZE, used + 30 * Extents.SIZE + 5, 2, START);
        assertThat(disk.usedBytes(START)).isEqualTo(used);
        assertThat(disk.usedBytes(START + 3_599)).isEqualTo(used);
        assertThat(disk.usedBytes(START + 3_600)).isEqualTo(used + Extents.SIZE);
        assertThat(disk.usedBytes(START + DAY)).isEqualTo(used + 24 * Extents.SIZE);
        assertThat(disk.usedBytes(START + 500 * DAY)).isEqualTo(used + 30 * Extents.SIZE);
        assertThat(disk.changedBytes(disk, START + 3_600, START + 9 * 3_600)).isEqualTo(8 * Extents.SIZE);
        assertThat(disk.changedBytes(disk, START + 9 * 3_600, START + 3_600)).isZero();
        assertThat(disk.changedBytes(disk, START + 5 * DAY, START + 9 * DAY))
                .as("what grew is not written again")
                .isZero();
    }

    @Test
    void aFullDiskThatGetsRoomGrowsFromThenOn() {
        WrittenDisk full = WrittenDisk.fresh("data", 0, 0, WritePattern.UNIFORM, 1, START)
                .growing(Extents.SIZE, 3 * Extents.SIZE, 2, START);
        long later = START + 90 * DAY;
        WrittenDisk larger = full.growing(Extents.SIZE, 9 * Extents.SIZE, 3, later);
        assertThat(larger.usedBytes(later)).isEqualTo(3 * Extents.SIZE);
        assertThat(larger.usedBytes(later + 2 * DAY)).isEqualTo(5 * Extents.SIZE);
        assertThat(larger.changedBytes(full, later, later + 2 * DAY)).isEqualTo(2 * Extents.SIZE);
        WrittenDisk ended = larger.growing(0, 9 * Extents.SIZE, 4, later + 2 * DAY);
        assertThat(ended.usedBytes(later + 50 * DAY)).isEqualTo(5 * Extents.SIZE);
    }

    @Test
    void neitherADiskWithoutGrowthNorAFullOneGetsARegionMore() {
        WrittenDisk disk = WrittenDisk.fresh("data", 9 * Extents.SIZE, 1, WritePattern.UNIFORM, 1, START);
        assertThat(disk.growing(0, 1L << 40, 2, START)).isEqualTo(disk);
        assertThat(disk.growing(1L << 30, 0, 2, START)).isEqualTo(disk);
        assertThat(disk.growing(1L << 30, 10 * Extents.SIZE - 1, 2, START)).isEqualTo(disk);
        WrittenDisk growing = disk.growing(1L << 30, 1L << 40, 2, START);
        assertThat(growing.growing(1L << 30, 1L << 40, 3, START + DAY))
                .as("described with the same growth it goes on")
                .isEqualTo(growing);
    }

    @Test
    void whatGrewIsNeverLessThanNothingNorMoreThanTheRoom() {
        WrittenDisk disk = WrittenDisk.fresh("data", 5, 0, WritePattern.UNIFORM, 1, START)
                .growing(Extents.SIZE, 1L << 40, 2, START);
        assertThat(disk.usedBytes(START - 900 * DAY)).isEqualTo(5);
        WrittenDisk fast = disk.growing(Long.MAX_VALUE, 1L << 40, 3, START);
        assertThat(fast.usedBytes(START + 300 * 365 * DAY)).isBetween((1L << 40) - Extents.SIZE, 1L << 40);
    }

    @Test
    void aVaultStoresLessOfAReducedDisk() {
        WrittenDisk disk = WrittenDisk.fresh("data", 5, 0, WritePattern.UNIFORM, 1, START);
        assertThat(disk.storedBytes(1_000)).isEqualTo(1_000);
        assertThat(disk.reduced(67).storedBytes(1_001)).isEqualTo(330);
        assertThat(disk.reduced(99).storedBytes(99)).isZero();
        assertThat(disk.reduced(0).storedBytes(Long.MAX_VALUE)).isEqualTo(Long.MAX_VALUE);
        assertThat(disk.reduced(50).storedBytes(Long.MAX_VALUE)).isEqualTo(Long.MAX_VALUE / 2);
        assertThatThrownBy(() -> disk.reduced(100)).hasMessageContaining("data 100");
        assertThatThrownBy(() -> disk.reduced(-1)).hasMessageContaining("data -1");
    }

    @Test
    void moreInUseThanGrewIsAddedAndGrowthGoesOnBehind() {
        long size = 40 * Extents.SIZE;
        WrittenDisk disk = WrittenDisk.fresh("data", 10 * Extents.SIZE, 0, WritePattern.UNIFORM, 1, START)
                .growing(2 * Extents.SIZE, size, 2, START);
        WrittenDisk more = disk.described(20 * Extents.SIZE, 0, 3, START + 3 * DAY);
        assertThat(more.usedBytes(START + 3 * DAY)).isEqualTo(20 * Extents.SIZE);
        assertThat(more.changedBytes(disk, START + 3 * DAY, START + 3 * DAY))
                .as("six extents had come of the ten")
                .isEqualTo(4 * Extents.SIZE);
        assertThat(more.usedBytes(START + 5 * DAY)).isEqualTo(24 * Extents.SIZE);
        assertThat(more.usedBytes(START + 99 * DAY)).isEqualTo(size);
        WrittenDisk less = more.described(5 * Extents.SIZE, 0, 4, START + 5 * DAY);
        assertThat(less.usedBytes(START + 5 * DAY)).isEqualTo(5 * Extents.SIZE);
        assertThat(less.changedBytes(more, START + 5 * DAY, START + 5 * DAY))
                .as("it is written anew")
                .isEqualTo(5 * Extents.SIZE);
        assertThat(less.usedBytes(START + 99 * DAY)).isEqualTo(size);
    }

    @Test
    void aDiskThatGrowsAndGetsMoreOftenHasFewRegions() {
        Seeds.forEach(25, random -> {
            WrittenDisk disk = WrittenDisk.fresh("data", 99, 9, Seeds.oneOf(random, WritePattern.values()), 1, START)
                    .growing(Extents.SIZE, 1L << 40, 2, START);
            long second = START;
            for (int i = 0; i < 100; i++) {
                long then = second;
                second += random.nextLong(2 * DAY);
                long used = disk.usedBytes(second);
                WrittenDisk before = disk;
                disk = disk.grown(used + random.nextLong(3 * Extents.SIZE), random.nextLong(), second);
                assertThat(disk.usedBytes(second)).isBetween(used, used + 3 * Extents.SIZE);
                DiskImage there = DiskImage.of(before, then);
                DiskImage now = DiskImage.of(disk, second);
                assertThat(disk.changedBytes(before, then, second)).isEqualTo(now.changedBytes(there));
                Set<Long> extents = new HashSet<>();
                disk.whole(
                        second,
                        (extent, stamp) -> assertThat(extents.add(extent)).isTrue());
                assertThat(extents).hasSize((int) Extents.of(disk.usedBytes(second)));
                assertThat(extents).as("as far as files reach").allMatch(extent -> extent < 2L * extents.size());
            }
            assertThat(disk.regions()).hasSizeLessThanOrEqualTo(34);
            assertThat(disk.usedBytes(second + DAY)).as("it grows on").isGreaterThan(disk.usedBytes(second));
        });
    }

    @Test
    void aFullDiskThatIsPutBackAndGetsRoomIsNotTakenForTheOneBefore() {
        WrittenDisk full = WrittenDisk.fresh("data", 0, 0, WritePattern.UNIFORM, 1, START)
                .growing(Extents.SIZE, 3 * Extents.SIZE, 2, START);
        long later = START + 90 * DAY;
        WrittenDisk back = full.putBack(later, 3, later).growing(Extents.SIZE, 9 * Extents.SIZE, 4, later);
        WrittenDisk other = full.growing(Extents.SIZE, 9 * Extents.SIZE, 4, later);
        DiskImage here = DiskImage.of(back, later + 2 * DAY);
        DiskImage there = DiskImage.of(other, later + 2 * DAY);
        assertThat(here.usedBytes()).isEqualTo(5 * Extents.SIZE);
        assertThat(here.changedBytes(there)).as("what came since").isEqualTo(2 * Extents.SIZE);
    }

    @Test
    void aDiskThatIsPutBackGrowsOnFromWhatItHeld() {
        WrittenDisk disk = WrittenDisk.fresh("data", 10 * Extents.SIZE, 0, WritePattern.UNIFORM, 1, START)
                .growing(2 * Extents.SIZE, 1L << 40, 2, START);
        WrittenDisk back = disk.putBack(START + 3 * DAY, 3, START + 9 * DAY);
        assertThat(back.usedBytes(START + 9 * DAY)).isEqualTo(16 * Extents.SIZE);
        assertThat(DiskImage.of(back, START + 9 * DAY).extents().digest())
                .isEqualTo(DiskImage.of(disk, START + 3 * DAY).extents().digest());
        assertThat(back.usedBytes(START + 10 * DAY)).isEqualTo(18 * Extents.SIZE);
        assertThat(DiskImage.of(back, START + 10 * DAY).extents().digest())
                .as("what came since is something else")
                .isNotEqualTo(DiskImage.of(disk, START + 4 * DAY).extents().digest());
    }
}
