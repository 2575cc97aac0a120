package dev.holdfast.planner.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.dsl.generator.Seeds;
import dev.holdfast.planner.document.DriftEntry;
import dev.holdfast.planner.document.DriftEntry.DriftedPoint;
import dev.holdfast.planner.document.FindingEntry;
import dev.holdfast.planner.document.PlanDocument;
import dev.holdfast.planner.document.ResourceChange;
import dev.holdfast.planner.plan.Estate;
import dev.holdfast.planner.plan.EstateGenerator;
import dev.holdfast.planner.plan.FakeWorld;
import dev.holdfast.planner.plan.Planner;
import dev.holdfast.planner.plan.request.PlanOptions;
import dev.holdfast.planner.plan.request.PlanRefusedException;
import dev.holdfast.planner.plan.request.Refresh;
import dev.holdfast.planner.state.ActualState;
import dev.holdfast.planner.state.AttributeNames;
import dev.holdfast.planner.state.AttributeValue;
import dev.holdfast.planner.state.ExpiredPoint;
import dev.holdfast.planner.state.GonePoints;
import dev.holdfast.planner.state.ItemKey;
import dev.holdfast.planner.state.LegalHold;
import dev.holdfast.planner.state.ManagedObject;
import dev.holdfast.planner.state.ObjectAddress;
import dev.holdfast.planner.state.PointStatus;
import dev.holdfast.planner.state.Promise;
import dev.holdfast.planner.state.RecordedState;
import dev.holdfast.planner.state.RecoveryPoint;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class DriftTest {

    private static final int SEEDS = Boolean.getBoolean("holdfast.long") ? 500 : 25;
    private static final Instant AT = Estate.AT;
    private static final PlanOptions SHRINKING = new PlanOptions(List.of(), List.of(), Duration.ofDays(7), true, false);

    @Test
    void whatever_was_changed_outside_is_named_and_after_the_apply_nothing_is_left() {
        Seeds.forEach(SEEDS, random -> {
            Estate estate = EstateGenerator.of(random.nextLong() & 0xffff);
            FakeWorld world = new FakeWorld();
            world.apply(plan(estate, world.recorded(), world.actual(), SHRINKING));
            world.takePoints(List.of(AT.minusSeconds(90_000), AT.minusSeconds(5_000)));
            PlanDocument quiet = plan(estate, world.recorded(), world.actual(), SHRINKING);
            assertThat(quiet.holdfast().drift()).isEmpty();
            RecordedState recorded = world.recorded();
            Set<String> touched = drift(world, random);
            PlanDocument plan = plan(estate, recorded, world.actual(), SHRINKING);
            assertThat(plan.holdfast().drift().stream().map(DriftEntry::address))
                    .containsExactlyInAnyOrderElementsOf(touched);
            for (DriftEntry entry : plan.holdfast().drift()) {
                if (entry.response().equals("restore")) {
                    assertThat(plan.resourceChanges().stream().map(ResourceChange::address))
                            .contains(entry.address());
                }
            }
            PlanDocument blind = plan(estate, recorded, world.actual(), SHRINKING.with(Refresh.SKIPPED));
            assertThat(blind.holdfast().drift()).isEmpty();
            assertThat(blind.resourceChanges()).isEqualTo(quiet.resourceChanges());
            assertThat(blind.holdfast().prunes()).isEqualTo(quiet.holdfast().prunes());
            assertThat(blind.holdfast().preconditions())
                    .isEqualTo(quiet.holdfast().preconditions());
            world.apply(plan);
            PlanDocument after = plan(estate, world.recorded(), world.actual(), SHRINKING);
            assertThat(after.resourceChanges()).isEmpty();
            assertThat(after.holdfast().drift()).isEmpty();
        });
    }

    /** Changes or deletes some objects of a world by hand; returns their addresses. */
    private static Set<String> drift(FakeWorld world, RandomGenerator random) {
        Set<String> touched = new TreeSet<>();
        for (ObjectAddress address : List.copyOf(world.objects().keySet())) {
            if (random.nextInt(4) > 0) {
                continue;
            }
            ManagedObject object = world.objects().get(address);
            switch (address.type()) {
                case VAULT -> set(world, object, AttributeNames.SOFT_DELETE, Seeds.oneOf(random, "15d", "100d"));
                case POLICY -> set(world, object, AttributeNames.RPO, Seeds.oneOf(random, "9h", "990h"));
                case SCHEDULE -> {
                    if (random.nextBoolean()) {
                        world.objects().remove(address);
                    } else {
                        set(world, object, AttributeNames.TIME_ZONE, "Asia/Tokyo");
                    }
                }
                case COPY -> world.objects().remove(address);
                case PROTECTION -> set(world, object, AttributeNames.PROTECTION_STATE, AttributeNames.STOPPED);
            }
            if (!object.equals(world.objects().get(address))) {
                touched.add(address.toString());
            }
        }
        return touched;
    }

    private static void set(FakeWorld world, ManagedObject object, String attribute, String value) {
        SortedMap<String, AttributeValue> attributes = new TreeMap<>(object.attributes());
        attributes.put(attribute, AttributeValue.of(value));
        world.objects().put(object.address(), new ManagedObject(object.address(), attributes));
    }

    @Test
    void a_refresh_alone_shows_drift_and_changes_nothing() {
        Seeds.forEach(SEEDS, random -> {
            Estate estate = EstateGenerator.of(random.nextLong() & 0xffff);
            FakeWorld world = new FakeWorld();
            world.apply(plan(estate, world.recorded(), world.actual(), SHRINKING));
            world.takePoints(List.of(AT.minusSeconds(90_000)));
            RecordedState recorded = world.recorded();
            Set<String> touched = drift(world, random);
            Estate edited = EstateGenerator.edited(estate, random.nextLong() & 0xffff);
            PlanDocument plan = plan(edited, recorded, world.actual(), PlanOptions.DEFAULT.with(Refresh.ONLY));
            assertThat(plan.resourceChanges()).isEmpty();
            assertThat(plan.holdfast().prunes()).isEmpty();
            assertThat(plan.holdfast().copies()).isEmpty();
            assertThat(plan.holdfast().backups()).isEmpty();
            assertThat(plan.applyable()).isTrue();
            assertThat(plan.holdfast().inventories())
                    .as("a shrunk inventory must still be noticed afterwards")
                    .isEqualTo(recorded.inventoryCounts());
            assertThat(plan.holdfast().drift().stream().map(DriftEntry::address))
                    .containsExactlyInAnyOrderElementsOf(touched);
            assertThat(plan.holdfast().drift())
                    .allMatch(entry -> entry.response().equals("accept"));
        });
    }

    @Test
    void without_a_record_there_is_nothing_to_refresh() {
        assertThatThrownBy(() -> plan(
                        EstateGenerator.of(1),
                        RecordedState.empty("test-estate"),
                        ActualState.none(),
                        PlanOptions.DEFAULT.with(Refresh.ONLY)))
                .isInstanceOfSatisfying(
                        PlanRefusedException.class,
                        e -> assertThat(e.reason()).isEqualTo(PlanRefusedException.Cause.NOTHING_RECORDED));
    }

    @Test
    void points_that_somebody_deleted_are_drift_and_those_that_the_service_expired_are_not() throws Exception {
        Fixture fixture = new Fixture();
        List<RecoveryPoint> points = fixture.recorded.points().get(fixture.item);
        List<RecoveryPoint> left = List.of(points.get(0));
        List<ExpiredPoint> expired = List.of(
                new ExpiredPoint(fixture.item, points.get(1).id(), points.get(1).captured(), AT, "outlived"));
        PlanDocument plan = fixture.plan(left, expired);
        DriftEntry entry = plan.holdfast().drift().get(0);
        assertThat(entry.address()).isEqualTo("points/" + fixture.item);
        assertThat(entry.kind()).isEqualTo("gone");
        assertThat(entry.driftClass()).isEqualTo("protection");
        assertThat(entry.response()).isEqualTo("accept");
        assertThat(entry.points().stream().map(DriftedPoint::point))
                .containsExactly(points.get(2).id());
        assertThat(findings(plan).get(0).addresses()).containsExactly(fixture.item.toString());
    }

    @Test
    void points_that_lost_their_lock_hold_promise_or_soundness_are_drift_of_protection() throws Exception {
        Instant later = AT.plus(Duration.ofDays(30));
        LegalHold hold = new LegalHold(AT.minusSeconds(60), Optional.empty(), "alice", "case 17");
        assertChange("protection", locked(later), locked(AT.plusSeconds(60)));
        assertChange("protection", locked(later), point -> point);
        assertChange("cost", point -> point, locked(later));
        assertChange("benign", locked(AT.minusSeconds(60)), point -> point);
        assertChange("protection", point -> point.holding(Optional.of(hold)), point -> point);
        assertChange("cost", point -> point, point -> point.holding(Optional.of(hold)));
        assertChange(
                "protection",
                point -> point,
                point -> point.promising(
                        Promise.released(point.promise().orElseThrow().rules(), AT)));
        assertChange("cost", point -> point.promising(Promise.released(List.of("r"), AT)), point -> point);
        assertChange("protection", point -> point, point -> FakeWorld.withStatus(point, PointStatus.FAILED));
    }

    @Test
    void a_promise_is_given_again_and_a_new_text_for_it_is_no_drift() throws Exception {
        Fixture fixture = new Fixture();
        PlanDocument plan = assertChange(
                "protection",
                point -> point,
                point -> point.promising(new Promise(List.of("another"), List.of("daily"), Optional.empty())));
        assertThat(plan.holdfast().drift().get(0).response()).isEqualTo("restore");
        PlanDocument worded = fixture.plan(
                fixture.each(point -> point.promising(new Promise(
                        point.promise().orElseThrow().rules(), List.of("said otherwise"), Optional.empty()))),
                List.of());
        assertThat(worded.holdfast().drift()).isEmpty();
    }

    private static UnaryOperator<RecoveryPoint> locked(Instant until) {
        return point -> new RecoveryPoint(
                point.id(),
                point.captured(),
                point.tiers(),
                point.size(),
                point.status(),
                point.consistency(),
                point.tags(),
                Optional.of(until),
                point.hold(),
                point.base(),
                point.promise());
    }

    private static PlanDocument assertChange(
            String driftClass, UnaryOperator<RecoveryPoint> before, UnaryOperator<RecoveryPoint> after)
            throws PlanRefusedException {
        Fixture fixture = new Fixture();
        List<RecoveryPoint> now = fixture.each(after);
        SortedMap<ItemKey, List<RecoveryPoint>> rows = new TreeMap<>(fixture.recorded.points());
        rows.put(fixture.item, fixture.each(before));
        fixture.recorded = fixture.recorded.withPoints(rows);
        PlanDocument plan = fixture.plan(now, List.of());
        assertThat(plan.holdfast().drift()).hasSize(1);
        DriftEntry entry = plan.holdfast().drift().get(0);
        assertThat(entry.kind()).isEqualTo("changed");
        assertThat(entry.driftClass()).as("%s", entry.points()).isEqualTo(driftClass);
        assertThat(entry.points()).hasSize(3).allMatch(point -> !point.before().equals(point.after()));
        assertThat(findings(plan)).hasSize(driftClass.equals("protection") ? 1 : 0);
        return plan;
    }

    private static List<FindingEntry> findings(PlanDocument plan) {
        return plan.holdfast().findings().stream()
                .filter(finding -> finding.name().equals("points-changed-outside"))
                .toList();
    }

    @Test
    void an_object_that_nobody_declares_is_left_alone_and_named_only_if_it_concerns_our_machines() throws Exception {
        Fixture fixture = new Fixture();
        ObjectAddress foreign = ObjectAddress.copy("elsewhere", "rsv");
        ObjectAddress ours = ObjectAddress.copy(fixture.item.machine(), "rsv-by-hand");
        for (ObjectAddress address : List.of(foreign, ours)) {
            String machine = address.name().substring(0, address.name().indexOf('\u2192'));
            fixture.world
                    .objects()
                    .put(
                            address,
                            new ManagedObject(
                                    address,
                                    new TreeMap<>(Map.of(AttributeNames.MACHINE, AttributeValue.of(machine)))));
        }
        PlanDocument plan = plan(fixture.estate, fixture.recorded, fixture.world.actual(), PlanOptions.DEFAULT);
        assertThat(plan.resourceChanges()).isEmpty();
        assertThat(plan.holdfast().drift()).singleElement().satisfies(entry -> {
            assertThat(entry.address()).isEqualTo(ours.toString());
            assertThat(entry.kind()).isEqualTo("appeared");
            assertThat(entry.driftClass()).isEqualTo("cost");
            assertThat(entry.response()).isEqualTo("leave");
        });
    }

    private static PlanDocument plan(Estate estate, RecordedState recorded, ActualState actual, PlanOptions options)
            throws PlanRefusedException {
        return Planner.plan(estate.request(recorded, actual, AT, options));
    }

    /** An applied estate with three points of one item. */
    private static final class Fixture {
        private final Estate estate = EstateGenerator.of(3);
        private final FakeWorld world = new FakeWorld();
        private RecordedState recorded;
        private final ItemKey item;

        Fixture() throws PlanRefusedException {
            world.apply(DriftTest.plan(estate, world.recorded(), world.actual(), PlanOptions.DEFAULT));
            world.takePoints(List.of(AT.minusSeconds(90_000), AT.minusSeconds(50_000), AT.minusSeconds(5_000)));
            world.apply(DriftTest.plan(estate, world.recorded(), world.actual(), PlanOptions.DEFAULT));
            recorded = world.recorded();
            item = recorded.points().firstKey();
        }

        List<RecoveryPoint> each(UnaryOperator<RecoveryPoint> change) {
            return new ArrayList<>(
                    recorded.points().get(item).stream().map(change).toList());
        }

        PlanDocument plan(List<RecoveryPoint> points, List<ExpiredPoint> expired) throws PlanRefusedException {
            ActualState actual = world.actual();
            SortedMap<ItemKey, List<RecoveryPoint>> now = new TreeMap<>(actual.points());
            now.put(item, points);
            ActualState found = new ActualState(
                    Optional.of(AT),
                    actual.objects(),
                    now,
                    Map.of(),
                    Map.of(),
                    Map.of(),
                    GonePoints.ofExpired(expired));
            return DriftTest.plan(estate, recorded, found, PlanOptions.DEFAULT);
        }
    }
}
