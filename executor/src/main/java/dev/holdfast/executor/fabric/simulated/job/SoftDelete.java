package dev.holdfast.executor.fabric.simulated.job;

import dev.holdfast.dsl.profile.ServiceProfile;
import dev.holdfast.executor.fabric.world.DeletedPoint;
import dev.holdfast.executor.fabric.world.World;
import dev.holdfast.executor.fabric.world.WorldItem;
import dev.holdfast.executor.fabric.world.WorldPoint;
import dev.holdfast.planner.retention.SoftDeleteTerms;
import dev.holdfast.planner.state.ItemKey;
import dev.holdfast.planner.state.ObjectType;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

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

    /** Deletes a point now. */
    public void delete(WorldItem item, WorldPoint point, String reason) {
        if (!SoftDeleteTerms.keeps(PointViews.tiers(point), point.status())) {
            world.remove(item, point);
            return;
        }
        if (point.isIn(WorldPoint.INSTANT)) {
            world.tiers(item, point, point.tiers() & ~WorldPoint.INSTANT); // snapshots have no soft delete
        }
        Duration kept = world.object(ObjectType.VAULT, item.key().vault())
                .map(vault -> SoftDeleteTerms.of(vault, limits))
                .orElse(limits.shortest());
        long ends = Math.addExact(world.clock(), kept.toSeconds());
        world.deleted().delete(item, new DeletedPoint(point, world.clock(), ends, reason));
    }

    /** Purges what was kept long enough, of those items that can be reached; returns how many points. */
    int purge(Predicate<ItemKey> reached) {
        int purged = 0;
        for (Map.Entry<ItemKey, List<DeletedPoint>> entry :
                List.copyOf(world.deleted().all().entrySet())) {
            boolean there = reached.test(entry.getKey());
            for (DeletedPoint deleted : List.copyOf(entry.getValue())) {
                if (there && deleted.ends() <= world.clock()) {
                    world.deleted().purge(entry.getKey(), deleted);
                    purged++;
                }
            }
        }
        return purged;
    }
}
