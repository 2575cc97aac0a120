package dev.holdfast.executor.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.dsl.model.Redundancy;
import dev.holdfast.dsl.model.policy.CopyRule;
import dev.holdfast.dsl.model.policy.VaultChoice;
import dev.holdfast.dsl.profile.ServiceProfile;
import dev.holdfast.dsl.profile.ServiceProfiles;
import dev.holdfast.executor.apply.ApplyEngine;
import dev.holdfast.executor.database.Database;
import dev.holdfast.executor.database.DatabasePlace;
import dev.holdfast.executor.database.Databases;
import dev.holdfast.executor.database.StateException;
import dev.holdfast.executor.fabric.Fabric;
import dev.holdfast.executor.fabric.TroubledFabric;
import dev.holdfast.executor.fabric.simulated.SimulatedFabric;
import dev.holdfast.executor.fabric.world.World;
import dev.holdfast.executor.fabric.world.store.WorldStore;
import dev.holdfast.executor.fabric.world.store.WorldStoreException;
import dev.holdfast.executor.lease.Commits;
import dev.holdfast.executor.lease.Holder;
import dev.holdfast.executor.lease.LeaseTerms;
import dev.holdfast.executor.lease.Leases;
import dev.holdfast.executor.lease.Tenure;
import dev.holdfast.executor.operation.ApplyListener;
import dev.holdfast.executor.operation.ApplyOutcome;
import dev.holdfast.executor.operation.Stop;
import dev.holdfast.planner.document.PlanDocument;
import dev.holdfast.planner.plan.Estate;
import dev.holdfast.planner.plan.Machines;
import dev.holdfast.planner.plan.Policies;
import dev.holdfast.planner.state.ItemKey;
import dev.holdfast.planner.state.Promise;
import dev.holdfast.planner.state.RecoveryPoint;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the copies of a plan fail, the newest point that both vaults have in common stays on both sides. */
class FailedCopiesTest {

    private static final ItemKey HOME = new ItemKey("web", "rsv-east");
    private static final ItemKey COPY = new ItemKey("web", "rsv-west");

    @TempDir
    private Path directory;

    private static Estate estate(String daily, CopyRule... copies) {
        return Estate.empty()
                .with(Policies.vault("rsv-east", "eastus", Redundancy.GRS))
                .with(Policies.vault("rsv-west", "westus", Redundancy.LRS))
                .with(Policies.policy(
                        "gold",
                        VaultChoice.of("rsv-east"),
                        Duration.ofDays(2),
                        "daily 22:00",
                        Map.of("daily", daily),
                        List.of(copies)))
                .withBindings(Policies.bindAll("gold"))
                .with(Machines.machine("web", "eastus", 1));
    }

    private static CopyRule copy(String daily) {
        return Policies.copy("rsv-west", Duration.ofDays(1), Map.of("daily", daily));
    }

    @Test
    void the_newest_common_point_stays_when_all_copies_fail() throws Exception {
        Site site = new Site(directory);
        Estate copying = estate("30d", copy("30d"));
        site.apply(site.plan(copying));
        site.advance(copying, Duration.ofDays(10));
        Estate notCopying = estate("30d");
        site.apply(site.plan(notCopying));
        site.advance(notCopying, Duration.ofDays(10));
        Estate cut = estate("3d", copy("3d"));
        PlanDocument plan = site.plan(cut);
        Instant common = common(site.actual(cut).points());
        assertThat(plan.holdfast().copies()).isNotEmpty();
        assertThat(plan.holdfast().prunes())
                .as("the plan counts on its copies")
                .anySatisfy(prune -> assertThat(prune.captured()).isEqualTo(common.toString()));

        ApplyOutcome outcome = apply(plan);
        assertThat(outcome.counts().failed()).isPositive();
        assertThat(outcome.problems()).anySatisfy(problem -> assertThat(problem).contains("in common"));
        Map<ItemKey, List<RecoveryPoint>> after = site.actual(cut).points();
        for (ItemKey item : List.of(HOME, COPY)) {
            assertThat(after.get(item))
                    .filteredOn(point -> point.captured().equals(common))
                    .singleElement()
                    .satisfies(point -> assertThat(point.promise().filter(Promise::isReleased))
                            .isEmpty());
        }
    }

    private static Instant common(Map<ItemKey, List<RecoveryPoint>> points) {
        Set<Instant> there = new HashSet<>();
        points.get(COPY).forEach(point -> there.add(point.captured()));
        return points.get(HOME).stream()
                .map(RecoveryPoint::captured)
                .filter(there::contains)
                .findFirst()
                .orElseThrow();
    }

    private ApplyOutcome apply(PlanDocument plan) throws Exception {
        String estate = plan.holdfast().estate();
        try (Database database = new Databases(() -> Instant.EPOCH, Map.of())
                .open(DatabasePlace.in(directory))
                .orElseThrow()) {
            World world = database.write(c -> loaded(c, estate));
            Fabric service = new SimulatedFabric(world, ServiceProfiles.azure(), changed -> {
                try {
                    database.write(c -> {
                        save(c, estate, changed);
                        return changed;
                    });
                    changed.stored();
                } catch (StateException e) {
                    throw new WorldStoreException("the world of a test", e);
                }
            });
            Fabric troubled = TroubledFabric.around(service, "copyPoint"::equals);
            int losses = plan.holdfast().recoveryPointImpact().lostEarly();
            try (Tenure tenure = new Leases(database, estate)
                    .take(new Holder("test", "tester", "here", "", ""), "apply", LeaseTerms.USUAL, Commits.SILENT)) {
                ServiceProfile.Quotas quotas = ServiceProfiles.azure().limits().quotas();
                return new ApplyEngine(tenure, troubled, quotas, Stop.NEVER, ApplyListener.SILENT)
                        .apply(plan, Site.options(losses));
            }
        }
    }

    private static World loaded(Connection connection, String estate) throws StateException {
        try {
            return WorldStore.load(connection, estate).orElseThrow();
        } catch (WorldStoreException e) {
            throw new StateException("the world of a test", e);
        }
    }

    private static void save(Connection connection, String estate, World world) throws StateException {
        try {
            WorldStore.save(connection, estate, world);
        } catch (WorldStoreException e) {
            throw new StateException("the world of a test", e);
        }
    }
}
