package dev.holdfast.executor.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.dsl.model.Redundancy;
import dev.holdfast.dsl.model.policy.VaultChoice;
import dev.holdfast.dsl.profile.ServiceProfiles;
import dev.holdfast.executor.database.Database;
import dev.holdfast.executor.database.DatabasePlace;
import dev.holdfast.executor.database.Databases;
import dev.holdfast.executor.database.StateException;
import dev.holdfast.executor.fabric.Fabric;
import dev.holdfast.executor.fabric.FabricException;
import dev.holdfast.executor.fabric.OperationKey;
import dev.holdfast.executor.fabric.PointReference;
import dev.holdfast.executor.fabric.simulated.SimulatedFabric;
import dev.holdfast.executor.fabric.world.World;
import dev.holdfast.executor.fabric.world.store.WorldStore;
import dev.holdfast.executor.fabric.world.store.WorldStoreException;
import dev.holdfast.planner.document.DriftEntry;
import dev.holdfast.planner.document.PlanDocument;
import dev.holdfast.planner.plan.Estate;
import dev.holdfast.planner.plan.Machines;
import dev.holdfast.planner.plan.Policies;
import dev.holdfast.planner.plan.request.PlanOptions;
import dev.holdfast.planner.plan.request.Refresh;
import dev.holdfast.planner.state.ActualState;
import dev.holdfast.planner.state.AttributeNames;
import dev.holdfast.planner.state.AttributeValue;
import dev.holdfast.planner.state.ItemKey;
import dev.holdfast.planner.state.ManagedObject;
import dev.holdfast.planner.state.ObjectAddress;
import dev.holdfast.planner.state.ObjectType;
import dev.holdfast.planner.state.Promise;
import dev.holdfast.planner.state.RecordedState;
import dev.holdfast.planner.state.RecoveryPoint;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of changes that somebody makes in the fabric by hand. */
class RefreshTest {

    private static final PlanOptions ONLY = PlanOptions.DEFAULT.with(Refresh.ONLY);
    private static final PlanOptions SKIPPED = PlanOptions.DEFAULT.with(Refresh.SKIPPED);

    @TempDir
    private Path directory;

    private Site site;
    private Estate estate;
    private ManagedObject policy;
    private ItemKey item;
    private String point;
    private int edits;

    @BeforeEach
    void applyAndTakePoints() throws Exception {
        site = new Site(directory);
        estate = Estate.empty()
                .with(Policies.vault("rsv-east", "eastus", Redundancy.GRS))
                .with(Policies.policy("gold", VaultChoice.of("rsv-east"), "daily 22:00", Map.of("daily", "30d")))
                .withBindings(Policies.bindAll("gold"))
                .with(Machines.machine("web", "eastus", 2));
        site.apply(site.plan(estate));
        site.advance(estate, Duration.ofDays(3));
        site.apply(site.plan(estate));
        RecordedState recorded = site.recorded(estate);
        policy = recorded.objects().values().stream()
                .filter(object -> object.address().type() == ObjectType.POLICY)
                .findFirst()
                .orElseThrow();
        item = recorded.points().keySet().stream()
                .filter(each -> recorded.points().get(each).size() > 2)
                .findFirst()
                .orElseThrow();
        point = recorded.points().get(item).get(1).id();
    }

    @Test
    void a_refresh_takes_the_fabric_into_the_record_and_leaves_the_fabric_alone() throws Exception {
        byHand((fabric, key) -> fabric.putPolicy(key, weaker(policy)));
        byHand((fabric, key) -> fabric.deletePoint(key, new PointReference(item, point)));
        PlanDocument plan = site.plan(estate, ONLY);
        assertThat(plan.holdfast().drift().stream().map(DriftEntry::address))
                .containsExactly(policy.address().toString(), "points/" + item);
        ActualState before = site.actual(estate);
        site.apply(plan);
        assertThat(site.actual(estate)).isEqualTo(before);
        assertThat(site.recorded(estate).objects()).isEqualTo(before.objects());
        assertThat(site.plan(estate, ONLY).holdfast().drift()).isEmpty();
        PlanDocument next = site.plan(estate);
        assertThat(next.holdfast().drift()).isEmpty();
        assertThat(next.resourceChanges())
                .as("the declaration still wants its own values")
                .anyMatch(change -> change.address().equals(policy.address().toString()));
    }

    @Test
    void a_refresh_whose_object_changed_again_is_stale() throws Exception {
        byHand((fabric, key) -> fabric.putPolicy(key, weaker(policy)));
        PlanDocument plan = site.plan(estate, ONLY);
        byHand((fabric, key) -> fabric.putPolicy(key, with(policy, AttributeNames.RPO, "999h")));
        assertStale(plan);
    }

    @Test
    void a_plan_that_did_not_look_is_stale_where_it_would_change_what_drifted() throws Exception {
        Estate longer = estate.with(estate.policies()
                .get(policy.address().name())
                .withRetention(Policies.retention(Map.of("daily", "90d"))));
        byHand((fabric, key) -> fabric.putPolicy(key, weaker(policy)));
        PlanDocument plan = site.plan(longer, SKIPPED);
        assertThat(plan.holdfast().drift()).isEmpty();
        assertThat(plan.resourceChanges()).isNotEmpty();
        assertStale(plan);
    }

    @Test
    void what_no_plan_has_shown_stays_recorded_as_it_was_until_one_shows_it() throws Exception {
        PlanDocument earlier = site.plan(estate);
        byHand((fabric, key) -> fabric.putPolicy(key, weaker(policy)));
        byHand((fabric, key) -> fabric.deletePoint(key, new PointReference(item, point)));
        site.apply(earlier);
        site.apply(site.plan(estate, SKIPPED));
        PlanDocument plan = site.plan(estate);
        assertThat(plan.holdfast().drift().stream().map(DriftEntry::address))
                .containsExactly(policy.address().toString(), "points/" + item);
        site.apply(plan);
        PlanDocument after = site.plan(estate);
        assertThat(after.holdfast().drift()).isEmpty();
        assertThat(Site.actions(after)).isEmpty();
        assertThat(site.recorded(estate).points().get(item).stream().map(RecoveryPoint::id))
                .doesNotContain(point);
    }

    @Test
    void a_promise_that_was_taken_away_is_given_again() throws Exception {
        RecoveryPoint held = site.recorded(estate).points().get(item).get(1);
        byHand((fabric, key) -> fabric.releasePoints(
                key,
                item,
                List.of(point),
                Promise.released(held.promise().orElseThrow().rules(), fabric.clock())));
        PlanDocument plan = site.plan(estate);
        assertThat(plan.holdfast().drift()).singleElement().satisfies(entry -> {
            assertThat(entry.driftClass()).isEqualTo("protection");
            assertThat(entry.points()).hasSize(1);
        });
    }

    private void assertStale(PlanDocument plan) throws WorkspaceException {
        RecordedState before = site.recorded(estate);
        assertThatThrownBy(() -> site.apply(plan))
                .isInstanceOfSatisfying(
                        WorkspaceException.class,
                        e -> assertThat(e.kind()).isEqualTo(WorkspaceException.Kind.PLAN_STALE))
                .satisfies(e -> assertThat(((WorkspaceException) e).details())
                        .anyMatch(line -> line.contains(policy.address().toString())));
        assertThat(site.recorded(estate)).isEqualTo(before);
    }

    private static ManagedObject weaker(ManagedObject policy) {
        return with(policy, AttributeNames.RPO, "900h");
    }

    private static ManagedObject with(ManagedObject object, String attribute, String value) {
        SortedMap<String, AttributeValue> attributes = new TreeMap<>(object.attributes());
        attributes.put(attribute, AttributeValue.of(value));
        return new ManagedObject(
                new ObjectAddress(object.address().type(), object.address().name()), attributes);
    }

    /** Something that somebody does to the fabric without Holdfast. */
    private interface Hand {
        void touch(Fabric fabric, OperationKey key) throws FabricException;
    }

    private void byHand(Hand hand) throws Exception {
        String name = Site.name(estate);
        try (Database database = new Databases(() -> Instant.EPOCH, Map.of())
                .open(DatabasePlace.in(directory))
                .orElseThrow()) {
            World world = database.write(c -> loaded(c, name));
            Fabric fabric = new SimulatedFabric(world, ServiceProfiles.azure(), changed -> {
                try {
                    database.write(c -> save(c, name, changed));
                } catch (StateException e) {
                    throw new WorldStoreException("the world of a test", e);
                }
                changed.stored();
            });
            hand.touch(fabric, new OperationKey("by-hand/" + edits++));
            fabric.settle();
        }
    }

    private static World loaded(Connection connection, String estate) throws StateException {
        try {
            return WorldStore.load(connection, estate).orElseThrow();
        } catch (WorldStoreException e) {
            throw new StateException("the world of a test", e);
        }
    }

    private static World save(Connection connection, String estate, World world) throws StateException {
        try {
            WorldStore.save(connection, estate, world);
            return world;
        } catch (WorldStoreException e) {
            throw new StateException("the world of a test", e);
        }
    }
}
