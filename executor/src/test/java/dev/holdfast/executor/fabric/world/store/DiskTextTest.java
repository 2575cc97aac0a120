package dev.holdfast.executor.fabric.world.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.dsl.generator.Seeds;
import dev.holdfast.executor.fabric.DiskWriting;
import dev.holdfast.executor.fabric.MachineDisk;
import dev.holdfast.executor.fabric.content.WritePattern;
import dev.holdfast.executor.fabric.content.WrittenDisk;
import dev.holdfast.executor.fabric.world.DiskSet;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DiskTextTest {

    private static final long START = 1_795_186_800;
    private static final long GIB = 1L << 30;

    @Test
    void diskSetsReadBackAsTheyWere() {
        Seeds.forEach(25, random -> {
            List<DiskSet> sets = new ArrayList<>();
            for (int generation = random.nextInt(4); generation >= 0; generation--) {
                List<WrittenDisk> disks = new ArrayList<>();
                for (int disk = random.nextInt(4); disk > 0; disk--) {
                    long used = random.nextLong(GIB);
                    disks.add(WrittenDisk.fresh(
                                    "disk \"" + disk,
                                    used,
                                    random.nextLong(GIB),
                                    Seeds.oneOf(random, WritePattern.values()),
                                    random.nextLong(),
                                    START)
                            .growing(random.nextInt(2) * random.nextLong(GIB), 3 * GIB, random.nextLong(), START)
                            .grown(2 * GIB + random.nextLong(GIB), random.nextLong(), START + 10_000)
                            .rated(random.nextLong(GIB), START + 20_000)
                            .putBack(START + 9_000 + random.nextInt(9_000), random.nextLong(), START + 30_000)
                            .reduced(random.nextInt(2) * random.nextInt(100)));
                }
                sets.add(new DiskSet(sets.size(), START + random.nextInt(9), disks));
            }
            assertThat(DiskText.diskSets("sql-01", DiskText.diskSets(sets))).isEqualTo(sets);
        });
    }

    @Test
    void disksReadBackAsTheyWere() {
        Seeds.forEach(25, random -> {
            List<MachineDisk> disks = new ArrayList<>();
            for (int disk = random.nextInt(5); disk > 0; disk--) {
                DiskWriting writing = new DiskWriting(
                        random.nextLong(GIB),
                        random.nextBoolean() ? WritePattern.UNIFORM : Seeds.oneOf(random, WritePattern.values()),
                        random.nextInt(2) * random.nextLong(GIB));
                disks.add(new MachineDisk(
                        "disk [" + disk,
                        random.nextBoolean(),
                        random.nextLong(GIB),
                        random.nextLong(GIB),
                        writing,
                        random.nextInt(2) * random.nextInt(100)));
            }
            assertThat(DiskText.disks(DiskText.disks(disks))).isEqualTo(disks);
        });
    }

    @Test
    void whatIsUsualIsNoText() {
        List<MachineDisk> disks =
                List.of(new MachineDisk("os", true, 30, 20, 1), new MachineDisk("data", false, 100, 80, 2));
        String text = "[\"os\",true,30,20,1,\"data\",false,100,80,2]";
        assertThat(DiskText.disks(disks)).isEqualTo(text);
        assertThat(DiskText.disks(text)).isEqualTo(disks);
        DiskWriting log = new DiskWriting(1, WritePattern.APPEND, 3);
        assertThat(DiskText.disks(List.of(new MachineDisk("os", true, 30, 20, log, 40), disks.get(1))))
                .isEqualTo("[\"os\",true,30,20,1,[\"append\",3,40],\"data\",false,100,80,2]");
        WrittenDisk disk = WrittenDisk.fresh("os", 20, 0, WritePattern.UNIFORM, 7, START);
        assertThat(DiskText.diskSets(List.of(new DiskSet(0, START, List.of(disk)))))
                .isEqualTo("[[" + START + ",\"os\",20,0,\"uniform\",[7,0,1,0," + START + ",0]]]");
    }

    @Test
    void storedDisksOutOfRangeAreDamage() {
        assertThatThrownBy(() -> DiskText.disks("[\"os\",true,30,20,1,[\"zigzag\",3,40]]"))
                .hasMessageContaining("zigzag");
        assertThatThrownBy(() -> DiskText.disks("[\"os\",true,30,20,1,[\"append\",3,100]]"))
                .hasMessageContaining("os 100");
        assertThatThrownBy(() -> DiskText.disks("[\"os\",true,30,20,1,[\"append\",-3,40]]"))
                .hasMessageContaining("-3");
        assertThatThrownBy(() -> DiskText.disks("[\"os\",true,30,20,1,[\"append\",3,4294967296]]"))
                .isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> DiskText.diskSets("sql-01", "[[0,\"os\",1,1,\"append\",[7,0,1,0,0,0],-1]]"))
                .hasMessageContaining("os -1");
    }

    @Test
    void setsFromBeforeContentWasKeptAreDisksWrittenEvenly() {
        String text = "[[\"os\"," + GIB + ",0,\"data\"," + 4 * GIB + "," + GIB / 8 + "],[\"data\"," + 8 * GIB + ","
                + GIB / 8 + "],[]]";
        List<DiskSet> sets = DiskText.diskSets("sql-01", text);
        assertThat(sets).map(DiskSet::generation).containsExactly(0, 1, 2);
        assertThat(sets.get(0).disks()).map(WrittenDisk::name).containsExactly("os", "data");
        WrittenDisk before = sets.get(0).disk("data").orElseThrow();
        WrittenDisk grown = sets.get(1).disk("data").orElseThrow();
        assertThat(before.pattern()).isEqualTo(WritePattern.UNIFORM);
        assertThat(before.changedBytes(before, START, START + 86_400))
                .isBetween(GIB / 8 - GIB / 100, GIB / 8 + GIB / 100);
        assertThat(grown.changedBytes(before, START, START))
                .as("it grew by 4 GiB; how often it was written before is not known")
                .isBetween(4 * GIB, 8 * GIB);
        assertThat(sets.get(2).disks()).isEmpty();
        assertThat(DiskText.diskSets("sql-01", DiskText.diskSets(sets))).isEqualTo(sets);
    }

    @Test
    void anUnknownPatternIsDamage() {
        assertThatThrownBy(() -> DiskText.diskSets("sql-01", "[[0,\"os\",1,1,\"zigzag\",[]]]"))
                .hasMessageContaining("zigzag");
    }
}
