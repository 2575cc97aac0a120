package dev.holdfast.executor.fabric.simulated.job;

import dev.holdfast.dsl.profile.ServiceProfile;
import dev.holdfast.dsl.quantity.Durations;
import dev.holdfast.dsl.quantity.QuantityException;
import dev.holdfast.executor.fabric.world.DeletedPoint;
import dev.holdfast.executor.fabric.world.World;
import dev.holdfast.executor.fabric.world.WorldItem;
import dev.holdfast.executor.fabric.world.WorldPoint;
import dev.holdfast.planner.state.AttributeNames;
import dev.holdfast.planner.state.ItemKey;
import dev.holdfast.planner.state.ManagedObject;
import dev.holdfast.planner.state.ObjectType;
import dev.holdfast.planner.state.PointStatus;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What becomes of deleted points. What is in a vault and was deleted, or let go before its time, is kept there for as long as
 * the vault's soft delete said at that moment. What only exists as a snapshot, is not complete, or expires in the ordinary way
 * goes at once.
 */
public final class SoftDelete {

    private final World world;
    private final ServiceProfile.SoftDelete limits;

    public SoftDelete(World world, ServiceProfile profile) {
        this.world = world;
        this.limits = profile.policies().softDelete();
    }

    /** How long a vault keeps what is deleted now; a vault that says nothing, or less than can be set, keeps it the shortest. */
    public static Duration of(ManagedObject vault, ServiceProfile.SoftDelete limits) {
        try {
            Duration set = Durations.parse(vault.text(AttributeNames.SOFT_DELETE));
            return set.compareTo(limits.shortest()) < 0 ? limits.shortest() : set;
        } catch (QuantityException e) {
            return limits.shortest();
        }
    }

    /** Deletes a point now. */
    public void delete(WorldItem item, WorldPoint point, String reason) {
        boolean stored = point.isIn(WorldPoint.VAULT) || point.isIn(WorldPoint.ARCHIVE);
        boolean complete = point.status() == PointStatus.GOOD || point.status() == PointStatus.PARTIAL;
        if (!stored || !complete) {
            world.remove(item, point);
            return;
        }
        if (point.isIn(WorldPoint.INSTANT)) {
            world.tiers(item, point, point.tiers() & ~WorldPoint.INSTANT); // snapshots have no soft delete
        }
        Duration kept = world.object(ObjectType.VAULT, item.key().vault())
                .map(vault -> of(vault, limits))
                .orElse(limits.shortest());
        long ends = Math.addExact(world.clock(), kept.toSeconds());
        world.deleted().delete(item, new DeletedPoint(point, world.clock(), ends, reason));
    }

    /** Purges what was kept long enough; returns how many points. */
    int purge() {
        int purged = 0;
        for (Map.Entry<ItemKey, List<DeletedPoint>> entry :
                List.copyOf(world.deleted().all().entrySet())) {
            for (DeletedPoint deleted : List.copyOf(entry.getValue())) {
                if (deleted.ends() <= world.clock()) {
                    world.deleted().purge(entry.getKey(), deleted);
                    purged++;
                }
            }
        }
        return purged;
    }
}
