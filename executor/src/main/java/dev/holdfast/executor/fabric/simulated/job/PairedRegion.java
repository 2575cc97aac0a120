package dev.holdfast.executor.fabric.simulated.job;

import dev.holdfast.dsl.model.Redundancy;
import dev.holdfast.dsl.profile.ServiceProfile;
import dev.holdfast.executor.fabric.simulated.disturbance.Outages;
import dev.holdfast.executor.fabric.world.World;
import dev.holdfast.executor.fabric.world.WorldItem;
import dev.holdfast.executor.fabric.world.WorldPoint;
import dev.holdfast.planner.state.AttributeNames;
import dev.holdfast.planner.state.ItemKey;
import dev.holdfast.planner.state.ManagedObject;
import dev.holdfast.planner.state.ObjectType;
import dev.holdfast.planner.state.RecoveryPoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** What the region paired with that of a vault holds of it. */
public final class PairedRegion {

    private PairedRegion() {}

    /** The region in which points of a vault can be restored beside its own; empty if there is none. */
    public static Optional<String> of(ManagedObject vault, ServiceProfile profile) {
        boolean readable = vault.text(AttributeNames.REDUNDANCY).equals(Redundancy.GRS.word())
                && vault.text(AttributeNames.CROSS_REGION_RESTORE).equals("true");
        return readable ? profile.capabilities().regionPairs().of(vault.text(AttributeNames.REGION)) : Optional.empty();
    }

    /** Points of an item that can be restored there now, newest first. Archived points are not read there. */
    public static List<RecoveryPoint> points(World world, ServiceProfile profile, ItemKey key) {
        Optional<WorldItem> item = world.existing(key);
        Optional<ManagedObject> vault = world.object(ObjectType.VAULT, key.vault());
        if (item.isEmpty() || vault.isEmpty() || of(vault.get(), profile).isEmpty()) {
            return List.of();
        }
        Outages outages = new Outages(world);
        List<RecoveryPoint> there = new ArrayList<>();
        for (RecoveryPoint view : PointViews.newestFirst(world, item.get())) {
            WorldPoint point = item.get().at(view.captured().getEpochSecond()).orElseThrow();
            OptionalLong arrives = arrives(point, profile);
            if (arrives.isPresent()
                    && arrives.getAsLong() <= world.clock()
                    && outages.beforeReplica(vault.get(), arrives.getAsLong()).isEmpty()) {
                there.add(view);
            }
        }
        return there;
    }

    /** The second from which a point can be restored there; empty if it is not on its way. */
    public static OptionalLong arrives(WorldPoint point, ServiceProfile profile) {
        boolean sent = point.isGood() && point.isIn(WorldPoint.VAULT) && point.vaulted() != WorldPoint.NOT_VAULTED;
        return sent
                ? OptionalLong.of(point.captured()
                        + point.vaulted()
                        + profile.timings().crossRegionLag().toSeconds())
                : OptionalLong.empty();
    }
}
