package dev.holdfast.executor.fabric.simulated.job;

import dev.holdfast.dsl.quantity.DataSize;
import dev.holdfast.executor.fabric.simulated.transfer.Content;
import dev.holdfast.executor.fabric.world.DeletedPoint;
import dev.holdfast.executor.fabric.world.World;
import dev.holdfast.executor.fabric.world.WorldItem;
import dev.holdfast.executor.fabric.world.WorldMachine;
import dev.holdfast.executor.fabric.world.WorldPoint;
import dev.holdfast.planner.state.ItemKey;
import dev.holdfast.planner.state.RecoveryPoint;
import dev.holdfast.planner.state.SoftDeletedPoint;
import dev.holdfast.planner.state.Tier;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;

/** Points of the world as the planner sees them. */
public final class PointViews {

    private static final SortedSet<String> NO_TAGS = Collections.emptySortedSet();

    private PointViews() {}

    /** All points of an item, newest first. */
    public static List<RecoveryPoint> newestFirst(World world, WorldItem item) {
        List<WorldPoint> points = item.points();
        List<RecoveryPoint> views = new ArrayList<>(points.size());
        WorldMachine machine = world.machine(item.key().machine())
                .orElseThrow(() -> new IllegalStateException("points of an unknown machine: " + item.key()));
        for (int i = points.size() - 1; i >= 0; i--) {
            WorldPoint point = points.get(i);
            boolean isWhole = i == 0 || point.isIn(WorldPoint.ARCHIVE);
            Optional<WorldPoint> before = isWhole ? Optional.empty() : Optional.of(points.get(i - 1));
            views.add(view(PointNames.of(item.key(), point), point, Content.size(machine, before, point)));
        }
        return views;
    }

    /** The points of an item in soft delete, oldest capture first; their size is what they would hold alone. */
    public static List<SoftDeletedPoint> deleted(World world, ItemKey item) {
        List<SoftDeletedPoint> views = new ArrayList<>();
        for (DeletedPoint deleted : world.deleted().of(item)) {
            WorldPoint point = deleted.point();
            WorldMachine machine = world.machine(item.machine())
                    .orElseThrow(() -> new IllegalStateException("points of an unknown machine: " + item));
            long size = Content.size(machine, Optional.empty(), point);
            views.add(new SoftDeletedPoint(
                    view(PointNames.of(item, point), point, size),
                    Instant.ofEpochSecond(deleted.deleted()),
                    Instant.ofEpochSecond(deleted.ends()),
                    deleted.reason()));
        }
        return views;
    }

    /** All points of an item in its own order, without ids and sizes: enough to judge them by a rule. */
    public static List<RecoveryPoint> toJudge(WorldItem item) {
        List<RecoveryPoint> views = new ArrayList<>(item.points().size());
        for (WorldPoint point : item.points()) {
            views.add(view("", point, 0));
        }
        return views;
    }

    /** The points of an item that are in its vault, as {@link #toJudge}. */
    public static List<RecoveryPoint> inVault(WorldItem item) {
        List<RecoveryPoint> views = new ArrayList<>();
        for (WorldPoint point : item.points()) {
            if (point.isIn(WorldPoint.VAULT) || point.isIn(WorldPoint.ARCHIVE)) {
                views.add(view("", point, 0));
            }
        }
        return views;
    }

    private static RecoveryPoint view(String id, WorldPoint point, long size) {
        return new RecoveryPoint(
                id,
                Instant.ofEpochSecond(point.captured()),
                tiers(point),
                size == 0 ? DataSize.ZERO : new DataSize(size),
                point.status(),
                point.consistency(),
                NO_TAGS,
                point.lockedUntil() == WorldPoint.UNLOCKED
                        ? Optional.empty()
                        : Optional.of(Instant.ofEpochSecond(point.lockedUntil())),
                point.hold(),
                Optional.empty(),
                point.promise());
    }

    static Set<Tier> tiers(WorldPoint point) {
        EnumSet<Tier> tiers = EnumSet.noneOf(Tier.class);
        if (point.isIn(WorldPoint.INSTANT)) {
            tiers.add(Tier.INSTANT);
        }
        if (point.isIn(WorldPoint.VAULT)) {
            tiers.add(Tier.VAULT);
        }
        if (point.isIn(WorldPoint.ARCHIVE)) {
            tiers.add(Tier.ARCHIVE);
        }
        return tiers;
    }
}
