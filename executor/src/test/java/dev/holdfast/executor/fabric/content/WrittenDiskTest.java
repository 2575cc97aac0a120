package dev.holdfast.executor.fabric.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.holdfast.dsl.generator.Seeds;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class WrittenDiskTest {

    private static final long DAY = 86_400;
    private static final long START = 1_795_186_800;

    /** A disk of a few extents, so that every sweep wraps soon. */
    private static WrittenDisk random(RandomGenerator random) {
        long extents = random.nextInt(1, random.nextBoolean() ? 20 : 300);
        WritePattern pattern = Seeds.oneOf(random, WritePattern.values());
        long used = extents * Extents.SIZE - random.nextLong(Extents.SIZE);
        return WrittenDisk.fresh("data", used, random.nextLong(used + used / 4), pattern, random.nextLong(), START);
    }

    /** That, and in half of the cases it grows, now and then until it is full. */
    private static WrittenDisk randomGrowing(RandomGenerator random) {
        WrittenDisk disk = random(random);
        return random.nextBoolean() ? disk : growing(random, disk, random.nextLong(), START);
    }

    private static WrittenDisk growing(RandomGenerator random, WrittenDisk disk, long origin, long second) {
        long size = disk.usedBytes(second) + random.nextLong(-5 * Extents.SIZE, 60 * Extents.SIZE);
        return disk.growing(
                random.nextInt(4) == 0 ? 0 : random.nextLong(9 * Extents.SIZE), Math.max(0, size), origin, second);
    }

    private static Map<Long, Long> content(WrittenDisk disk, long second) {
        Map<Long, Long> held = new HashMap<>();
        disk.whole(second, (extent, stamp) -> {
            assertThat(stamp).isNotEqualTo(ExtentSink.CLEAR);
            assertThat(held.put(extent, stamp)).as("an extent has one content").isNull();
        });
        return held;
    }

    /** The same by carrying out write after write. */
    private static Map<Long, Long> writtenOneByOne(WrittenDisk disk, long second) {
        Map<Long, Long> held = content(disk, START);
        for (Region region : disk.regions()) {
            Sweeps sweeps = new Sweeps(disk.pattern(), region.extents());
            long[] visits = new long[sweeps.shares().classes()];
            for (long write = 1; write <= region.rate().until(second); write++) {
                int sweep = classOf(sweeps, write);
                long extent = region.first() + sweeps.extent(sweep, visits[sweep]);
                long stamp = Mix.of(Mix.of(region.origin(), sweep), visits[sweep]);
                held.put(extent, stamp);
                if (disk.pattern() == WritePattern.CLEAR) {
                    held.remove(region.first() + sweeps.extent(sweep, visits[sweep] - region.extents()));
                }
                visits[sweep]++;
            }
        }
        return held;
    }

    /** The class that the write belongs to: the one that has had one more since the write before. */
    private static int classOf(Sweeps sweeps, long write) {
        int[] found = {-1};
        int node = 1;
        long now = write;
        long before = write - 1;
        while (node < sweeps.shares().classes()) {
            long left = sweeps.shares().left(node, now);
            long leftBefore = sweeps.shares().left(node, before);
            boolean goesLeft = left > leftBefore;
            now = goesLeft ? left : now - left;
            before = goesLeft ? leftBefore : before - leftBefore;
            node = 2 * node + (goesLeft ? 0 : 1);
        }
        found[0] = node - sweeps.shares().classes();
        assertThat(now).isEqualTo(before + 1);
        return found[0];
    }

    @Test
    void whatIsHeldIsWhatWasWrittenOneByOne() {
        Seeds.forEach(200, random -> {
            WrittenDisk disk = random(random);
            long second = START + random.nextLong(40 * DAY);
            assertThat(content(disk, second)).isEqualTo(writtenOneByOne(disk, second));
        });
    }

    @Test
    void countedChangesAreThoseOfTheContentForwardsAndBackwards() {
        Seeds.forEach(200, random -> {
            WrittenDisk disk = randomGrowing(random);
            for (int i = 0; i < 10; i++) {
                long then = START + random.nextLong(20 * DAY);
                long second = START + random.nextLong(20 * DAY);
                Map<Long, Long> before = content(disk, then);
                Map<Long, Long> now = content(disk, second);
                long differing = now.entrySet().stream()
                        .filter(extent -> !extent.getValue().equals(before.get(extent.getKey())))
                        .count();
                assertThat(disk.changedBytes(disk, then, second))
                        .isEqualTo(Extents.bytes(differing, disk.usedBytes(second)));
                Map<Long, Long> applied = new HashMap<>(before);
                disk.changes(disk, then, second, (extent, stamp) -> put(applied, extent, stamp));
                assertThat(applied).isEqualTo(now);
            }
        });
    }

    private static void put(Map<Long, Long> held, long extent, long stamp) {
        if (stamp == ExtentSink.CLEAR) {
            held.remove(extent);
        } else {
            held.put(extent, stamp);
        }
    }

    @Test
    void changesOfEveryKindLeadFromAnyMomentToAnyOther() {
        Seeds.forEach(200, random -> {
            TreeMap<Long, WrittenDisk> known = new TreeMap<>();
            TreeSet<Long> putBack = new TreeSet<>();
            WrittenDisk disk = randomGrowing(random);
            known.put(START, disk);
            long second = START;
            for (int i = 0; i < 25; i++) {
                second += 1 + random.nextLong(3 * DAY);
                if (random.nextInt(8) == 0) {
                    long content = START + random.nextLong(second - START);
                    disk = known.floorEntry(content).getValue().putBack(content, random.nextLong(), second);
                    putBack.add(second);
                } else {
                    disk = changed(random, disk, second);
                }
                known.put(second, disk);
            }
            for (int i = 0; i < 25; i++) {
                long from = START + random.nextLong(second - START + DAY);
                long to = START + random.nextLong(second - START + DAY);
                WrittenDisk before = known.floorEntry(from).getValue();
                WrittenDisk now = known.floorEntry(to).getValue();
                Map<Long, Long> applied = content(before, from);
                Map<Long, Long> there = content(now, to);
                long differing = there.entrySet().stream()
                        .filter(extent -> !extent.getValue().equals(applied.get(extent.getKey())))
                        .count();
                long counted = now.changedBytes(before, from, to);
                assertThat(there).as("what is in use").hasSize((int) Extents.of(now.usedBytes(to)));
                long moved = Extents.bytes(differing, now.usedBytes(to));
                if (putBack.subSet(Math.min(from, to), false, Math.max(from, to), true)
                        .isEmpty()) {
                    assertThat(counted).isEqualTo(moved);
                } else {
                    assertThat(counted)
                            .as("nothing is taken for what was there before it was put back")
                            .isGreaterThanOrEqualTo(moved);
                }
                int[] written = new int[1];
                now.changes(before, from, to, (extent, stamp) -> {
                    put(applied, extent, stamp);
                    written[0] += stamp == ExtentSink.CLEAR ? 0 : 1;
                });
                assertThat(applied).isEqualTo(there);
                assertThat(counted).as("what a delta moves").isEqualTo(Extents.bytes(written[0], now.usedBytes(to)));
            }
        });
    }

    private static WrittenDisk changed(RandomGenerator random, WrittenDisk disk, long second) {
        long origin = random.nextLong();
        long used = disk.usedBytes(second);
        return switch (random.nextInt(7)) {
            case 0 -> disk.rated(random.nextLong(used + 1), second);
            case 1 -> disk.grown(used + random.nextLong(9 * Extents.SIZE), origin, second);
            case 2 -> disk.overwritten(used, Seeds.oneOf(random, WritePattern.values()), origin, second);
            case 3 -> disk.described(1 + random.nextLong(2 * used + 1), random.nextLong(used + 1), origin, second);
            case 4, 5 -> growing(random, disk, origin, second);
            default -> disk;
        };
    }

    @Test
    void uniformWritingFollowsTheFormula() {
        for (long extents : new long[] {1, 16, 1_000, 25_600, 1L << 23}) {
            for (double churn : new double[] {0.001, 0.03, 0.2, 0.6}) {
                long used = extents * Extents.SIZE;
                WrittenDisk disk =
                        WrittenDisk.fresh("data", used, (long) (churn * used), WritePattern.UNIFORM, 1, START);
                for (double days = 0.05; days < 400; days *= 1.3) {
                    double formula = extents * (1 - Math.pow(1 - churn, days));
                    long begin = START + (long) (7 * days * DAY);
                    long counted = disk.changedBytes(disk, begin, begin + (long) (days * DAY)) / Extents.SIZE;
                    assertThat((double) counted)
                            .as(extents + " extents, churn " + churn + ", after " + days)
                            .isCloseTo(formula, within(0.0055 * formula + 3));
                }
            }
        }
    }

    @Test
    void anyWindowOfWritesIsAsLongAsTheRateSaysToOneWrite() {
        Seeds.forEach(100, random -> {
            double daily = random.nextDouble(50_000);
            WriteRate rate = WriteRate.of(daily, START, random.nextLong(1_000_000));
            for (int i = 0; i < 100; i++) {
                long begin = START + random.nextLong(4_000 * DAY);
                long seconds = random.nextLong(3 * DAY);
                double writes = daily * seconds / DAY;
                assertThat((double) rate.until(begin + seconds) - rate.until(begin))
                        .isCloseTo(writes, within(1.001));
            }
        });
    }

    @Test
    void aHotSetTakesMostWritesAndALogWraps() {
        long used = 1_000 * Extents.SIZE;
        WrittenDisk hot = WrittenDisk.fresh("data", used, used / 2, WritePattern.HOT_SET, 1, START);
        assertThat(hot.changedBytes(hot, START, START + DAY) / Extents.SIZE)
                .as("500 writes: 450 on 100 hot extents, 50 on others")
                .isBetween(149L, 151L);
        WrittenDisk log = WrittenDisk.fresh("data", used, used / 2, WritePattern.APPEND, 1, START);
        assertThat(log.changedBytes(log, START, START + DAY)).isEqualTo(used / 2);
        assertThat(log.changedBytes(log, START, START + 3 * DAY)).isEqualTo(used);
    }

    @Test
    void aTrimmedLogMovesWhatItFillsAndClearsAsMuch() {
        long used = 100 * Extents.SIZE;
        WrittenDisk disk = WrittenDisk.fresh("log", used, used / 10, WritePattern.CLEAR, 1, START);
        int[] clearedAndWritten = new int[2];
        disk.changes(disk, START, START + DAY, (extent, stamp) -> {
            clearedAndWritten[stamp == ExtentSink.CLEAR ? 0 : 1]++;
        });
        assertThat(clearedAndWritten).containsExactly(10, 10);
        assertThat(disk.changedBytes(disk, START, START + DAY)).isEqualTo(used / 10);
    }

    @Test
    void aDiskThatGrowsOftenHasFewRegions() {
        WrittenDisk disk = WrittenDisk.fresh("data", 1L << 40, 0, WritePattern.UNIFORM, 1, START);
        long moved = 0;
        for (int day = 1; day <= 3_000; day++) {
            WrittenDisk grown = disk.grown(disk.usedBytes(START + day * DAY) + (1L << 30), day, START + day * DAY);
            moved += grown.changedBytes(disk, START + day * DAY, START + day * DAY);
            disk = grown;
        }
        assertThat(disk.regions()).hasSizeLessThanOrEqualTo(32);
        assertThat(moved).as("each byte is joined a few times at most").isLessThan(3_000L * 6 << 30);
    }

    @Test
    void growingWithinTheLastExtentChangesNothingYet() {
        WrittenDisk disk = WrittenDisk.fresh("data", 10, 0, WritePattern.UNIFORM, 1, START);
        WrittenDisk grown = disk.grown(11, 2, START + 1);
        assertThat(grown.changedBytes(disk, START, START + 1)).isZero();
        assertThat(grown.regions()).isEqualTo(disk.regions());
    }

    @Test
    void emptyTinyHugeAndBusyDisksAreCounted() {
        WrittenDisk empty = WrittenDisk.fresh("data", 0, 5, WritePattern.UNIFORM, 1, START);
        assertThat(empty.changedBytes(empty, START, START + DAY)).isZero();
        WrittenDisk tiny = WrittenDisk.fresh("data", 1, Long.MAX_VALUE, WritePattern.UNIFORM, 1, START);
        assertThat(tiny.changedBytes(tiny, START, START + DAY)).isEqualTo(1);
        WrittenDisk huge = WrittenDisk.fresh("data", Long.MAX_VALUE, 1L << 50, WritePattern.UNIFORM, 1, 0);
        assertThat(huge.changedBytes(huge, START, START + DAY)).isBetween(1L << 49, 1L << 51);
        WrittenDisk busy = WrittenDisk.fresh("data", 1L << 40, 1L << 40, WritePattern.UNIFORM, 1, START);
        assertThat(busy.changedBytes(busy, START, START + 4 * 3_600)).isGreaterThan((1L << 40) / 100 * 99);
    }

    @Test
    void figuresBelowZeroAreRefused() {
        assertThatThrownBy(() -> WrittenDisk.fresh("data", -1, 0, WritePattern.UNIFORM, 1, START))
                .hasMessageContaining("data -1");
        WrittenDisk disk = WrittenDisk.fresh("data", 9 * Extents.SIZE, 0, WritePattern.UNIFORM, 1, START);
        assertThatThrownBy(() -> disk.grown(1, 2, START)).hasMessageContaining("does not grow");
    }

    @Test
    void aDiskThatIsPutBackHoldsWhatItHeldAndThenGoesItsOwnWay() {
        Seeds.forEach(200, random -> {
            WrittenDisk disk = randomGrowing(random);
            long captured = START + random.nextLong(20 * DAY);
            long now = captured + random.nextLong(20 * DAY);
            WrittenDisk back = disk.putBack(captured, random.nextLong(), now);
            assertThat(content(back, now)).isEqualTo(content(disk, captured));
            assertThat(back.changedBytes(disk, now, now))
                    .as("nothing is taken for what was there")
                    .isEqualTo(back.usedBytes(now));
            long later = now + random.nextLong(10 * DAY);
            assertThat(contentByChanges(disk, captured, back, now, later)).isEqualTo(content(back, later));
            WrittenDisk again = back.putBack(later, random.nextLong(), later + DAY);
            assertThat(content(again, later + DAY)).isEqualTo(content(back, later));
            WrittenDisk further = again.putBack(later + DAY, random.nextLong(), later + 2 * DAY);
            assertThat(content(further, later + 2 * DAY)).isEqualTo(content(again, later + DAY));
        });
    }

    /** What a disk that was put back holds, by its changes since then. */
    private static Map<Long, Long> contentByChanges(
            WrittenDisk disk, long captured, WrittenDisk back, long putBack, long later) {
        Map<Long, Long> held = content(disk, captured);
        back.changes(back, putBack, later, (extent, stamp) -> {
            if (stamp == ExtentSink.CLEAR) {
                held.remove(extent);
            } else {
                held.put(extent, stamp);
            }
        });
        return held;
    }
}
