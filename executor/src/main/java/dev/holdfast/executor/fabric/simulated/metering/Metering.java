package dev.holdfast.executor.fabric.simulated.metering;

import dev.holdfast.dsl.model.move.MoveType;
import dev.holdfast.dsl.model.policy.Consistency;
import dev.holdfast.dsl.price.PricedItem;
import dev.holdfast.dsl.profile.ServiceProfile;
import dev.holdfast.executor.fabric.meter.Meter;
import dev.holdfast.executor.fabric.meter.MeterBook;
import dev.holdfast.executor.fabric.meter.MeterKey;
import dev.holdfast.executor.fabric.world.DeletedPoint;
import dev.holdfast.executor.fabric.world.World;
import dev.holdfast.executor.fabric.world.WorldItem;
import dev.holdfast.executor.fabric.world.WorldMachine;
import dev.holdfast.executor.fabric.world.WorldNames;
import dev.holdfast.executor.fabric.world.WorldPoint;
import dev.holdfast.executor.fabric.world.WorldWatcher;
import dev.holdfast.executor.fabric.world.job.FinishedJob;
import dev.holdfast.executor.fabric.world.job.JobKind;
import dev.holdfast.executor.fabric.world.job.RunningJob;
import dev.holdfast.planner.cost.InstanceSize;
import dev.holdfast.planner.state.AttributeNames;
import dev.holdfast.planner.state.ItemKey;
import dev.holdfast.planner.state.ManagedObject;
import dev.holdfast.planner.state.ObjectType;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Meters a world at the very second something changes in it, so that the amounts do not depend on how its time was cut into
 * pieces. A change takes a time that depends on the disks of the machine alone, and on the points in other tiers between two
 * neighbours.
 *
 * <p>An instance counts from the end of its first successful backup, with the size of the newest one, until it is neither
 * protected in that vault nor has a point of its own there; points in soft delete are no longer points of it.
 */
public final class Metering implements WorldWatcher {

    private static final MeterKey SNAPSHOT = MeterKey.of(Meter.SNAPSHOT);
    private static final MeterKey RESTORE = MeterKey.of(Meter.RESTORE);
    private static final MeterKey ARCHIVE = MeterKey.of(Meter.ARCHIVE);
    private static final MeterKey ARCHIVE_EARLY = MeterKey.of(Meter.ARCHIVE_EARLY);

    private final World world;
    private final MeterBook meters;
    private final ServiceProfile profile;
    /** Points in soft delete whose blocks are in the vault. */
    private BilledDeletions deletions = new BilledDeletions();
    /** The same for points in the archive tier, which share no blocks. */
    private BilledDeletions archivedDeletions = new BilledDeletions();

    private Metering(World world, ServiceProfile profile) {
        this.world = world;
        this.meters = world.meters();
        this.profile = profile;
    }

    /** Meters a world from now on; one that was not metered before begins with what it holds. */
    public static void watch(World world, ServiceProfile profile) {
        Metering metering = new Metering(world, profile);
        world.watch(metering);
        if (world.meters().began().isPresent()) {
            metering.renamed();
        } else {
            world.meters().begin(world.clock());
            world.items().values().forEach(metering::begin);
        }
    }

    private void begin(WorldItem item) {
        ItemKey key = item.key();
        meters.level(key, SNAPSHOT, together(item, WorldPoint.INSTANT), world.clock());
        meters.level(key, stored(Meter.VAULT, key.vault()), together(item, WorldPoint.VAULT), world.clock());
        long archived = 0;
        for (WorldPoint point : item.points()) {
            archived += point.isIn(WorldPoint.ARCHIVE) ? machine(key).storedBytes(point) : 0;
        }
        meters.level(key, ARCHIVE, archived, world.clock());
        instance(item);
        world.deleted().of(key).forEach(deleted -> softDeleted(key, deleted, true));
    }

    private long together(WorldItem item, byte tier) {
        List<WorldPoint> there = item.points().stream()
                .filter(point -> StoredBlocks.holds(point, tier))
                .toList();
        return StoredBlocks.together(machine(item.key()), tier, there);
    }

    // ---- points

    @Override
    public void held(WorldItem item, WorldPoint point, byte before, byte now) {
        int changed = before ^ now;
        if ((changed & WorldPoint.INSTANT) != 0) {
            long alone = alone(item, point, WorldPoint.INSTANT);
            change(item.key(), SNAPSHOT, alone, (now & WorldPoint.INSTANT) != 0, world.clock());
        }
        if ((changed & WorldPoint.VAULT) != 0) {
            vault(item, point, (now & WorldPoint.VAULT) != 0);
        }
        if ((changed & WorldPoint.ARCHIVE) != 0) {
            long whole = machine(item.key()).storedBytes(point);
            change(item.key(), ARCHIVE, whole, (now & WorldPoint.ARCHIVE) != 0, world.clock());
        }
        if (now == 0) {
            endInstance(item.key());
        } else if (before == 0 && (now & WorldPoint.INSTANT) == 0) {
            instance(item); // it was undeleted; new points come as snapshots
        }
    }

    private long alone(WorldItem item, WorldPoint point, byte tier) {
        return StoredBlocks.alone(
                machine(item.key()),
                tier,
                StoredBlocks.before(item, point.captured(), tier),
                point,
                StoredBlocks.after(item, point.captured(), tier));
    }

    private void vault(WorldItem item, WorldPoint point, boolean comes) {
        long alone = alone(item, point, WorldPoint.VAULT);
        String vault = item.key().vault();
        change(item.key(), stored(Meter.VAULT, vault), alone, comes, world.clock());
        if (machine(item.key()).isReduced()) {
            recountDeleted(item.key(), Optional.empty(), world.clock());
        } else if (deletions.any(item.key())) {
            long withDeleted = deletions.has(item.key(), point.captured()) ? 0 : aloneAmongAll(item, point);
            change(item.key(), stored(Meter.SOFT_DELETED, vault), withDeleted - alone, comes, world.clock());
        }
    }

    /**
     * Counts anew what only points in soft delete hold. Where less is stored than was sent, a point between two others can make
     * them hold less together, by rounding or because it was reduced more; what is never less than nothing cannot be followed by
     * differences then.
     *
     * @param coming one that is not among {@link #deletions} yet
     */
    private void recountDeleted(ItemKey key, Optional<WorldPoint> coming, long second) {
        WorldItem item = world.item(key);
        TreeMap<Long, WorldPoint> all = new TreeMap<>();
        deletions.of(key).forEach(point -> all.put(point.captured(), point));
        coming.ifPresent(point -> all.put(point.captured(), point));
        for (WorldPoint point : item.points()) {
            if (StoredBlocks.holds(point, WorldPoint.VAULT)) {
                all.put(point.captured(), point);
            }
        }
        long with = StoredBlocks.together(machine(key), WorldPoint.VAULT, all.values());
        long bytes = Math.max(0, with - together(item, WorldPoint.VAULT));
        meters.level(key, stored(Meter.SOFT_DELETED, key.vault()), bytes, second);
    }

    /** Bytes that only a point holds of all that are billed in the vault. */
    private long aloneAmongAll(WorldItem item, WorldPoint point) {
        long captured = point.captured();
        Optional<WorldPoint> before = StoredBlocks.before(item, captured, WorldPoint.VAULT);
        Optional<WorldPoint> deletedBefore = deletions.before(item.key(), captured);
        Optional<WorldPoint> after = StoredBlocks.after(item, captured, WorldPoint.VAULT);
        Optional<WorldPoint> deletedAfter = deletions.after(item.key(), captured);
        boolean newer = deletedBefore.isPresent()
                && before.filter(live -> live.captured() >= deletedBefore.get().captured())
                        .isEmpty();
        boolean older = deletedAfter.isPresent()
                && after.filter(live -> live.captured() <= deletedAfter.get().captured())
                        .isEmpty();
        return StoredBlocks.alone(
                machine(item.key()),
                WorldPoint.VAULT,
                newer ? deletedBefore : before,
                point,
                older ? deletedAfter : after);
    }

    @Override
    public void softDeleted(ItemKey item, DeletedPoint deleted, boolean isThere) {
        BilledDeletions billed = billed(deleted);
        if (isThere) {
            Optional<BilledDeletions.Ending> ending = ending(item, deleted);
            if (ending.isPresent()) {
                changeDeleted(item, deleted.point(), true, world.clock());
                billed.add(ending.get());
            }
        } else if (billed.remove(item, deleted)) {
            changeDeleted(item, deleted.point(), false, world.clock());
        }
    }

    private BilledDeletions billed(DeletedPoint deleted) {
        return deleted.point().isIn(WorldPoint.ARCHIVE) ? archivedDeletions : deletions;
    }

    @Override
    public void gone(ItemKey item, WorldPoint point) {
        if (point.isIn(WorldPoint.ARCHIVE)) {
            long left = point.archived()
                    + profile.policies().archive().shortestStay().toSeconds()
                    - world.clock();
            meters.add(item, ARCHIVE_EARLY, machine(item).storedBytes(point), left, world.clock());
        }
    }

    /** When the time of a point in soft delete becomes free; empty if it is. */
    private Optional<BilledDeletions.Ending> ending(ItemKey item, DeletedPoint deleted) {
        Duration set = Duration.ofSeconds(deleted.ends() - deleted.deleted());
        long billed = profile.policies().softDelete().billed(set, set).toSeconds();
        long free = deleted.deleted() + billed;
        return free > world.clock() ? Optional.of(new BilledDeletions.Ending(free, item, deleted)) : Optional.empty();
    }

    /** A point begins or ends to be billed in soft delete; it is not among {@link #deletions}. */
    private void changeDeleted(ItemKey key, WorldPoint point, boolean comes, long second) {
        WorldItem item = world.item(key);
        if (point.isIn(WorldPoint.ARCHIVE)) {
            change(key, ARCHIVE, machine(key).storedBytes(point), comes, second);
            return;
        }
        if (machine(key).isReduced()) {
            recountDeleted(key, comes ? Optional.of(point) : Optional.empty(), second);
            return;
        }
        boolean same = deletions.has(key, point.captured())
                || item.at(point.captured())
                        .filter(live -> StoredBlocks.holds(live, WorldPoint.VAULT))
                        .isPresent();
        if (!same) {
            change(key, stored(Meter.SOFT_DELETED, key.vault()), aloneAmongAll(item, point), comes, second);
        }
    }

    private void change(ItemKey item, MeterKey key, long bytes, boolean comes, long second) {
        meters.change(item, key, comes ? bytes : -bytes, second);
    }

    @Override
    public void passing(long until) {
        endUntil(until, deletions);
        endUntil(until, archivedDeletions);
    }

    private void endUntil(long until, BilledDeletions billed) {
        Optional<BilledDeletions.Ending> ending = billed.poll(until);
        while (ending.isPresent()) {
            ItemKey item = ending.get().item();
            DeletedPoint deleted = ending.get().point();
            billed.remove(item, deleted);
            changeDeleted(item, deleted.point(), false, ending.get().second());
            ending = billed.poll(until);
        }
    }

    @Override
    public void renamed() {
        deletions = new BilledDeletions();
        archivedDeletions = new BilledDeletions();
        world.deleted()
                .all()
                .forEach((item, points) ->
                        points.forEach(point -> ending(item, point).ifPresent(billed(point)::add)));
    }

    // ---- instances

    /** The instance counts with the size of its newest successful backup, if there is one. */
    private void instance(WorldItem item) {
        List<WorldPoint> points = item.points();
        for (int i = points.size() - 1; i >= 0; i--) {
            if (isBackedUp(item.key(), points.get(i))) {
                boolean agentless = protection(item.key())
                        .filter(found -> found.text(AttributeNames.CONSISTENCY).equals(Consistency.CRASH.word()))
                        .isPresent();
                long bytes = machine(item.key()).usedBytes(points.get(i));
                count(item.key(), Optional.of(InstanceSize.of(bytes, agentless, profile.metering())));
                return;
            }
        }
    }

    /** A point of the machine itself whose job is done. */
    private boolean isBackedUp(ItemKey item, WorldPoint point) {
        return point.isGood()
                && !point.isCopy()
                && world.jobs().running(JobKind.BACKUP, item, point.captured()).isEmpty();
    }

    private void count(ItemKey item, Optional<InstanceSize> size) {
        for (PricedItem each : InstanceSize.ITEMS) {
            MeterKey key = MeterKey.of(Meter.of(each.word()).orElseThrow()); // prices are named like meters
            long level = size.filter(known -> known.item() == each)
                    .map(InstanceSize::hundredths)
                    .orElse(0L);
            meters.level(item, key, level, world.clock());
        }
    }

    /** What is neither protected nor has points of its own counts no more. */
    private void endInstance(ItemKey key) {
        boolean active = protection(key)
                .filter(found -> found.text(AttributeNames.PROTECTION_STATE).equals(AttributeNames.ACTIVE))
                .isPresent();
        if (!active && world.item(key).points().stream().allMatch(WorldPoint::isCopy)) {
            count(key, Optional.empty());
        }
    }

    /** The protection of an item whose vault holds the points of its machine. */
    private Optional<ManagedObject> protection(ItemKey item) {
        return world.object(ObjectType.PROTECTION, item.machine())
                .filter(found -> found.text(AttributeNames.VAULT).equals(item.vault()));
    }

    // ---- jobs

    @Override
    public void ended(RunningJob job, boolean completed) {
        if (job.kind() == JobKind.COPY) {
            String from = region(job.source());
            String to = region(job.item().vault());
            long now = world.clock();
            meters.add(job.item(), MeterKey.between(Meter.COPY_EGRESS, from, to), job.bytes(), now);
            if (!from.equals(to)) {
                meters.add(job.item(), MeterKey.between(Meter.REGION_TRANSFER, from, to), job.bytes(), now);
            }
        } else if (job.kind() == JobKind.BACKUP && completed) {
            instance(world.item(job.item()));
        }
    }

    @Override
    public void finished(FinishedJob job) {
        if (job.kind() == JobKind.RESTORE || job.kind() == JobKind.CROSS_REGION_RESTORE) {
            meters.add(job.item(), RESTORE, job.bytes(), world.clock());
        }
    }

    private String region(String vault) {
        return world.object(ObjectType.VAULT, vault)
                .map(found -> found.text(AttributeNames.REGION))
                .orElse("");
    }

    // ---- objects

    @Override
    public void described(Optional<ManagedObject> before, Optional<ManagedObject> now) {
        if (before.isEmpty()) {
            return;
        }
        ManagedObject known = before.get();
        String name = known.address().name();
        if (known.address().type() == ObjectType.PROTECTION) {
            world.existing(new ItemKey(name, known.text(AttributeNames.VAULT)))
                    .ifPresent(item -> endInstance(item.key()));
        } else if (known.address().type() == ObjectType.VAULT && now.isPresent()) {
            String redundancy = Redundancies.of(known);
            if (!redundancy.equals(Redundancies.of(now.get()))) {
                for (WorldItem item : WorldNames.items(world, MoveType.VAULT, name)) {
                    stand(item.key(), Meter.VAULT, redundancy);
                    stand(item.key(), Meter.SOFT_DELETED, redundancy);
                }
            }
        }
    }

    /** What is stored with another redundancy goes on under that of its vault. */
    private void stand(ItemKey item, Meter meter, String redundancy) {
        MeterKey before = new MeterKey(meter, redundancy);
        long level = meters.level(item, before);
        meters.level(item, before, 0, world.clock());
        meters.level(item, stored(meter, item.vault()), level, world.clock());
    }

    private MeterKey stored(Meter meter, String vault) {
        return new MeterKey(
                meter,
                world.object(ObjectType.VAULT, vault).map(Redundancies::of).orElse(""));
    }

    private WorldMachine machine(ItemKey item) {
        return world.machine(item.machine())
                .orElseThrow(() -> new IllegalStateException("points of an unknown machine: " + item));
    }
}
