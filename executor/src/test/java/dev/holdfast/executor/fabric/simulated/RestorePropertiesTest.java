package dev.holdfast.executor.fabric.simulated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.dsl.generator.Seeds;
import dev.holdfast.dsl.profile.ServiceProfiles;
import dev.holdfast.executor.fabric.FabricException;
import dev.holdfast.executor.fabric.simulated.transfer.Comparison;
import dev.holdfast.executor.fabric.simulated.transfer.ContentMode;
import dev.holdfast.executor.fabric.simulated.transfer.PointContent;
import dev.holdfast.executor.fabric.simulated.transfer.Reference;
import dev.holdfast.executor.fabric.simulated.transfer.ReferenceRule;
import dev.holdfast.executor.fabric.simulated.transfer.RestoredContent;
import dev.holdfast.executor.fabric.simulated.transfer.Transfers;
import dev.holdfast.executor.fabric.world.World;
import dev.holdfast.executor.fabric.world.WorldItem;
import dev.holdfast.executor.fabric.world.WorldPoint;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** Every point that is called good gives back what was captured, whatever happened to disks, points and snapshots. */
class RestorePropertiesTest {

    private static final Instant START = Instant.parse("2026-10-20T15:00:00Z");
    private static final int MACHINES = 3;
    private static final int SEEDS = Boolean.getBoolean("holdfast.long") ? 500 : 25;

    /** One estate, counted and verified side by side. */
    private static final class Pair {
        private final Map<ContentMode, World> worlds = new EnumMap<>(ContentMode.class);
        private final Map<ContentMode, SimulatedFabric> fabrics = new EnumMap<>(ContentMode.class);

        Pair(ReferenceRule rule) {
            for (ContentMode mode : ContentMode.values()) {
                World world = new World(START.getEpochSecond());
                worlds.put(mode, world);
                fabrics.put(
                        mode,
                        new SimulatedFabric(
                                world, ServiceProfiles.azure(), World::stored, new Transfers(world, mode, rule)));
            }
        }

        SimulatedFabric counted() {
            return fabrics.get(ContentMode.COUNTED);
        }

        void call(RandomEstate.Call call) {
            for (SimulatedFabric fabric : fabrics.values()) {
                try {
                    call.on(fabric);
                } catch (FabricException refused) {
                    // part of it; both refuse the same, or their points differ
                }
            }
        }

        void change(long seed, Change change) {
            worlds.values().forEach(world -> change.of(new SplittableRandom(seed), world));
        }

        void advance(long seconds) {
            fabrics.values().forEach(fabric -> fabric.advance(Duration.ofSeconds(seconds)));
        }

        void loseSnapshot(RandomGenerator random) {
            List<WorldItem> items =
                    List.copyOf(worlds.get(ContentMode.COUNTED).items().values());
            if (items.isEmpty()) {
                return;
            }
            WorldItem item = items.get(random.nextInt(items.size()));
            if (!item.points().isEmpty()) {
                int newest = item.points().size() - 1;
                int index = random.nextBoolean() ? newest : random.nextInt(newest + 1);
                Instant captured =
                        Instant.ofEpochSecond(item.points().get(index).captured());
                fabrics.values().forEach(fabric -> fabric.loseSnapshot(item.key(), captured));
            }
        }

        /** Jobs, points and bytes are the same. */
        void areEqual() {
            World one = worlds.get(ContentMode.COUNTED);
            World other = worlds.get(ContentMode.VERIFIED);
            assertThat(other.changes().finished()).isEqualTo(one.changes().finished());
            assertThat(List.copyOf(other.jobs().running()))
                    .isEqualTo(List.copyOf(one.jobs().running()));
            assertThat(fabrics.get(ContentMode.VERIFIED).read())
                    .isEqualTo(counted().read());
            one.items()
                    .forEach((key, item) -> assertThat(item.points())
                            .map(WorldPoint::base)
                            .isEqualTo(other.item(key).points().stream()
                                    .map(WorldPoint::base)
                                    .toList()));
        }

        void goodPointsAreIntact() {
            worlds.forEach((mode, world) -> world.items().values().forEach(item -> {
                for (WorldPoint point : item.points()) {
                    if (point.isGood()) {
                        isIntact(mode, world, item, point);
                    }
                }
            }));
        }

        private static void isIntact(ContentMode mode, World world, WorldItem item, WorldPoint point) {
            for (byte tier : new byte[] {WorldPoint.INSTANT, WorldPoint.VAULT}) {
                if (point.isIn(tier)) {
                    RestoredContent restored = PointContent.restore(world, item, point, tier);
                    assertThat(restored.isIntact())
                            .as(
                                    "%s: the point of %s at %s, based on %s, from tier %s",
                                    mode, item.key(), Instant.ofEpochSecond(point.captured()), point.base(), tier)
                            .isTrue();
                }
            }
        }
    }

    /** Something that happens to a world. */
    private interface Change {
        void of(RandomGenerator random, World world);
    }

    private static void anything(RandomGenerator random, ReferenceRule rule) throws FabricException {
        Pair pair = new Pair(rule);
        RandomEstate estate = new RandomEstate(MACHINES);
        estate.setUp(random).forEach(pair::call);
        long seed = random.nextLong();
        for (int i = 0; i < MACHINES; i++) {
            String machine = "vm-" + i;
            pair.change(seed, (same, world) -> RandomWrites.shrink(same, world, machine));
        }
        for (int step = 0; step < 80; step++) {
            pair.advance(random.nextInt(2 * 86_400));
            switch (random.nextInt(6)) {
                case 0 -> pair.loseSnapshot(random);
                case 1, 2 -> {
                    String machine = "vm-" + random.nextInt(MACHINES);
                    pair.change(random.nextLong(), (same, world) -> RandomWrites.any(same, world, machine));
                }
                default -> pair.call(estate.any(random, pair.counted()));
            }
            if (step % 8 == 7) {
                pair.areEqual();
                pair.goodPointsAreIntact();
            }
        }
    }

    @Test
    void everyGoodPointRestoresToWhatWasCaptured() {
        Seeds.forEach(SEEDS, random -> anything(random, ReferenceRule::newestTransferred));
    }

    @Test
    void aReferenceThatIsNotInTheVaultIsCaught() {
        ReferenceRule newestCaptured = (world, item, captured) -> item.before(captured)
                .map(point -> new Reference(Comparison.TRACKED, Optional.of(point)))
                .orElse(Reference.NONE);
        assertThatThrownBy(() -> Seeds.forEach(25, random -> anything(random, newestCaptured)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("the point of vm-");
    }

    @Test
    void randomEstatesTransferInEveryWay() {
        Set<Comparison> seen = EnumSet.noneOf(Comparison.class);
        ReferenceRule noting = (world, item, captured) -> {
            Reference reference = ReferenceRule.newestTransferred(world, item, captured);
            seen.add(reference.comparison());
            return reference;
        };
        Seeds.forEach(5, random -> anything(random, noting));
        assertThat(seen).containsExactlyInAnyOrder(Comparison.values());
    }
}
