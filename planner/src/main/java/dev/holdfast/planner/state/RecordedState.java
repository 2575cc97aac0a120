package dev.holdfast.planner.state;

import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What Holdfast last did to an estate.
 *
 * @param estate name of the estate
 * @param serial number of the last write; 0 before the first
 * @param lastApplied the {@code at} of the last apply; absent before the first
 * @param objects objects we look after, by address
 * @param resourceIds resource id of each machine that was ever given an address, by address; empty text if it has none
 * @param inventoryCounts machines last seen in each inventory file, by path
 * @param points points we gave a promise for, newest first, by item
 * @param promisedRules every rule a promise may name, by digest
 */
public record RecordedState(
        String estate,
        long serial,
        Optional<Instant> lastApplied,
        SortedMap<ObjectAddress, ManagedObject> objects,
        SortedMap<String, String> resourceIds,
        SortedMap<String, Integer> inventoryCounts,
        SortedMap<ItemKey, List<RecoveryPoint>> points,
        Map<String, PromisedRule> promisedRules) {

    public RecordedState {
        objects = Collections.unmodifiableSortedMap(new TreeMap<>(objects));
        resourceIds = Collections.unmodifiableSortedMap(new TreeMap<>(resourceIds));
        inventoryCounts = Collections.unmodifiableSortedMap(new TreeMap<>(inventoryCounts));
        points = Collections.unmodifiableSortedMap(new TreeMap<>(points));
        promisedRules = Map.copyOf(promisedRules);
    }

    /** Nothing was ever applied. */
    public static RecordedState empty(String estate) {
        return new RecordedState(
                estate,
                0,
                Optional.empty(),
                new TreeMap<>(),
                new TreeMap<>(),
                new TreeMap<>(),
                new TreeMap<>(),
                Map.of());
    }

    /** The same state under the number of another write. */
    public RecordedState withSerial(long newSerial) {
        return new RecordedState(
                estate, newSerial, lastApplied, objects, resourceIds, inventoryCounts, points, promisedRules);
    }

    /** The same state without an object; without a protection also without its machine and the points of that. */
    public RecordedState without(ObjectAddress address) {
        SortedMap<ObjectAddress, ManagedObject> others = new TreeMap<>(objects);
        others.remove(address);
        SortedMap<String, String> machines = new TreeMap<>(resourceIds);
        SortedMap<ItemKey, List<RecoveryPoint>> left = new TreeMap<>(points);
        if (address.type() == ObjectType.PROTECTION) {
            machines.remove(address.name());
            left.keySet().removeIf(item -> item.machine().equals(address.name()));
        }
        return new RecordedState(estate, serial, lastApplied, others, machines, inventoryCounts, left, promisedRules);
    }

    /** The same state with other objects. */
    public RecordedState withObjects(SortedMap<ObjectAddress, ManagedObject> newObjects) {
        return new RecordedState(
                estate, serial, lastApplied, newObjects, resourceIds, inventoryCounts, points, promisedRules);
    }

    /** The same state with other resource ids. */
    public RecordedState withResourceIds(SortedMap<String, String> newIds) {
        return new RecordedState(estate, serial, lastApplied, objects, newIds, inventoryCounts, points, promisedRules);
    }

    /** The same state with further rules that promises may name. */
    public RecordedState withPromisedRules(Collection<PromisedRule> more) {
        Map<String, PromisedRule> rules = new HashMap<>(promisedRules);
        more.forEach(rule -> rules.put(rule.digest(), rule));
        return new RecordedState(estate, serial, lastApplied, objects, resourceIds, inventoryCounts, points, rules);
    }

    /** The same state with other points. */
    public RecordedState withPoints(SortedMap<ItemKey, List<RecoveryPoint>> newPoints) {
        return new RecordedState(
                estate, serial, lastApplied, objects, resourceIds, inventoryCounts, newPoints, promisedRules);
    }
}
