package dev.holdfast.executor.fabric.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.dsl.generator.Seeds;
import dev.holdfast.dsl.profile.ServiceProfiles;
import dev.holdfast.executor.fabric.DiskWriting;
import dev.holdfast.executor.fabric.FabricException;
import dev.holdfast.executor.fabric.Machine;
import dev.holdfast.executor.fabric.MachineDisk;
import dev.holdfast.executor.fabric.OperationKey;
import dev.holdfast.executor.fabric.PointReference;
import dev.holdfast.executor.fabric.Samples;
import dev.holdfast.executor.fabric.content.ExtentSink;
import dev.holdfast.executor.fabric.content.Extents;
import dev.holdfast.executor.fabric.content.WritePattern;
import dev.holdfast.executor.fabric.content.WrittenDisk;
import dev.holdfast.executor.fabric.meter.Meter;
import dev.holdfast.executor.fabric.meter.MeterKey;
import dev.holdfast.executor.fabric.meter.MeterReading;
import dev.holdfast.executor.fabric.simulated.transfer.PointContent;
import dev.holdfast.executor.fabric.world.World;
import dev.holdfast.executor.fabric.world.WorldItem;
import dev.holdfast.executor.fabric.world.WorldPoint;
import dev.holdfast.planner.state.AttributeNames;
import dev.holdfast.planner.state.ItemKey;
import dev.holdfast.planner.state.RecoveryPoint;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class MeteringPropertiesTest {

    private static final Instant START = Instant.parse("2026-10-20T15:00:00Z");
    private static final ItemKey HOME = new ItemKey("sql-01", "rsv-eastus");
    private static final int SEEDS = Boolean.getBoolean("holdfast.long") ? 200 : 25;

    private static SimulatedFabric fabric(World world) {
        return new SimulatedFabric(world, ServiceProfiles.azure(), World::stored);
    }

    private static void call(SimulatedFabric fabric, RandomEstate.Call call) {
        try {
            call.on(fabric);
        } catch (FabricException e) {
            // a refusal changes nothing
        }
    }

    @Test
    void meters_say_what_looking_at_every_second_says() {
        Set<Meter> metered = EnumSet.noneOf(Meter.class);
        Seeds.forEach(SEEDS, random -> {
            World world = new World(START.getEpochSecond());
            SimulatedFabric fabric = fabric(world);
            SecondBySecond oracle = new SecondBySecond(world);
            RandomEstate estate = new RandomEstate(2);
            estate.setUp(random).forEach(call -> call(fabric, call));
            redescribe(random, fabric, 0);
            oracle.look();
            for (int i = 0; i < 25; i++) {
                for (long seconds = random.nextLong(8 * 3_600); seconds > 0; seconds--) {
                    fabric.advance(Duration.ofSeconds(1));
                    oracle.look();
                }
                for (int calls = random.nextInt(3); calls >= 0; calls--) {
                    call(fabric, estate.any(random, fabric));
                    oracle.look();
                }
                redescribe(random, fabric, i + 1);
                loseSnapshot(random, fabric);
                oracle.look();
            }
            assertThat(amounts(fabric)).isEqualTo(oracle.amounts()); // nothing, in a walk without a backup
            amounts(fabric).keySet().forEach(spot -> metered.add(spot.key().meter()));
        });
        assertThat(metered)
                .as("the walks come by everything but restores")
                .contains(
                        Meter.INSTANCE_MEDIUM,
                        Meter.SNAPSHOT,
                        Meter.VAULT,
                        Meter.SOFT_DELETED,
                        Meter.COPY_EGRESS,
                        Meter.REGION_TRANSFER);
    }

    /** Vaults keep what was deleted for less than a day more than is free, so that this time ends within the walk. */
    private static void redescribe(RandomGenerator random, SimulatedFabric fabric, int number) {
        String vault = Seeds.oneOf(random, "rsv-eastus", "rsv-westus", "rsv-northeurope");
        String kept = 14 * 24 + random.nextInt(20) + "h";
        String readable = Seeds.oneOf(random, "true", "false");
        call(
                fabric,
                service -> service.updateVault(
                        new OperationKey("vault-" + number),
                        Samples.with(
                                Samples.with(Samples.vault(vault), AttributeNames.SOFT_DELETE, kept),
                                AttributeNames.CROSS_REGION_RESTORE,
                                readable)));
    }

    private static void loseSnapshot(RandomGenerator random, SimulatedFabric fabric) {
        List<RecoveryPoint> points = fabric.points(new ItemKey("vm-" + random.nextInt(2), "rsv-eastus"));
        if (!points.isEmpty() && random.nextInt(3) == 0) {
            RecoveryPoint point = points.get(random.nextInt(points.size()));
            fabric.loseSnapshot(new ItemKey("vm-" + random.nextInt(2), "rsv-eastus"), point.captured());
        }
    }

    private static Map<SecondBySecond.Spot, BigInteger> amounts(SimulatedFabric fabric) {
        Map<SecondBySecond.Spot, BigInteger> amounts = new TreeMap<>();
        for (MeterReading reading : fabric.meters().readings()) {
            if (reading.parts().signum() != 0) {
                amounts.put(new SecondBySecond.Spot(reading.item(), reading.key()), reading.parts());
            }
        }
        return amounts;
    }

    @Test
    void a_vault_holds_each_block_of_its_points_once() {
        Seeds.forEach(SEEDS, random -> {
            World world = new World(START.getEpochSecond());
            SimulatedFabric fabric = fabric(world);
            fabric.createVault(new OperationKey("vault"), Samples.vault("rsv-eastus"));
            Map<String, String> retention = Map.of("instant", "2d", "daily", "9d", "weekly", "4");
            fabric.putPolicy(new OperationKey("policy"), Samples.policy("gold", "standard", "daily 22:00", retention));
            int compared = 0;
            int reduction = random.nextBoolean() ? 0 : 1 + random.nextInt(99);
            for (int i = 0; i < 30; i++) {
                String key = "step-" + i;
                fabric.protect(new OperationKey(key), Samples.protection("sql-01", "gold"), small(random, reduction));
                fabric.putSchedule(new OperationKey(key + "s"), Samples.schedule("sql-01", "daily 06:00 22:00", "0s"));
                fabric.advance(Duration.ofSeconds(random.nextLong(5 * 86_400)));
                List<RecoveryPoint> points = fabric.points(HOME);
                if (points.size() > 3 && random.nextBoolean()) {
                    RecoveryPoint point = points.get(random.nextInt(points.size()));
                    call(
                            fabric,
                            service -> service.deletePoint(
                                    new OperationKey(key + "d"), new PointReference(HOME, point.id())));
                }
                WorldItem item = world.item(HOME);
                for (byte tier : new byte[] {WorldPoint.INSTANT, WorldPoint.VAULT}) {
                    MeterKey meter =
                            tier == WorldPoint.VAULT ? new MeterKey(Meter.VAULT, "GRS") : MeterKey.of(Meter.SNAPSHOT);
                    long level = world.meters().level(HOME, meter);
                    assertThat(level).isEqualTo(blockBytes(world, item, tier));
                    compared += level > 0 ? 1 : 0;
                }
                if (reduction == 0 && item.points().stream().allMatch(point -> point.isIn(WorldPoint.VAULT))) {
                    long rows = fabric.points(HOME).stream()
                            .mapToLong(point -> point.size().bytes())
                            .sum();
                    assertThat(world.meters().level(HOME, new MeterKey(Meter.VAULT, "GRS")))
                            .as("what the points hold alone, together")
                            .isEqualTo(rows);
                }
            }
            assertThat(compared).isGreaterThan(20);
        });
    }

    /** A machine of few blocks: now and then another disk, another size or written and stored in another way. */
    private static Machine small(RandomGenerator random, int most) {
        long used = (8 + random.nextInt(3)) * Extents.SIZE;
        MachineDisk os = new MachineDisk("os", true, used, used, random.nextInt(4) * Extents.SIZE);
        WritePattern pattern =
                random.nextInt(8) > 0 ? WritePattern.HOT_SET : Seeds.oneOf(random, WritePattern.values());
        MachineDisk data = new MachineDisk(
                "data",
                false,
                3 * used,
                (random.nextInt(8) > 0 ? 4 : 6) * Extents.SIZE,
                new DiskWriting(2 * Extents.SIZE, pattern, random.nextInt(3) * Extents.SIZE),
                most == 0 || random.nextInt(8) == 0 ? 0 : most);
        return new Machine(
                "sql-01", "", "sql-01", "eastus", "linux", random.nextInt(4) == 0 ? List.of(os) : List.of(os, data));
    }

    /** A block is what an extent of a disk held from one write to the next. */
    private record Block(String disk, long extent, long stamp) {}

    /** Bytes of all blocks, each stored with the first point that has it; of each point and disk rounded down. */
    private static long blockBytes(World world, WorldItem item, byte tier) {
        Set<Block> before = new HashSet<>();
        long bytes = 0;
        for (WorldPoint point : item.points()) {
            if ((point.holdings() & tier) == 0) {
                continue;
            }
            Set<Block> blocks = new HashSet<>();
            Map<String, Long> added = new TreeMap<>();
            PointContent.captured(world, item, point).disks().forEach((name, disk) -> {
                for (long extent = 0; extent < 4 * Extents.of(disk.usedBytes()); extent++) {
                    Block block = new Block(name, extent, disk.extents().get(extent));
                    if (block.stamp() != ExtentSink.CLEAR) {
                        blocks.add(block);
                        added.merge(name, before.contains(block) ? 0 : Extents.SIZE, Long::sum);
                    }
                }
            });
            for (WrittenDisk disk :
                    world.machine(HOME.machine()).orElseThrow().disks(point).disks()) {
                int kept = tier == WorldPoint.VAULT ? 100 - disk.reductionPercent() : 100;
                bytes += added.getOrDefault(disk.name(), 0L) * kept / 100;
            }
            before.clear();
            before.addAll(blocks);
        }
        return bytes;
    }

    @Test
    void nothing_is_left_in_any_tier_when_all_points_are_gone() {
        Seeds.forEach(SEEDS, random -> {
            World world = new World(START.getEpochSecond());
            SimulatedFabric fabric = fabric(world);
            fabric.createVault(new OperationKey("vault"), Samples.vault("rsv-eastus"));
            fabric.putPolicy(new OperationKey("policy"), Samples.policy("gold"));
            for (int i = 0; i < 9; i++) {
                int reduction = 1 + random.nextInt(99);
                fabric.protect(
                        new OperationKey("step-" + i), Samples.protection("sql-01", "gold"), small(random, reduction));
                fabric.putSchedule(new OperationKey("slot-" + i), Samples.schedule("sql-01", "daily 22:00", "0s"));
                fabric.advance(Duration.ofSeconds(random.nextLong(5 * 86_400)));
                for (RecoveryPoint point : fabric.points(HOME)) {
                    if (random.nextInt(3) == 0) {
                        call(
                                fabric,
                                service -> service.deletePoint(
                                        new OperationKey(point.id()), new PointReference(HOME, point.id())));
                    }
                }
            }
            fabric.stopProtection(new OperationKey("stop"), "sql-01");
            for (RecoveryPoint point : fabric.points(HOME)) {
                call(
                        fabric,
                        service -> service.deletePoint(
                                new OperationKey("end " + point.id()), new PointReference(HOME, point.id())));
            }
            fabric.advance(Duration.ofDays(60));
            assertThat(fabric.points(HOME)).isEmpty();
            assertThat(fabric.meters().readings())
                    .filteredOn(reading -> reading.level() != 0)
                    .isEmpty();
        });
    }
}
