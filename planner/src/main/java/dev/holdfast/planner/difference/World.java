package dev.holdfast.planner.difference;

import dev.holdfast.planner.state.ActualState;
import dev.holdfast.planner.state.AttributeNames;
import dev.holdfast.planner.state.ItemKey;
import dev.holdfast.planner.state.ManagedObject;
import dev.holdfast.planner.state.ObjectAddress;
import dev.holdfast.planner.state.ObjectType;
import dev.holdfast.planner.state.RecordedState;
import dev.holdfast.planner.state.RecoveryPoint;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** What exists now: the actual objects and points, or the recorded ones if no world was read. */
public final class World {

    private final SortedMap<ObjectAddress, ManagedObject> objects;
    private final SortedMap<ItemKey, List<RecoveryPoint>> points;
    private final Set<String> machinesWithPoints = new HashSet<>();
    private final Set<String> vaultsWithItems = new HashSet<>();
    private final Set<String> vaultsWithPoints = new HashSet<>();
    private final Set<String> policiesInUse = new HashSet<>();

    private World(RecordedState recorded, ActualState actual) {
        boolean read = actual.isRead();
        this.objects = read ? actual.objects() : recorded.objects();
        this.points = read ? actual.points() : recorded.points();
        points.forEach((item, list) -> {
            if (!list.isEmpty()) {
                machinesWithPoints.add(item.machine());
                vaultsWithPoints.add(item.vault());
            }
        });
        actual.softDeleted().keySet().forEach(item -> vaultsWithPoints.add(item.vault()));
        vaultsWithItems.addAll(vaultsWithPoints);
        for (Map.Entry<ObjectAddress, ManagedObject> entry : objects.entrySet()) {
            if (entry.getKey().type() == ObjectType.PROTECTION) {
                vaultsWithItems.add(entry.getValue().text(AttributeNames.VAULT));
                policiesInUse.add(entry.getValue().text(AttributeNames.POLICY));
            }
        }
    }

    /** What exists at the time of the refresh. */
    public static World of(RecordedState recorded, ActualState actual) {
        return new World(recorded, actual);
    }

    /** The object as it is; empty if it is not there. */
    Optional<ManagedObject> find(ObjectAddress address) {
        return Optional.ofNullable(objects.get(address));
    }

    /**
     * Every object as it will be once these changes, and no others, are made. What a plan leaves out stays as it
     * is, whatever is declared.
     */
    public SortedMap<ObjectAddress, ManagedObject> after(List<ObjectDifference> changes) {
        SortedMap<ObjectAddress, ManagedObject> after = new TreeMap<>(objects);
        for (ObjectDifference change : changes) {
            if (change.after().isPresent()) {
                after.put(change.address(), change.after().get());
            } else {
                after.remove(change.address());
            }
        }
        return after;
    }

    /** Points of every item, newest first. */
    public SortedMap<ItemKey, List<RecoveryPoint>> points() {
        return points;
    }

    /** True if a protection of the machine exists, active or stopped. */
    public boolean isProtected(String machine) {
        return objects.containsKey(new ObjectAddress(ObjectType.PROTECTION, machine));
    }

    /** True if any vault holds a point of the machine. */
    boolean hasPoints(String machine) {
        return machinesWithPoints.contains(machine);
    }

    /** True if the vault protects a machine or holds a point, soft-deleted ones included. */
    boolean hasItems(String vault) {
        return vaultsWithItems.contains(vault);
    }

    /** True if the vault holds a point, soft-deleted ones included. */
    public boolean holdsPoints(String vault) {
        return vaultsWithPoints.contains(vault);
    }

    /** True if a protection names the policy. */
    boolean isPolicyInUse(String policy) {
        return policiesInUse.contains(policy);
    }
}
