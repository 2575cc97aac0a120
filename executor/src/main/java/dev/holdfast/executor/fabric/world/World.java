package dev.holdfast.executor.fabric.world;

import dev.holdfast.dsl.model.move.Move;
import dev.holdfast.dsl.model.move.MoveType;
import dev.holdfast.executor.fabric.meter.MeterBook;
import dev.holdfast.executor.fabric.world.job.OnDemand;
import dev.holdfast.planner.move.Renaming;
import dev.holdfast.planner.state.ExpiredPoint;
import dev.holdfast.planner.state.ItemKey;
import dev.holdfast.planner.state.LegalHold;
import dev.holdfast.planner.state.ManagedObject;
import dev.holdfast.planner.state.ObjectAddress;
import dev.holdfast.planner.state.ObjectType;
import dev.holdfast.planner.state.PointStatus;
import dev.holdfast.planner.state.Promise;
import dev.holdfast.planner.state.PromisedRule;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A whole world. Every change goes through it, so that {@link #changes} is complete. Not thread safe. */
public final class World {

    private final WorldOrigin origin;
    private long clock;
    private long version;
    private final TreeMap<ObjectAddress, ManagedObject> objects = new TreeMap<>();
    private final HashMap<ObjectAddress, ManagedObject> objectsByAddress = new HashMap<>();
    private final TreeMap<String, WorldMachine> machines = new TreeMap<>();
    private final WorldItems items = new WorldItems();
    private final WorldJobs jobs = new WorldJobs(this);
    private final TreeMap<String, PromisedRule> rules = new TreeMap<>();
    private final WorldChanges changes = new WorldChanges();
    private final AcceptedOperations operations = new AcceptedOperations(changes);
    private final ExpiredPoints expired = new ExpiredPoints(changes);
    private final PolicyWrites policyWrites = new PolicyWrites(changes);
    private final WorldRestores restores = new WorldRestores(changes);
    private final WorldFaults faults = new WorldFaults(changes);
    private final DeletedPoints deleted = new DeletedPoints(this);
    private final MeterBook meters = new MeterBook(changes.meters());
    private WorldWatcher watcher = WorldWatcher.NONE;

    /** A world without anything, of the usual origin. */
    public World(long clock) {
        this(clock, WorldOrigin.USUAL);
    }

    /** A world without anything. */
    public World(long clock, WorldOrigin origin) {
        this.clock = clock;
        this.origin = origin;
    }

    /** What it was made with. */
    public WorldOrigin origin() {
        return origin;
    }

    /** The world's time. */
    public long clock() {
        return clock;
    }

    /** Moves the clock; it never goes back. */
    public void clock(long now) {
        if (now < clock) {
            throw new IllegalStateException("the clock must not go back from " + clock + " to " + now);
        }
        watcher.passing(now);
        clock = now;
    }

    /** Whom to tell from now on what becomes of it; the one before is told no more. */
    public void watch(WorldWatcher next) {
        watcher = next;
    }

    /** Who is told what becomes of it. */
    WorldWatcher watcher() {
        return watcher;
    }

    /** What was metered of it. */
    public MeterBook meters() {
        return meters;
    }

    /** What changed since it was last stored. */
    public WorldChanges changes() {
        return changes;
    }

    // ---- objects and machines

    /** All objects. */
    public SortedMap<ObjectAddress, ManagedObject> objects() {
        return Collections.unmodifiableSortedMap(objects);
    }

    /** The object of that name. */
    public Optional<ManagedObject> object(ObjectType type, String name) {
        return object(new ObjectAddress(type, name));
    }

    /** The object of that address. */
    public Optional<ManagedObject> object(ObjectAddress address) {
        return Optional.ofNullable(objectsByAddress.get(address));
    }

    /** All objects of a type, by name. */
    public Collection<ManagedObject> objects(ObjectType type) {
        return objects.tailMap(new ObjectAddress(type, "\u0000")).values().stream()
                .takeWhile(object -> object.address().type() == type)
                .toList();
    }

    /** Creates or replaces an object. */
    public void put(ManagedObject object) {
        ManagedObject before = objects.put(object.address(), object);
        objectsByAddress.put(object.address(), object);
        changes.objects().add(object.address());
        watcher.described(Optional.ofNullable(before), Optional.of(object));
    }

    /** Removes an object. */
    public void remove(ObjectAddress address) {
        objectsByAddress.remove(address);
        ManagedObject before = objects.remove(address);
        if (before != null) {
            changes.objects().add(address);
            watcher.described(Optional.of(before), Optional.empty());
        }
    }

    /** All machines. */
    public SortedMap<String, WorldMachine> machines() {
        return Collections.unmodifiableSortedMap(machines);
    }

    /** The machine of that address. */
    public Optional<WorldMachine> machine(String address) {
        return Optional.ofNullable(machines.get(address));
    }

    /** Adds a machine. */
    public void add(WorldMachine machine) {
        machines.put(machine.machine().address(), machine);
        changes.machines().add(machine.machine().address());
    }

    /** A machine was described anew, or something else of it differs. */
    public void touched(WorldMachine machine) {
        changes.machines().add(machine.machine().address());
    }

    // ---- items and points

    /** All items that ever had a job. */
    public SortedMap<ItemKey, WorldItem> items() {
        return items.all();
    }

    /** The item; made when it does not exist yet. */
    public WorldItem item(ItemKey key) {
        if (items.find(key).isEmpty()) {
            items.put(new WorldItem(key));
            changes.items().add(key);
        }
        return items.find(key).orElseThrow();
    }

    /** The item, if it exists. */
    public Optional<WorldItem> existing(ItemKey key) {
        return items.find(key);
    }

    /** A new point of an item. */
    public void add(WorldItem item, WorldPoint point) {
        item.insert(point);
        changed(item, point);
        watcher.held(item, point, (byte) 0, point.holdings());
    }

    /** A point goes, and its data with it. */
    public void remove(WorldItem item, WorldPoint point) {
        takeOut(item, point);
        watcher.gone(item.key(), point);
    }

    /** A point is no part of its item any more. */
    void takeOut(WorldItem item, WorldPoint point) {
        item.remove(point);
        leave(item, point);
        point.markRemoved();
        changed(item, point);
        watcher.held(item, point, point.holdings(), (byte) 0);
    }

    /** The vault keeps the blocks of a point that others build on: they build on what it was built on. */
    private void leave(WorldItem item, WorldPoint point) {
        item.basedOn(point).forEach(other -> base(item, other, point.base()));
        deleted.rebase(item.key(), point);
    }

    /** A point goes from its vault into the archive tier, as a whole. */
    public void archive(WorldItem item, WorldPoint point) {
        leave(item, point);
        point.based(OptionalLong.empty()).archived(clock);
        tiers(item, point, WorldPoint.ARCHIVE);
    }

    /** Points in soft delete. */
    public DeletedPoints deleted() {
        return deleted;
    }

    /** A point builds on another in the vault now, or on none. */
    public void base(WorldItem item, WorldPoint point, OptionalLong base) {
        point.based(base);
        changed(item, point);
    }

    /** The bytes of a point are in other tiers now. */
    public void tiers(WorldItem item, WorldPoint point, int tiers) {
        byte before = point.holdings();
        point.tiers((byte) tiers);
        point.reached(clock);
        changed(item, point);
        watcher.held(item, point, before, point.holdings());
    }

    /** A point can or cannot be trusted now. */
    public void status(WorldItem item, WorldPoint point, PointStatus status) {
        byte before = point.holdings();
        point.status(status);
        point.reached(clock);
        changed(item, point);
        watcher.held(item, point, before, point.holdings());
    }

    /** Another promise is given for a point. */
    public void promise(WorldItem item, WorldPoint point, @Nullable Promise promise) {
        point.promise(promise);
        changed(item, point);
    }

    /** Locks or holds a point, or ends that. */
    public void guard(WorldItem item, WorldPoint point, long lockedUntil, Optional<LegalHold> hold) {
        point.guarded(lockedUntil, hold);
        changed(item, point);
    }

    private void changed(WorldItem item, WorldPoint point) {
        if (!point.changed()) {
            point.markChanged(true);
            changes.points().add(new WorldChanges.ChangedPoint(item.key(), point));
        }
    }

    /** Bytes of a capture are on their way to an item until then. */
    public void occupy(WorldItem item, long until, long captured) {
        item.occupy(until);
        item.moved(captured);
        changes.items().add(item.key());
    }

    /** The snapshot of the newest point whose bytes were sent to an item is gone. */
    public void loseReference(WorldItem item) {
        item.loseReference();
        changes.items().add(item.key());
    }

    /** A copy to an item begins then, or will. */
    public void copyBegins(WorldItem item, long second) {
        item.copyBegins(second);
        changes.items().add(item.key());
    }

    /** Somebody asked for a backup; those asked for longer ago than the window are forgotten. */
    public void askedFor(WorldItem item, OnDemand asked, long window) {
        item.askedFor(asked, window);
        changes.items().add(item.key());
    }

    // ---- names

    /**
     * Knows things by other names from now on. Everything that changed before must be durable: a store renames what it holds
     * before it writes what is new.
     *
     * @param move whose names; nothing bears the new one
     * @param pointName the id of a point under its item's name
     */
    public void rename(Move move, Function<ExpiredPoint, String> pointName) {
        if (!changes.isEmpty()) {
            throw new IllegalStateException("names change only in a world that is stored: " + changes.size());
        }
        WorldWatcher told = watcher;
        watcher = WorldWatcher.NONE; // objects come and go only by name
        Renaming renaming = new Renaming(List.of(move));
        for (ManagedObject object : WorldNames.bearing(this, move)) {
            ManagedObject known = renaming.object(object);
            if (!known.equals(object)) {
                remove(object.address());
                put(known);
            }
        }
        if (move.type() == MoveType.VM) {
            Optional.ofNullable(machines.remove(move.from()))
                    .ifPresent(machine -> machines.put(move.to(), machine.named(move.to())));
        }
        for (WorldItem item : WorldNames.items(this, move.type(), move.from())) {
            items.remove(item);
            items.put(item.named(renaming.item(item.key()))); // an earlier bearer of the name has left no points
        }
        jobs.rename(renaming);
        restores.rename(restore -> restore.named(renaming.item(restore.item())));
        deleted.rename(renaming);
        meters.rename(renaming::item, clock);
        faults.rename(target -> WorldNames.renamed(target, move));
        expired.rename(point -> WorldNames.renamed(point, renaming, pointName));
        changes.renames().add(move);
        watcher = told;
        watcher.renamed();
    }

    // ---- promises, operations and what else its service keeps account of

    /** Rules promises may name, by digest. */
    public SortedMap<String, PromisedRule> rules() {
        return Collections.unmodifiableSortedMap(rules);
    }

    /** Adds a rule promises may name. */
    public void add(PromisedRule rule) {
        if (rules.putIfAbsent(rule.digest(), rule) == null) {
            changes.rules().add(rule);
        }
    }

    /** Points the service expired and nobody acknowledged yet. */
    public ExpiredPoints expired() {
        return expired;
    }

    /** What its service is doing and did. */
    public WorldJobs jobs() {
        return jobs;
    }

    /** What was restored, and what is being restored. */
    public WorldRestores restores() {
        return restores;
    }

    /** What was made to go wrong. */
    public WorldFaults faults() {
        return faults;
    }

    /** Policies written lately. */
    public PolicyWrites policyWrites() {
        return policyWrites;
    }

    /** What was asked of it and carried out. */
    public AcceptedOperations operations() {
        return operations;
    }

    /** Everything that changed is durable. */
    public void stored() {
        version++;
        changes.clear();
    }

    /** How often it was stored; what a store compares before it writes. */
    public long version() {
        return version;
    }

    public void restoreVersion(long stored) {
        version = stored;
    }

    /** Content read from a store is no change. */
    public World restored() {
        changes.clear();
        return this;
    }
}
