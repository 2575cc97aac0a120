package dev.holdfast.executor.fabric.simulated;

import dev.holdfast.dsl.profile.Quota;
import dev.holdfast.dsl.profile.ServiceProfile;
import dev.holdfast.dsl.quantity.Durations;
import dev.holdfast.executor.fabric.BackupOrder;
import dev.holdfast.executor.fabric.FabricError;
import dev.holdfast.executor.fabric.FabricException;
import dev.holdfast.executor.fabric.OperationKey;
import dev.holdfast.executor.fabric.PointReference;
import dev.holdfast.executor.fabric.simulated.disturbance.Outages;
import dev.holdfast.executor.fabric.simulated.job.Backups;
import dev.holdfast.executor.fabric.simulated.job.ChangeJobs;
import dev.holdfast.executor.fabric.simulated.job.PointNames;
import dev.holdfast.executor.fabric.simulated.job.PointViews;
import dev.holdfast.executor.fabric.simulated.job.SoftDelete;
import dev.holdfast.executor.fabric.world.DeletedPoint;
import dev.holdfast.executor.fabric.world.World;
import dev.holdfast.executor.fabric.world.WorldItem;
import dev.holdfast.executor.fabric.world.WorldPoint;
import dev.holdfast.planner.retention.RetentionEngine;
import dev.holdfast.planner.state.AttributeNames;
import dev.holdfast.planner.state.ItemKey;
import dev.holdfast.planner.state.LegalHold;
import dev.holdfast.planner.state.ManagedObject;
import dev.holdfast.planner.state.ObjectType;
import dev.holdfast.planner.state.Promise;
import dev.holdfast.planner.state.PromisedRule;
import dev.holdfast.planner.state.SoftDeletedPoint;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What can be done to points, and when the service refuses. Each returns what the outcome names. */
final class PointOperations {

    private final World world;
    private final ServiceProfile profile;
    private final Simulation simulation;
    private final SoftDelete softDelete;
    private final Guards guards;
    private final ChangeJobs jobs;
    private final Outages outages;

    PointOperations(World world, ServiceProfile profile, Simulation simulation, Guards guards, ChangeJobs jobs) {
        this.world = world;
        this.guards = guards;
        this.jobs = jobs;
        this.outages = new Outages(world);
        this.profile = profile;
        this.simulation = simulation;
        this.softDelete = new SoftDelete(world, profile);
    }

    String backUpNow(BackupOrder order) throws FabricException {
        String machine = order.machine();
        ManagedObject protection = simulation
                .backups()
                .activeProtection(machine)
                .orElseThrow(() -> Refusals.missing("active protection of " + machine));
        if (world.machine(machine).isEmpty()) {
            throw Refusals.missing("machine " + machine);
        }
        ItemKey item = Backups.home(protection);
        if (simulation.backups().isFull(item)) {
            throw full(item);
        }
        checkQuota(item);
        return simulation.backups().start(item, order);
    }

    private void checkQuota(ItemKey item) throws FabricException {
        Quota quota = profile.limits().quotas().backupsOnDemand();
        Instant now = Instant.ofEpochSecond(world.clock());
        Instant opens =
                quota.opens(world.existing(item).map(WorldItem::onDemandStarts).orElse(List.of()), now);
        if (opens.isAfter(now)) {
            throw FabricException.permanent(
                    FabricError.ON_DEMAND_LIMIT,
                    item.machine() + " had " + quota.calls() + " backups on demand within "
                            + Durations.display(quota.window()) + "; the service takes the next at " + opens + ".");
        }
    }

    String copyPoint(PointReference source, String targetVault) throws FabricException {
        ProtectionOperations.checkCopies(profile);
        Refusals.found(world, ObjectType.VAULT, targetVault);
        WorldItem item = item(source.item());
        WorldPoint point = point(item, source.id());
        if (targetVault.equals(source.item().vault())) {
            throw Refusals.invalid("The point " + source + " is in the vault " + targetVault + " already.");
        }
        if (!point.isGood() || !point.isIn(WorldPoint.VAULT)) {
            throw FabricException.permanent(
                    FabricError.COPY_UNSUPPORTED, "The point " + source + " is not complete in its vault.");
        }
        return simulation.copies().start(item, point, new ItemKey(source.item().machine(), targetVault));
    }

    String delete(OperationKey key, PointReference reference) throws FabricException {
        WorldItem item = item(reference.item());
        WorldPoint point = point(item, reference.id());
        checkFree(item, List.of(point));
        guards.check(reference.item().vault(), "delete points");
        checkSnapshots(item, point);
        softDelete.delete(item, point, SoftDeletedPoint.onRequest(key.value()));
        jobs.deleted(reference.item());
        return reference.id();
    }

    private void checkSnapshots(WorldItem item, WorldPoint point) throws FabricException {
        boolean locked = point.isIn(WorldPoint.INSTANT)
                && world.machine(item.key().machine())
                        .flatMap(machine -> outages.lockOfSnapshots(machine.machine()))
                        .isPresent();
        if (locked) {
            throw FabricException.permanent(
                    FabricError.SNAPSHOTS_LOCKED,
                    "A delete lock lies on the resource group that holds the snapshots of the point "
                            + PointNames.of(item.key(), point) + ".");
        }
    }

    String undelete(PointReference reference) throws FabricException {
        DeletedPoint deleted = null;
        for (DeletedPoint candidate : world.deleted().of(reference.item())) {
            if (PointNames.of(reference.item(), candidate.point()).equals(reference.id())) {
                deleted = candidate; // of several the one that was deleted last
            }
        }
        if (deleted == null) {
            throw Refusals.missing("point " + reference.id() + " in soft delete in "
                    + reference.item().vault());
        }
        if (deleted.ends() <= world.clock()) {
            throw FabricException.permanent(
                    FabricError.SOFT_DELETE_OVER,
                    "The soft delete of the point " + reference.id() + " ended at "
                            + Instant.ofEpochSecond(deleted.ends()) + ".");
        }
        WorldItem item = world.item(reference.item());
        if (item.at(deleted.point().captured()).isPresent()) {
            throw FabricException.permanent(
                    FabricError.IN_USE, "There is a point of the same capture as " + reference.id() + " again.");
        }
        if (item.points().size() >= profile.limits().pointsPerItem()) {
            throw full(reference.item());
        }
        world.deleted().undelete(item, deleted);
        jobs.undeleted(reference.item());
        return reference.id();
    }

    private FabricException full(ItemKey item) {
        return FabricException.permanent(
                FabricError.LIMIT_EXCEEDED,
                item + " has " + profile.limits().pointsPerItem() + " points, the most the service keeps.");
    }

    String release(ItemKey key, List<String> ids, Promise promise) throws FabricException {
        Optional<WorldItem> item = world.existing(key);
        List<WorldPoint> points = new ArrayList<>();
        for (String id : ids) {
            item.flatMap(known -> PointNames.find(known, id)).ifPresent(points::add);
        }
        if (item.isPresent()) {
            checkFree(item.get(), points);
            if (!points.isEmpty()) {
                guards.check(key.vault(), "keep points for less time than was promised");
            }
            points.forEach(point -> world.promise(item.get(), point, promise));
        }
        return key.toString();
    }

    String hold(PointReference reference, LegalHold hold) throws FabricException {
        WorldItem item = item(reference.item());
        WorldPoint point = point(item, reference.id());
        Instant now = Instant.ofEpochSecond(world.clock());
        if (!hold.isInForce(now)) {
            throw Refusals.invalid("A " + hold.display() + " is over before it begins: it is " + now + ".");
        }
        Optional<LegalHold> before = point.hold().filter(placed -> placed.isInForce(now));
        if (before.isPresent() && hold.isShorterThan(before.get())) {
            throw locked(item, point, "is under a longer " + before.get().display() + "; only a release ends that");
        }
        world.guard(item, point, point.lockedUntil(), Optional.of(hold));
        return reference.id();
    }

    String endHold(PointReference reference) throws FabricException {
        WorldItem item = item(reference.item());
        WorldPoint point = point(item, reference.id());
        if (!point.isHeldAt(world.clock())) {
            throw Refusals.missing("legal hold on the point " + reference.id());
        }
        world.guard(item, point, point.lockedUntil(), Optional.empty());
        return reference.id();
    }

    String setPromises(ItemKey key, Map<String, Promise> promises) {
        Optional<WorldItem> item = world.existing(key);
        if (item.isPresent()) {
            promises.forEach((id, promise) ->
                    PointNames.find(item.get(), id).ifPresent(point -> world.promise(item.get(), point, promise)));
        }
        return key.toString();
    }

    private WorldItem item(ItemKey key) throws FabricException {
        return world.existing(key).orElseThrow(() -> Refusals.missing("recovery point of " + key));
    }

    private static WorldPoint point(WorldItem item, String id) throws FabricException {
        return PointNames.find(item, id).orElseThrow(() -> Refusals.missing("recovery point " + id));
    }

    private void checkFree(WorldItem item, List<WorldPoint> points) throws FabricException {
        for (WorldPoint point : points) {
            if (point.isHeldAt(world.clock())) {
                throw locked(
                        item, point, "is under a " + point.hold().orElseThrow().display());
            }
            if (point.lockedUntil() > world.clock()) {
                throw locked(item, point, "is locked until " + Instant.ofEpochSecond(point.lockedUntil()));
            }
        }
        Optional<ManagedObject> immutable =
                world.object(ObjectType.VAULT, item.key().vault()).filter(AttributeNames::isImmutable);
        if (immutable.isPresent()) {
            checkPromises(item, points, immutable.get().text(AttributeNames.IMMUTABILITY));
        }
    }

    /** An immutable vault keeps what was promised. */
    private void checkPromises(WorldItem item, List<WorldPoint> points, String immutability) throws FabricException {
        Instant now = Instant.ofEpochSecond(world.clock());
        var views = PointViews.toJudge(item);
        for (WorldPoint point : points) {
            if (point.promise().isEmpty() || point.promise().get().isReleased()) {
                continue;
            }
            int index = item.points().indexOf(point);
            for (String digest : point.promise().get().rules()) {
                PromisedRule rule = world.rules().get(digest);
                if (rule == null
                        || RetentionEngine.decide(
                                        rule.rule(),
                                        rule.zone(),
                                        profile.policies().dayCounting(),
                                        views,
                                        now)
                                .get(index)
                                .kept()) {
                    throw FabricException.permanent(
                            FabricError.POINT_IMMUTABLE,
                            "The point " + PointNames.of(item.key(), point)
                                    + " is promised, and the immutability of its" + " vault is " + immutability + ".");
                }
            }
        }
    }

    private static FabricException locked(WorldItem item, WorldPoint point, String why) {
        return FabricException.permanent(
                FabricError.POINT_LOCKED, "The point " + PointNames.of(item.key(), point) + " " + why + ".");
    }
}
