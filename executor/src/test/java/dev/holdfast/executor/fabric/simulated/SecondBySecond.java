package dev.holdfast.executor.fabric.simulated;

import dev.holdfast.executor.fabric.content.WrittenDisk;
import dev.holdfast.executor.fabric.meter.Meter;
import dev.holdfast.executor.fabric.meter.MeterKey;
import dev.holdfast.executor.fabric.world.DeletedPoint;
import dev.holdfast.executor.fabric.world.World;
import dev.holdfast.executor.fabric.world.WorldItem;
import dev.holdfast.executor.fabric.world.WorldMachine;
import dev.holdfast.executor.fabric.world.WorldPoint;
import dev.holdfast.executor.fabric.world.job.FinishedJob;
import dev.holdfast.executor.fabric.world.job.JobKind;
import dev.holdfast.planner.state.AttributeNames;
import dev.holdfast.planner.state.ItemKey;
import dev.holdfast.planner.state.ManagedObject;
import dev.holdfast.planner.state.ObjectType;
import dev.holdfast.planner.state.PointStatus;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Meters a world by looking at it whenever it may be another, after every second and every call: counts everything anew each time
 * and adds what was there since the last look. Nothing of how the service meters is used.
 */
final class SecondBySecond {

    private static final long FREE = 14 * 86_400;

    private final World world;
    private final TreeMap<Spot, BigInteger> amounts = new TreeMap<>();
    private final Map<Spot, Long> levels = new HashMap<>();
    private final TreeSet<Long> turns = new TreeSet<>();
    private final Set<ItemKey> instances = new HashSet<>();
    private long looked;

    SecondBySecond(World world) {
        this.world = world;
        this.looked = world.clock();
    }

    /** A meter of an item. */
    record Spot(ItemKey item, MeterKey key) implements Comparable<Spot> {
        @Override
        public int compareTo(Spot other) {
            return Comparator.comparing(Spot::item).thenComparing(Spot::key).compare(this, other);
        }
    }

    /** The clock has moved by a second at most, or one call was made. */
    void look() {
        long seconds = world.clock() - looked;
        looked = world.clock();
        if (seconds > 0) {
            levels.forEach((spot, level) -> add(spot, BigInteger.valueOf(level).multiply(BigInteger.valueOf(seconds))));
        }
        boolean turned = !turns.headSet(looked, true).isEmpty();
        turns.headSet(looked, true).clear();
        if (turned || world.changes().size() > 0) {
            moved();
            count();
            world.stored();
        }
    }

    Map<Spot, BigInteger> amounts() {
        amounts.values().removeIf(amount -> amount.signum() == 0);
        return amounts;
    }

    private void add(Spot spot, BigInteger parts) {
        amounts.merge(spot, parts, BigInteger::add);
    }

    private void moved() {
        for (FinishedJob job : world.changes().finished()) {
            if (job.kind() == JobKind.COPY) {
                String to = job.item().vault().substring("rsv-".length());
                // a machine has at most two rules; the second one copies copies
                String from = to.equals("northeurope") ? "westus" : "eastus";
                BigInteger bytes = BigInteger.valueOf(job.bytes());
                add(new Spot(job.item(), MeterKey.between(Meter.COPY_EGRESS, from, to)), bytes);
                add(new Spot(job.item(), MeterKey.between(Meter.REGION_TRANSFER, from, to)), bytes);
            } else if (job.kind() == JobKind.BACKUP && job.completed()) {
                instances.add(job.item());
            }
        }
    }

    private void count() {
        levels.clear();
        for (WorldItem item : world.items().values()) {
            WorldMachine machine = world.machine(item.key().machine()).orElse(null);
            if (machine == null) {
                continue;
            }
            List<WorldPoint> snapshots = new ArrayList<>();
            List<WorldPoint> stored = new ArrayList<>();
            boolean own = false;
            for (WorldPoint point : item.points()) {
                own |= !point.isCopy();
                if (point.isIn(WorldPoint.INSTANT) && point.status() == PointStatus.GOOD) {
                    snapshots.add(point);
                }
                if (point.isIn(WorldPoint.VAULT) && point.status() == PointStatus.GOOD) {
                    stored.add(point);
                }
            }
            List<WorldPoint> billed = new ArrayList<>(stored);
            for (DeletedPoint deleted : world.deleted().of(item.key())) {
                long free = deleted.ends() - FREE;
                if (deleted.deleted() <= looked && looked < free) {
                    billed.add(deleted.point());
                    turns.add(free);
                }
            }
            long held = together(machine, stored, true);
            long withDeleted = together(machine, billed, true);
            put(item, MeterKey.of(Meter.SNAPSHOT), together(machine, snapshots, false));
            put(item, new MeterKey(Meter.VAULT, redundancy(item)), held);
            put(item, new MeterKey(Meter.SOFT_DELETED, redundancy(item)), Math.max(0, withDeleted - held));
            put(item, MeterKey.of(Meter.INSTANCE_MEDIUM), instance(item, stored, own) ? 100 : 0);
        }
    }

    private void put(WorldItem item, MeterKey key, long level) {
        if (level != 0) {
            levels.put(new Spot(item.key(), key), level);
        }
    }

    private boolean instance(WorldItem item, List<WorldPoint> stored, boolean own) {
        if (stored.stream().anyMatch(point -> !point.isCopy() && isDone(item, point))) {
            instances.add(item.key());
        }
        boolean isProtected = world.object(ObjectType.PROTECTION, item.key().machine())
                .filter(found ->
                        found.text(AttributeNames.VAULT).equals(item.key().vault()))
                .filter(found -> found.text(AttributeNames.PROTECTION_STATE).equals(AttributeNames.ACTIVE))
                .isPresent();
        if (!isProtected && !own) {
            instances.remove(item.key());
        }
        return instances.contains(item.key());
    }

    private boolean isDone(WorldItem item, WorldPoint point) {
        return world.jobs()
                .running(JobKind.BACKUP, item.key(), point.captured())
                .isEmpty();
    }

    private String redundancy(WorldItem item) {
        ManagedObject vault = world.object(ObjectType.VAULT, item.key().vault()).orElseThrow();
        return vault.text(AttributeNames.CROSS_REGION_RESTORE).equals("true") ? "RA-GRS" : "GRS";
    }

    private static long together(WorldMachine machine, List<WorldPoint> points, boolean inVault) {
        points.sort(Comparator.comparingLong(WorldPoint::captured));
        long bytes = 0;
        for (int i = 0; i < points.size(); i++) {
            WorldPoint point = points.get(i);
            WorldPoint before = points.get(Math.max(0, i - 1));
            for (WrittenDisk disk : machine.disks(point).disks()) {
                Optional<WrittenDisk> known =
                        i == 0 ? Optional.empty() : machine.disks(before).disk(disk.name());
                long sent = known.isEmpty()
                        ? disk.usedBytes(point.captured())
                        : disk.changedBytes(known.get(), before.captured(), point.captured());
                bytes += inVault ? sent * (100 - disk.reductionPercent()) / 100 : sent;
            }
        }
        return bytes;
    }
}
