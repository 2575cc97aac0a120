package dev.holdfast.executor.fabric.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.dsl.profile.ServiceProfiles;
import dev.holdfast.executor.fabric.FabricException;
import dev.holdfast.executor.fabric.PointReference;
import dev.holdfast.executor.fabric.RestoreSource;
import dev.holdfast.executor.fabric.content.Digest;
import dev.holdfast.executor.fabric.guest.JobFault;
import dev.holdfast.executor.fabric.scenario.InjectedFault;
import dev.holdfast.executor.fabric.simulated.job.PointNames;
import dev.holdfast.executor.fabric.simulated.transfer.ContentMode;
import dev.holdfast.executor.fabric.simulated.transfer.PointContent;
import dev.holdfast.executor.fabric.simulated.transfer.ReferenceRule;
import dev.holdfast.executor.fabric.simulated.transfer.RestoredContent;
import dev.holdfast.executor.fabric.simulated.transfer.Transfers;
import dev.holdfast.executor.fabric.world.PointImages;
import dev.holdfast.executor.fabric.world.World;
import dev.holdfast.executor.fabric.world.WorldItem;
import dev.holdfast.executor.fabric.world.WorldPoint;
import dev.holdfast.planner.state.ItemKey;
import dev.holdfast.planner.state.Tier;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * One estate, counted and verified side by side. Whatever happens, happens to both; in the verified one time passes in pieces of
 * random length. Its digests are those of images that were kept at each capture, and so an oracle for the counted one, which keeps
 * none.
 */
final class SideBySide {

    private static final List<String> REGIONS = List.of("eastus", "westus", "northeurope", "westeurope");

    private final Map<ContentMode, World> worlds = new EnumMap<>(ContentMode.class);
    private final Map<ContentMode, SimulatedFabric> fabrics = new EnumMap<>(ContentMode.class);
    private int restorable;

    /** A place of a point. */
    private record Capture(ItemKey item, long captured) {}

    /** Something that happens to a world. */
    interface Change {
        void of(RandomGenerator random, World world);
    }

    SideBySide(Instant start, ReferenceRule rule) {
        for (ContentMode mode : ContentMode.values()) {
            World world = new World(start.getEpochSecond());
            worlds.put(mode, world);
            fabrics.put(
                    mode,
                    new SimulatedFabric(
                            world, ServiceProfiles.azure(), World::stored, new Transfers(world, mode, rule)));
        }
    }

    /** The fabric that counts. */
    SimulatedFabric counted() {
        return fabrics.get(ContentMode.COUNTED);
    }

    private World countedWorld() {
        return worlds.get(ContentMode.COUNTED);
    }

    private World verifiedWorld() {
        return worlds.get(ContentMode.VERIFIED);
    }

    /** How many times a point that could be restored was. */
    int restorable() {
        return restorable;
    }

    /** Why jobs failed. */
    Set<JobFault> failures() {
        Set<JobFault> faults = EnumSet.noneOf(JobFault.class);
        countedWorld()
                .changes()
                .finished()
                .forEach(job -> JobFault.ofDetail(job.detail()).ifPresent(faults::add));
        return faults;
    }

    /** A client calls; what is in force disturbs the call. */
    void call(RandomEstate.Call call) {
        for (SimulatedFabric fabric : fabrics.values()) {
            try {
                call.on(fabric.asSeen());
            } catch (FabricException refused) {
                // part of it; both refuse the same, or their points differ
            }
        }
    }

    void change(long seed, Change change) {
        worlds.values().forEach(world -> change.of(new SplittableRandom(seed), world));
    }

    void inject(InjectedFault fault) {
        fabrics.values().forEach(fabric -> fabric.inject(List.of(fault)));
    }

    void advance(long seconds, RandomGenerator random) {
        counted().advance(Duration.ofSeconds(seconds));
        long left = seconds;
        while (left > 0) {
            long piece = 1 + random.nextLong(left);
            fabrics.get(ContentMode.VERIFIED).advance(Duration.ofSeconds(piece));
            left -= piece;
        }
    }

    void loseSnapshot(RandomGenerator random) {
        List<WorldItem> items = List.copyOf(countedWorld().items().values());
        if (items.isEmpty()) {
            return;
        }
        WorldItem item = items.get(random.nextInt(items.size()));
        if (!item.points().isEmpty()) {
            int newest = item.points().size() - 1;
            int index = random.nextBoolean() ? newest : random.nextInt(newest + 1);
            Instant captured = Instant.ofEpochSecond(item.points().get(index).captured());
            fabrics.values().forEach(fabric -> fabric.loseSnapshot(item.key(), captured));
        }
    }

    /** Jobs, points, bytes and faults are the same. */
    void areEqual() {
        World one = countedWorld();
        World other = verifiedWorld();
        assertThat(other.changes().finished()).isEqualTo(one.changes().finished());
        assertThat(List.copyOf(other.jobs().running()))
                .isEqualTo(List.copyOf(one.jobs().running()));
        assertThat(fabrics.get(ContentMode.VERIFIED).read()).isEqualTo(counted().read());
        assertThat(List.copyOf(other.faults().all()))
                .isEqualTo(List.copyOf(one.faults().all()));
        one.items()
                .forEach((key, item) -> assertThat(item.points())
                        .map(WorldPoint::base)
                        .isEqualTo(other.item(key).points().stream()
                                .map(WorldPoint::base)
                                .toList()));
    }

    /** Each good point gives back what was captured, from each of its tiers; each that can be restored is one of them. */
    void goodPointsAreIntact() {
        Map<Capture, Digest> captured = captured();
        worlds.forEach((mode, world) -> world.items().values().forEach(item -> {
            for (WorldPoint point : item.points()) {
                if (point.isGood()) {
                    Digest digest = captured.get(new Capture(item.key(), point.captured()));
                    isIntact(mode, item, point, WorldPoint.INSTANT, digest);
                    isIntact(mode, item, point, WorldPoint.VAULT, digest);
                }
                for (String region : REGIONS) {
                    source(mode, item, point, region).ifPresent(source -> isGood(point, source));
                }
            }
        }));
    }

    private Map<Capture, Digest> captured() {
        Map<Capture, Digest> digests = new HashMap<>();
        for (WorldItem item : verifiedWorld().items().values()) {
            for (WorldPoint point : item.points()) {
                point.images()
                        .map(PointImages::captured)
                        .ifPresent(digest -> digests.put(new Capture(item.key(), point.captured()), digest));
            }
        }
        return digests;
    }

    /** What a restore would find; empty if the fabric says that it is not possible. */
    private Optional<RestoreSource> source(ContentMode mode, WorldItem item, WorldPoint point, String region) {
        PointReference reference = new PointReference(item.key(), PointNames.of(item.key(), point));
        try {
            return Optional.of(fabrics.get(mode).asSeen().restorable(reference, region));
        } catch (FabricException refused) {
            return Optional.empty();
        }
    }

    private void isGood(WorldPoint point, RestoreSource source) {
        boolean there = point.isIn(source.tier() == Tier.INSTANT ? WorldPoint.INSTANT : WorldPoint.VAULT);
        assertThat(point.isGood() && there)
                .as("%s is said to be restorable from %s", source.point(), source.tier())
                .isTrue();
        restorable++;
    }

    private void isIntact(ContentMode mode, WorldItem item, WorldPoint point, byte tier, Digest digest) {
        if (point.isIn(tier)) {
            RestoredContent restored = PointContent.restore(worlds.get(mode), item, point, tier);
            assertThat(restored.digest())
                    .as(
                            "%s: the point of %s at %s, based on %s, from tier %s",
                            mode, item.key(), Instant.ofEpochSecond(point.captured()), point.base(), tier)
                    .isEqualTo(digest);
        }
    }
}
