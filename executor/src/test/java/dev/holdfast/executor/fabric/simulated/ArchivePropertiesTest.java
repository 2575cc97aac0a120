package dev.holdfast.executor.fabric.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.dsl.generator.Seeds;
import dev.holdfast.dsl.profile.ServiceProfile;
import dev.holdfast.dsl.profile.ServiceProfiles;
import dev.holdfast.executor.database.Tables;
import dev.holdfast.executor.fabric.DiskWriting;
import dev.holdfast.executor.fabric.FabricException;
import dev.holdfast.executor.fabric.Machine;
import dev.holdfast.executor.fabric.MachineDisk;
import dev.holdfast.executor.fabric.OperationKey;
import dev.holdfast.executor.fabric.PointReference;
import dev.holdfast.executor.fabric.Samples;
import dev.holdfast.executor.fabric.content.WritePattern;
import dev.holdfast.executor.fabric.simulated.transfer.ContentMode;
import dev.holdfast.executor.fabric.simulated.transfer.PointContent;
import dev.holdfast.executor.fabric.simulated.transfer.ReferenceRule;
import dev.holdfast.executor.fabric.simulated.transfer.Transfers;
import dev.holdfast.executor.fabric.world.World;
import dev.holdfast.executor.fabric.world.WorldItem;
import dev.holdfast.executor.fabric.world.WorldPoint;
import dev.holdfast.executor.fabric.world.store.WorldStore;
import dev.holdfast.planner.state.ItemKey;
import dev.holdfast.planner.state.RecoveryPoint;
import dev.holdfast.planner.state.Tier;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** Whatever a policy says: the archive is only another place, holds only what may be there, and gives it back. */
class ArchivePropertiesTest {

    private static final Instant START = Instant.parse("2026-10-20T15:00:00Z");
    private static final ZoneId ZONE = ZoneId.of("America/New_York");
    private static final ItemKey HOME = new ItemKey("sql-01", "rsv-eastus");
    private static final ServiceProfile.Archive LIMITS =
            ServiceProfiles.azure().policies().archive();
    private static final Machine SMALL = new Machine(
            "sql-01",
            "",
            "sql-01",
            "eastus",
            "linux",
            List.of(
                    new MachineDisk("os", true, 2 * Samples.GIB, Samples.GIB / 4, Samples.GIB / 100),
                    new MachineDisk(
                            "data",
                            false,
                            4 * Samples.GIB,
                            Samples.GIB,
                            new DiskWriting(Samples.GIB / 10, WritePattern.HOT_SET, Samples.GIB / 200),
                            35)));
    private static final int SEEDS = Boolean.getBoolean("holdfast.long") ? 200 : 25;

    /** A world with one machine. */
    private static final class Estate {
        private final World world = new World(START.getEpochSecond());
        private final SimulatedFabric fabric;
        private int keys;

        Estate(ContentMode mode, Map<String, String> retention) throws FabricException {
            fabric = new SimulatedFabric(
                    world,
                    ServiceProfiles.azure(),
                    World::stored,
                    new Transfers(world, mode, ReferenceRule::newestTransferred));
            fabric.createVault(key(), Samples.vault("rsv-eastus"));
            fabric.putPolicy(key(), Samples.policy("gold", "standard", "daily 22:00", retention));
            fabric.protect(key(), Samples.protection("sql-01", "gold"), SMALL);
            fabric.putSchedule(key(), Samples.schedule("sql-01", "daily 22:00", "7m"));
        }

        private OperationKey key() {
            keys++;
            return new OperationKey("key-" + keys);
        }

        /** Deletes a point or brings one back; the same in both worlds of a seed. */
        void anyCall(RandomGenerator random) throws FabricException {
            List<RecoveryPoint> points = fabric.points(HOME);
            if (random.nextInt(3) == 0 && points.size() > 3) {
                RecoveryPoint point = points.get(1 + random.nextInt(points.size() - 1));
                fabric.deletePoint(key(), new PointReference(HOME, point.id()));
                if (random.nextBoolean()) {
                    fabric.undeletePoint(key(), new PointReference(HOME, point.id()));
                }
            }
        }
    }

    private static Map<String, String> retention(RandomGenerator random) {
        Map<String, String> retention = new TreeMap<>();
        retention.put("daily", Seeds.oneOf(random, "7d", "20d", "20"));
        if (random.nextBoolean()) {
            retention.put("weekly", Seeds.oneOf(random, "8", "60", "20w"));
        }
        if (random.nextInt(4) > 0) {
            retention.put("monthly", Seeds.oneOf(random, "6", "11", "14", "all", "9mo", "2y"));
        }
        if (random.nextBoolean()) {
            retention.put("yearly", Seeds.oneOf(random, "1", "3", "7y"));
        }
        return retention;
    }

    @Test
    void moving_loses_nothing_and_what_moved_may_be_there_and_is_intact() {
        Seeds.forEach(SEEDS, random -> {
            Map<String, String> retention = retention(random);
            Map<String, String> moving = new TreeMap<>(retention);
            moving.put("archiveAfter", Seeds.oneOf(random, "1d", "100d", "3mo", "6mo"));
            ContentMode mode = Seeds.oneOf(random, ContentMode.values());
            Estate plain = new Estate(mode, retention);
            Estate archiving = new Estate(mode, moving);
            Map<Instant, Instant> movedBy = new HashMap<>();
            for (int step = 0; step < 30; step++) {
                Duration time = Duration.ofSeconds(random.nextInt(40 * 86_400));
                plain.fabric.advance(time);
                archiving.fabric.advance(time);
                long calls = random.nextLong();
                plain.anyCall(new SplittableRandom(calls));
                archiving.anyCall(new SplittableRandom(calls));
                List<RecoveryPoint> points = archiving.fabric.points(HOME);
                assertThat(points)
                        .map(RecoveryPoint::captured)
                        .isEqualTo(plain.fabric.points(HOME).stream()
                                .map(RecoveryPoint::captured)
                                .toList());
                mayBeThere(archiving, points, movedBy);
            }
            isIntact(archiving.world);
        });
    }

    /** Old enough, no snapshot and no base any more; and what has gone by itself had stayed as long as the service asks. */
    private static void mayBeThere(Estate estate, List<RecoveryPoint> points, Map<Instant, Instant> movedBy) {
        Instant now = estate.fabric.clock();
        for (RecoveryPoint point : points) {
            if (point.tiers().contains(Tier.ARCHIVE)) {
                assertThat(point.tiers()).containsExactly(Tier.ARCHIVE);
                assertThat(point.isGood()).isTrue();
                WorldPoint known = estate.world
                        .item(HOME)
                        .at(point.captured().getEpochSecond())
                        .orElseThrow();
                Instant moved = Instant.ofEpochSecond(known.archived());
                assertThat(LIMITS.youngest().after(point.captured(), ZONE)).isBeforeOrEqualTo(moved);
                assertThat(known.base()).isEmpty();
                movedBy.put(point.captured(), moved);
            }
        }
        List<Instant> there = new ArrayList<>();
        points.forEach(point -> there.add(point.captured()));
        estate.world
                .deleted()
                .of(HOME)
                .forEach(point -> there.add(Instant.ofEpochSecond(point.point().captured())));
        for (Map.Entry<Instant, Instant> moved : Map.copyOf(movedBy).entrySet()) {
            if (!there.contains(moved.getKey())) {
                movedBy.remove(moved.getKey());
                boolean byItself = estate.fabric.read().expired().stream()
                        .anyMatch(point -> point.captured().equals(moved.getKey()));
                assertThat(byItself && now.isBefore(LIMITS.retentionLeft().after(moved.getValue(), ZONE)))
                        .as("%s moved at %s and has expired by %s", moved.getKey(), moved.getValue(), now)
                        .isFalse();
            }
        }
    }

    private static void isIntact(World world) {
        WorldItem item = world.item(HOME);
        for (WorldPoint point : item.points()) {
            if (point.isIn(WorldPoint.VAULT) && point.isGood() || point.isIn(WorldPoint.ARCHIVE)) {
                assertThat(PointContent.restore(world, item, point).isIntact())
                        .as("the point of %s", Instant.ofEpochSecond(point.captured()))
                        .isTrue();
            }
        }
    }

    @Test
    void a_stored_world_knows_what_moved_and_when() throws Exception {
        Estate estate = new Estate(ContentMode.COUNTED, Map.of("daily", "7d", "monthly", "all", "archiveAfter", "3mo"));
        estate.fabric.advance(Duration.ofDays(300));
        estate.fabric.deletePoint(
                estate.key(),
                new PointReference(HOME, estate.fabric.points(HOME).get(12).id()));
        try (Connection connection = Tables.inMemory()) {
            WorldStore.save(connection, "shop", estate.world);
            World loaded = WorldStore.load(connection, "shop").orElseThrow();
            assertThat(loaded.item(HOME).points())
                    .map(WorldPoint::archived)
                    .isEqualTo(estate.world.item(HOME).points().stream()
                            .map(WorldPoint::archived)
                            .toList())
                    .anyMatch(second -> second != WorldPoint.NOT_ARCHIVED);
            assertThat(loaded.deleted().of(HOME).get(0).point().archived())
                    .isEqualTo(estate.world.deleted().of(HOME).get(0).point().archived())
                    .isNotEqualTo(WorldPoint.NOT_ARCHIVED);
        }
    }
}
