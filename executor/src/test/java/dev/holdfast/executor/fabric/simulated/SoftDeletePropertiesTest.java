package dev.holdfast.executor.fabric.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.dsl.generator.Seeds;
import dev.holdfast.dsl.profile.ServiceProfiles;
import dev.holdfast.executor.fabric.FabricException;
import dev.holdfast.executor.fabric.OperationKey;
import dev.holdfast.executor.fabric.PointReference;
import dev.holdfast.executor.fabric.world.World;
import dev.holdfast.planner.retention.SoftDeleteTerms;
import dev.holdfast.planner.state.ItemKey;
import dev.holdfast.planner.state.RecoveryPoint;
import dev.holdfast.planner.state.SoftDeletedPoint;
import dev.holdfast.planner.state.Tier;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class SoftDeletePropertiesTest {

    private static final Instant START = Instant.parse("2026-10-20T15:00:00Z");
    private static final Duration DAY = Duration.ofDays(1);

    private static void call(SimulatedFabric fabric, RandomEstate.Call call) {
        try {
            call.on(fabric);
        } catch (FabricException e) {
            // a refusal changes nothing
        }
    }

    /** What is known of a deleted point, wherever it is now. */
    private record Known(ItemKey item, SoftDeletedPoint point) {}

    private static Set<Known> deleted(SimulatedFabric fabric) {
        Set<Known> all = new HashSet<>();
        fabric.read().softDeleted().forEach((item, points) -> points.forEach(point -> all.add(new Known(item, point))));
        return all;
    }

    @Test
    void nothing_is_purged_before_its_date_and_nothing_stays_beyond_the_next_clean_up() {
        Seeds.forEach(25, random -> {
            SimulatedFabric service =
                    new SimulatedFabric(new World(START.getEpochSecond()), ServiceProfiles.azure(), World::stored);
            RandomEstate estate = new RandomEstate(3);
            estate.setUp(random).forEach(call -> call(service, call));
            int purged = 0;
            for (int i = 0; i < 120; i++) {
                Set<Known> before = deleted(service);
                service.advance(Duration.ofSeconds(random.nextInt(2 * 86_400)));
                Set<Known> after = deleted(service);
                Instant now = service.clock();
                for (Known known : before) {
                    boolean isThere = after.contains(known);
                    assertThat(isThere || !known.point().ends().isAfter(now))
                            .as("%s is kept until its date", known)
                            .isTrue();
                    purged += isThere ? 0 : 1;
                }
                assertThat(after)
                        .allSatisfy(known -> assertThat(known.point().ends().plus(DAY))
                                .as("%s is purged at the first clean-up", known)
                                .isAfter(now));
                for (int calls = random.nextInt(4); calls >= 0; calls--) {
                    call(service, any(estate, random, service));
                }
            }
            assertThat(purged).isPositive();
        });
    }

    private static RandomEstate.Call any(RandomEstate estate, RandomGenerator random, SimulatedFabric service) {
        try {
            return estate.any(random, service);
        } catch (FabricException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void undeleting_brings_back_exactly_what_was_deleted() {
        Seeds.forEach(25, random -> {
            SimulatedFabric service =
                    new SimulatedFabric(new World(START.getEpochSecond()), ServiceProfiles.azure(), World::stored);
            new RandomEstate(3).setUp(random).forEach(call -> call(service, call));
            int undeleted = 0;
            for (int i = 0; i < 40; i++) {
                service.advance(Duration.ofSeconds(random.nextInt(2 * 86_400)));
                List<ItemKey> items = new ArrayList<>(service.read().points().keySet());
                if (items.isEmpty()) {
                    continue;
                }
                ItemKey item = items.get(random.nextInt(items.size()));
                List<RecoveryPoint> before = service.points(item);
                RecoveryPoint chosen = before.get(random.nextInt(before.size()));
                PointReference point = new PointReference(item, chosen.id());
                OperationKey key = new OperationKey("delete-" + i);
                call(service, fabric -> fabric.deletePoint(key, point));
                Optional<SoftDeletedPoint> kept =
                        SoftDeletedPoint.find(service.read().softDeleted().getOrDefault(item, List.of()), chosen.id());
                assertThat(kept.isPresent())
                        .as("the vault keeps what it holds: %s", chosen)
                        .isEqualTo(SoftDeleteTerms.keeps(chosen.tiers(), chosen.status()));
                if (kept.isEmpty()) {
                    continue;
                }
                call(service, fabric -> fabric.undeletePoint(new OperationKey("undelete-" + key.value()), point));
                EnumSet<Tier> tiers = EnumSet.copyOf(chosen.tiers());
                tiers.remove(Tier.INSTANT);
                List<RecoveryPoint> expected = new ArrayList<>(before);
                expected.replaceAll(other -> other.equals(chosen) ? in(other, tiers) : other);
                assertThat(service.points(item)).isEqualTo(expected);
                undeleted++;
            }
            assertThat(undeleted).isPositive();
        });
    }

    private static RecoveryPoint in(RecoveryPoint point, Set<Tier> tiers) {
        return new RecoveryPoint(
                point.id(),
                point.captured(),
                tiers,
                point.size(),
                point.status(),
                point.consistency(),
                point.tags(),
                point.lockedUntil(),
                point.hold(),
                point.base(),
                point.promise());
    }
}
