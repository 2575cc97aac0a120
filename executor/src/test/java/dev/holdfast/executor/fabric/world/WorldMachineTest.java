package dev.holdfast.executor.fabric.world;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.executor.fabric.DiskWriting;
import dev.holdfast.executor.fabric.Machine;
import dev.holdfast.executor.fabric.MachineDisk;
import dev.holdfast.executor.fabric.content.Extents;
import dev.holdfast.executor.fabric.content.WritePattern;
import dev.holdfast.executor.fabric.content.WrittenDisk;
import java.util.List;
import org.junit.jupiter.api.Test;

class WorldMachineTest {

    private static final long DAY = 86_400;
    private static final long SIZE = Extents.SIZE;

    private final WorldMachine machine =
            new WorldMachine(new Machine("sql-01", "", "sql-01", "eastus", "linux", List.of()), List.of());

    private boolean describe(long second, long size, long used, DiskWriting writing, int reduction) {
        MachineDisk disk = new MachineDisk("data", false, size, used, writing, reduction);
        List<MachineDisk> disks = List.of(disk);
        return machine.describe(new Machine("sql-01", "", "sql-01", "eastus", "linux", disks), disks, second);
    }

    private WrittenDisk disk() {
        return machine.currentDisks().disk("data").orElseThrow();
    }

    private static DiskWriting growing(long extentsPerDay) {
        return new DiskWriting(0, WritePattern.HOT_SET, extentsPerDay * SIZE);
    }

    @Test
    void aDiskIsWrittenGrowsAndIsStoredAsDescribed() {
        describe(0, 100 * SIZE, 10 * SIZE, growing(2), 40);
        assertThat(disk().pattern()).isEqualTo(WritePattern.HOT_SET);
        assertThat(disk().usedBytes(5 * DAY)).isEqualTo(20 * SIZE);
        assertThat(disk().usedBytes(999 * DAY)).isEqualTo(100 * SIZE);
        assertThat(disk().storedBytes(100)).isEqualTo(60);
        assertThat(machine.isReduced()).isTrue();
    }

    @Test
    void theSameFiguresOnceMoreChangeNothing() {
        describe(0, 100 * SIZE, 10 * SIZE, growing(2), 40);
        assertThat(describe(5 * DAY, 100 * SIZE, 10 * SIZE, growing(2), 40)).isFalse();
        assertThat(machine.diskSets()).hasSize(1);
        assertThat(disk().usedBytes(6 * DAY)).isEqualTo(22 * SIZE);
    }

    @Test
    void withTheSameBytesInUseContentGoesOn() {
        describe(0, 100 * SIZE, 10 * SIZE, growing(2), 0);
        WrittenDisk before = disk();
        describe(5 * DAY, 30 * SIZE, 10 * SIZE, growing(3), 50);
        assertThat(disk().changedBytes(before, 5 * DAY, 5 * DAY)).isZero();
        assertThat(disk().usedBytes(6 * DAY)).isEqualTo(23 * SIZE);
        assertThat(disk().usedBytes(60 * DAY)).isEqualTo(30 * SIZE);
        describe(60 * DAY, 30 * SIZE, 10 * SIZE, growing(0), 50);
        describe(61 * DAY, 90 * SIZE, 10 * SIZE, growing(1), 50);
        assertThat(disk().usedBytes(63 * DAY)).isEqualTo(32 * SIZE);
        assertThat(disk().changedBytes(before, 5 * DAY, 63 * DAY)).isEqualTo(12 * SIZE);
    }

    @Test
    void withOtherBytesInUseSoManyAreInUse() {
        describe(0, 100 * SIZE, 10 * SIZE, growing(2), 0);
        describe(5 * DAY, 100 * SIZE, 25 * SIZE, growing(2), 0);
        assertThat(disk().usedBytes(5 * DAY)).isEqualTo(25 * SIZE);
        assertThat(disk().usedBytes(6 * DAY)).isEqualTo(27 * SIZE);
        WrittenDisk before = disk();
        describe(6 * DAY, 100 * SIZE, 26 * SIZE, growing(2), 0);
        assertThat(disk().usedBytes(6 * DAY)).as("it had more").isEqualTo(26 * SIZE);
        assertThat(disk().changedBytes(before, 6 * DAY, 6 * DAY)).isEqualTo(26 * SIZE);
    }

    @Test
    void anotherPatternWritesTheDiskAnew() {
        describe(0, 100 * SIZE, 10 * SIZE, growing(2), 0);
        WrittenDisk before = disk();
        describe(5 * DAY, 100 * SIZE, 10 * SIZE, new DiskWriting(0, WritePattern.APPEND, 2 * SIZE), 0);
        assertThat(disk().pattern()).isEqualTo(WritePattern.APPEND);
        assertThat(disk().usedBytes(5 * DAY)).as("it keeps what grew").isEqualTo(20 * SIZE);
        assertThat(disk().usedBytes(6 * DAY)).isEqualTo(22 * SIZE);
        assertThat(disk().changedBytes(before, 5 * DAY, 5 * DAY)).isEqualTo(20 * SIZE);
    }
}
