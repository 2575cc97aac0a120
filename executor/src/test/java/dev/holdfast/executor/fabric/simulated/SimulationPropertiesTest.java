package dev.holdfast.executor.fabric.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.dsl.generator.Seeds;
import dev.holdfast.dsl.profile.DayCounting;
import dev.holdfast.dsl.profile.ServiceProfiles;
import dev.holdfast.dsl.quantity.QuantityException;
import dev.holdfast.executor.database.TestStore;
import dev.holdfast.executor.fabric.Fabric;
import dev.holdfast.executor.fabric.FabricError;
import dev.holdfast.executor.fabric.FabricException;
import dev.holdfast.executor.fabric.simulated.agenda.CopyTimes;
import dev.holdfast.executor.fabric.simulated.agenda.Terms;
import dev.holdfast.executor.fabric.simulated.agenda.TermsBook;
import dev.holdfast.executor.fabric.simulated.job.Backups;
import dev.holdfast.executor.fabric.simulated.transfer.PointContent;
import dev.holdfast.executor.fabric.world.World;
import dev.holdfast.executor.fabric.world.WorldItem;
import dev.holdfast.executor.fabric.world.WorldPoint;
import dev.holdfast.executor.fabric.world.store.WorldStore;
import dev.holdfast.planner.copy.ComingCaptures;
import dev.holdfast.planner.copy.CopyDemand;
import dev.holdfast.planner.copy.CopyOrder;
import dev.holdfast.planner.copy.CopySelection;
import dev.holdfast.planner.copy.HeldForCopies;
import dev.holdfast.planner.retention.JudgedPoint;
import dev.holdfast.planner.retention.Promises;
import dev.holdfast.planner.state.ActualState;
import dev.holdfast.planner.state.AttributeNames;
import dev.holdfast.planner.state.ExpiredPoint;
import dev.holdfast.planner.state.ItemKey;
import dev.holdfast.planner.state.ManagedObject;
import dev.holdfast.planner.state.ObjectType;
import dev.holdfast.planner.state.Promise;
import dev.holdfast.planner.state.RecoveryPoint;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SimulationPropertiesTest {

    /** In autumn, so that walks cross the end of summer time. */
    private static final Instant START = Instant.parse("2026-10-20T15:00:00Z");

    private static final String ESTATE = "contoso";

    @TempDir
    private Path temporary;

    private static SimulatedFabric fabric(World world) {
        return new SimulatedFabric(world, ServiceProfiles.azure(), World::stored);
    }

    /** Makes a call; why the fabric refused it. */
    private static Optional<FabricError> call(Fabric fabric, RandomEstate.Call call) {
        try {
            call.on(fabric);
            return Optional.empty();
        } catch (FabricException e) {
            return Optional.of(e.error());
        }
    }

    @ParameterizedTest
    @EnumSource(TestStore.class)
    void timeInPiecesAndStoredWorldsMakeTheSameHistory(TestStore store) {
        Seeds.forEach(store == TestStore.SQLITE ? 25 : 4, random -> {
            World world = new World(START.getEpochSecond());
            SimulatedFabric whole = fabric(world);
            try (Connection connection = store.tables(Files.createTempDirectory(temporary, "pieces"));
                    Connection once = store.tables(Files.createTempDirectory(temporary, "once"))) {
                World pieces = new World(START.getEpochSecond());
                RandomEstate estate = new RandomEstate(3);
                List<RandomEstate.Call> calls = estate.setUp(random);
                for (int i = 0; i < 40; i++) {
                    for (RandomEstate.Call call : calls) {
                        SimulatedFabric part = fabric(pieces);
                        Optional<FabricError> refusal = call(part, call);
                        assertThat(call(whole, call)).isEqualTo(refusal);
                        if (refusal.isEmpty()) {
                            ActualState after = part.read();
                            assertThat(call(part, call)).isEmpty();
                            assertThat(part.read())
                                    .as("a repeated key has no effect")
                                    .isEqualTo(after);
                        }
                    }
                    long seconds = random.nextInt(4 * 86_400);
                    whole.advance(Duration.ofSeconds(seconds));
                    pieces = inPieces(random, connection, pieces, seconds);
                    assertThat(fabric(pieces).read()).isEqualTo(whole.read());
                    assertThat(fabric(pieces).meters()).isEqualTo(whole.meters());
                    calls = List.of(estate.any(random, whole));
                }
                WorldStore.save(once, ESTATE, world);
                assertThat(WorldStore.jobs(connection, ESTATE, 100_000))
                        .isNotEmpty()
                        .isEqualTo(WorldStore.jobs(once, ESTATE, 100_000));
                assertThat(List.copyOf(pieces.jobs().running()))
                        .isEqualTo(List.copyOf(world.jobs().running()));
                assertThat(pieces.rules()).isEqualTo(world.rules());
                sameItems(pieces, world);
                newestGoodPointsAreIntact(pieces);
            }
        });
    }

    private static World inPieces(RandomGenerator random, Connection connection, World from, long seconds)
            throws Exception {
        World world = from;
        long left = seconds;
        while (left > 0) {
            long piece = Math.min(left, 1 + random.nextLong(2 * 86_400));
            fabric(world).advance(Duration.ofSeconds(piece));
            left -= piece;
            if (random.nextBoolean()) {
                WorldStore.save(connection, ESTATE, world);
                world = WorldStore.load(connection, ESTATE).orElseThrow();
            }
        }
        WorldStore.save(connection, ESTATE, world);
        world.stored();
        return WorldStore.load(connection, ESTATE).orElseThrow();
    }

    private static void sameItems(World one, World other) {
        assertThat(one.items().keySet()).isEqualTo(other.items().keySet());
        for (WorldItem item : one.items().values()) {
            WorldItem same = other.existing(item.key()).orElseThrow();
            assertThat(item.busyUntil()).isEqualTo(same.busyUntil());
            assertThat(item.lastMoved()).isEqualTo(same.lastMoved());
            assertThat(item.referenceLost()).isEqualTo(same.referenceLost());
            assertThat(item.points())
                    .map(WorldPoint::base)
                    .isEqualTo(same.points().stream().map(WorldPoint::base).toList());
            assertThat(item.jobs()).isEqualTo(same.jobs());
        }
    }

    /** What was stored says all that a restore needs. */
    private static void newestGoodPointsAreIntact(World world) {
        for (WorldItem item : world.items().values()) {
            item.points().stream()
                    .filter(WorldPoint::isGood)
                    .reduce((older, newer) -> newer)
                    .ifPresent(newest -> assertThat(
                                    PointContent.restore(world, item, newest).isIntact())
                            .as("%s at %s", item.key(), newest.captured())
                            .isTrue());
        }
    }

    @Test
    void theCleanUpKeepsEveryPromiseAndTheNewestGoodPointAndLeavesNothingBehind() {
        Seeds.forEach(25, random -> {
            World world = new World(START.getEpochSecond());
            SimulatedFabric fabric = fabric(world);
            RandomEstate estate = new RandomEstate(3);
            estate.setUp(random).forEach(call -> call(fabric, call));
            Instant cleanUp = Instant.parse("2026-10-21T02:00:00Z");
            for (int day = 0; day < 120; day++) {
                fabric.advance(Duration.between(fabric.clock(), cleanUp.minusSeconds(1)));
                ActualState before = fabric.read();
                Set<ItemKey> judged = new TreeSet<>();
                Map<String, String> expected = expected(world, before, cleanUp, judged);
                int reported = before.expired().size();
                fabric.advance(Duration.ofSeconds(1));
                List<ExpiredPoint> expired = fabric.read().expired();
                Map<String, String> gone = new HashMap<>();
                for (ExpiredPoint point : expired.subList(reported, expired.size())) {
                    assertThat(point.expired()).isEqualTo(cleanUp);
                    if (judged.contains(point.item())) {
                        gone.put(point.id(), point.reason());
                    } else {
                        assertReleased(before, point);
                    }
                }
                assertThat(gone).isEqualTo(expected);
                newestGoodStay(before, fabric.read(), judged);
                call(fabric, estate.any(random, fabric));
                cleanUp = cleanUp.plus(Duration.ofDays(1));
            }
        });
    }

    /** What must go, by the planner's own judgement: reasons by id. Points that a job uses at that time are left out. */
    private static Map<String, String> expected(World world, ActualState before, Instant at, Set<ItemKey> judged) {
        Map<String, String> expected = new HashMap<>();
        TermsBook terms = new TermsBook(world);
        for (ManagedObject protection : world.objects(ObjectType.PROTECTION)) {
            if (!Backups.isActive(protection)) {
                continue;
            }
            ItemKey item = Backups.home(protection);
            judged.add(item);
            Terms policy = terms.ofProtection(protection).orElseThrow();
            List<RecoveryPoint> points = new ArrayList<>();
            for (RecoveryPoint point : before.points().getOrDefault(item, List.of())) {
                points.add(released(point) ? withoutPromise(point) : point);
            }
            for (JudgedPoint point :
                    Promises.judge(policy.rule(), policy.zone(), DayCounting.ELAPSED, points, world.rules(), at)) {
                RecoveryPoint found = point.decision().point();
                if (!point.decision().kept()
                        && !point.early()
                        && !inUse(world, item, found, at)
                        && !isHeld(world, before, item, found, at)) {
                    expected.put(found.id(), String.join(", ", point.decision().reasons()));
                }
            }
        }
        return expected;
    }

    /** True if a copy rule of the machine needs the point: for a copy that is missing, or as what both sides have in common. */
    private static boolean isHeld(World world, ActualState before, ItemKey item, RecoveryPoint point, Instant at) {
        for (ManagedObject object : world.objects(ObjectType.COPY)) {
            CopyTimes times;
            try {
                times = CopyTimes.of(object);
            } catch (QuantityException e) {
                throw new AssertionError(e);
            }
            if (times.source().equals(item)) {
                List<RecoveryPoint> here = before.points().getOrDefault(item, List.of());
                List<RecoveryPoint> there = before.points().getOrDefault(times.target(), List.of());
                Set<Instant> held = HeldForCopies.waiting(
                        new CopyDemand(
                                times.rule(),
                                times.terms().zone(),
                                CopyOrder.OLDEST_FIRST,
                                Optional.empty(),
                                here,
                                there,
                                at),
                        DayCounting.ELAPSED);
                HeldForCopies.newestCommon(here, there).ifPresent(held::add);
                if (held.contains(point.captured())) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean inUse(World world, ItemKey item, RecoveryPoint point, Instant at) {
        return world.jobs().running().stream()
                .anyMatch(job -> job.item().machine().equals(item.machine())
                        && (job.item().equals(item) || job.source().equals(item.vault()))
                        && job.captured() == point.captured().getEpochSecond()
                        && job.ends() > at.getEpochSecond());
    }

    private static boolean released(RecoveryPoint point) {
        return point.promise().map(Promise::isReleased).orElse(false);
    }

    private static RecoveryPoint withoutPromise(RecoveryPoint point) {
        return new RecoveryPoint(
                point.id(),
                point.captured(),
                point.tiers(),
                point.size(),
                point.status(),
                point.consistency(),
                point.tags(),
                point.lockedUntil(),
                point.hold(),
                point.base(),
                Optional.empty());
    }

    private static void assertReleased(ActualState before, ExpiredPoint expired) {
        assertThat(before.points().get(expired.item())).anySatisfy(point -> {
            assertThat(point.id()).isEqualTo(expired.id());
            assertThat(released(point)).isTrue();
        });
    }

    private static void newestGoodStay(ActualState before, ActualState after, Set<ItemKey> judged) {
        for (ItemKey item : judged) {
            before.points().getOrDefault(item, List.of()).stream()
                    .filter(RecoveryPoint::isGood)
                    .findFirst()
                    .ifPresent(newest -> assertThat(after.points().get(item))
                            .map(RecoveryPoint::id)
                            .contains(newest.id()));
        }
    }

    /** What a plan sees at a source: for a copy of a copy also what the machine's own vault has beyond it. */
    private static List<RecoveryPoint> source(World world, SimulatedFabric fabric, ItemKey source) {
        List<RecoveryPoint> points = fabric.points(source);
        return world.object(ObjectType.PROTECTION, source.machine())
                .map(protection -> new ItemKey(source.machine(), protection.text(AttributeNames.VAULT)))
                .filter(home -> !home.equals(source))
                .map(home -> ComingCaptures.beside(points, fabric.points(home)))
                .orElse(points);
    }

    @Test
    void atEveryInstantEachCopyThatARuleAsksForIsThereOrOnItsWay() {
        Seeds.forEach(25, random -> {
            World world = new World(START.getEpochSecond());
            SimulatedFabric fabric = fabric(world);
            new RandomEstate(4).setUp(random).forEach(call -> call(fabric, call));
            for (int i = 0; i < 60; i++) {
                fabric.advance(Duration.ofSeconds(random.nextInt(2 * 86_400)));
                for (ManagedObject rule : world.objects(ObjectType.COPY)) {
                    CopyTimes times = CopyTimes.of(rule);
                    assertThat(CopySelection.required(
                                    new CopyDemand(
                                            times.rule(),
                                            times.terms().zone(),
                                            CopyOrder.OLDEST_FIRST,
                                            Optional.empty(),
                                            source(world, fabric, times.source()),
                                            fabric.points(times.target()),
                                            fabric.clock()),
                                    DayCounting.ELAPSED))
                            .as(rule.address() + " at " + fabric.clock())
                            .isEmpty();
                    world.existing(times.target())
                            .ifPresent(target -> assertThat(target.copyBegins())
                                    .as("copies that begin within the hour of the newest")
                                    .isSorted()
                                    .hasSizeLessThanOrEqualTo(3));
                }
            }
        });
    }
}
