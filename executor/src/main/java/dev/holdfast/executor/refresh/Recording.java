package dev.holdfast.executor.refresh;

import dev.holdfast.executor.fabric.Fabric;
import dev.holdfast.executor.fabric.FabricException;
import dev.holdfast.executor.fabric.OperationKey;
import dev.holdfast.executor.step.ItemRules;
import dev.holdfast.planner.retention.Promises;
import dev.holdfast.planner.retention.RecordedPromises;
import dev.holdfast.planner.state.ActualState;
import dev.holdfast.planner.state.AttributeNames;
import dev.holdfast.planner.state.ExpiredPoint;
import dev.holdfast.planner.state.ItemKey;
import dev.holdfast.planner.state.ManagedObject;
import dev.holdfast.planner.state.ObjectAddress;
import dev.holdfast.planner.state.ObjectType;
import dev.holdfast.planner.state.Promise;
import dev.holdfast.planner.state.PromisedRule;
import dev.holdfast.planner.state.RecordedState;
import dev.holdfast.planner.state.RecoveryPoint;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Makes the record after an apply from the record before and what the fabric holds now. */
public final class Recording {

    private final Fabric fabric;
    private final RecordedState before;
    private final String keyPrefix;

    /**
     * A recording.
     *
     * @param before the record before the apply
     * @param keyPrefix prefix of operation keys for new promises, unique to the run
     */
    public Recording(Fabric fabric, RecordedState before, String keyPrefix) {
        this.fabric = fabric;
        this.before = before;
        this.keyPrefix = keyPrefix;
    }

    /**
     * Gives every point the promise it deserves from now on, in the fabric too, and returns the new record with everything
     * that the fabric holds of ours.
     *
     * @param touched addresses the apply spoke of, beside those already recorded
     * @param inventories machines per inventory file; empty leaves the recorded counts
     * @param appliedAt the plan's instant
     */
    public RecordedState record(Set<ObjectAddress> touched, Map<String, Integer> inventories, Instant appliedAt)
            throws FabricException {
        renewPromises();
        return asFound(object -> touched.contains(object.address()), inventories, appliedAt);
    }

    /**
     * As {@link #record(Set, Map, Instant)}, but what was changed outside and not shown stays recorded as it was.
     *
     * @param shown what people were shown of the fabric
     */
    public RecordedState record(Shown shown, Map<String, Integer> inventories, Instant appliedAt)
            throws FabricException {
        renewPromises();
        return accept(shown, inventories, appliedAt);
    }

    /** As {@link #record(Shown, Map, Instant)}, and changes nothing in the fabric, promises neither. */
    public RecordedState accept(Shown shown, Map<String, Integer> inventories, Instant appliedAt)
            throws FabricException {
        RecordedState found = asFound(shown::takes, inventories, appliedAt);
        SortedMap<ObjectAddress, ManagedObject> objects = new TreeMap<>(found.objects());
        before.objects().forEach((address, object) -> {
            if (!shown.includes(address)) {
                objects.put(address, object);
            }
        });
        SortedMap<ItemKey, List<RecoveryPoint>> points = new TreeMap<>(found.points());
        Map<ItemKey, Set<String>> expired = new HashMap<>();
        for (ExpiredPoint point : fabric.read().expired()) {
            expired.computeIfAbsent(point.item(), any -> new HashSet<>()).add(point.id());
        }
        before.points().forEach((item, rows) -> {
            List<RecoveryPoint> there = found.points().getOrDefault(item, List.of());
            List<RecoveryPoint> lost = lost(rows, there, expired.getOrDefault(item, Set.of()));
            lost.removeIf(point -> shown.includes(item, point.id()));
            if (!lost.isEmpty()) {
                lost.addAll(there);
                lost.sort(Comparator.comparing(RecoveryPoint::captured).reversed());
                points.put(item, lost);
            }
        });
        return new RecordedState(
                found.estate(),
                found.serial(),
                found.lastApplied(),
                objects,
                found.resourceIds(),
                found.inventoryCounts(),
                points,
                rulesOf(points));
    }

    /** Recorded points that are gone although the service did not expire them. */
    private static List<RecoveryPoint> lost(List<RecoveryPoint> rows, List<RecoveryPoint> there, Set<String> expired) {
        Set<String> known = new HashSet<>(expired);
        there.forEach(point -> known.add(point.id()));
        List<RecoveryPoint> lost = new ArrayList<>();
        for (RecoveryPoint row : rows) {
            if (!known.contains(row.id())) {
                lost.add(row);
            }
        }
        return lost;
    }

    private RecordedState asFound(Predicate<ManagedObject> touched, Map<String, Integer> inventories, Instant appliedAt)
            throws FabricException {
        ActualState actual = fabric.read();
        SortedMap<ObjectAddress, ManagedObject> objects = new TreeMap<>();
        SortedMap<String, String> resourceIds = new TreeMap<>(before.resourceIds());
        actual.objects().forEach((address, object) -> {
            if (before.objects().containsKey(address) || touched.test(object)) {
                objects.put(address, object);
                if (address.type() == ObjectType.PROTECTION) {
                    resourceIds.put(address.name(), object.text(AttributeNames.RESOURCE_ID));
                }
            }
        });
        SortedMap<ItemKey, List<RecoveryPoint>> points = new TreeMap<>();
        actual.points().forEach((item, list) -> {
            if (!list.isEmpty()) {
                points.put(item, list);
            }
        });
        forgetFormerAddresses(resourceIds, objects, points);
        return new RecordedState(
                before.estate(),
                before.serial(),
                Optional.of(before.lastApplied()
                        .filter(last -> last.isAfter(appliedAt))
                        .orElse(appliedAt)),
                objects,
                resourceIds,
                inventories.isEmpty() ? before.inventoryCounts() : new TreeMap<>(inventories),
                points,
                rulesOf(points));
    }

    /** A machine has one address: what is left of a former one, after a move that was interrupted, is forgotten. */
    private static void forgetFormerAddresses(
            SortedMap<String, String> resourceIds,
            SortedMap<ObjectAddress, ManagedObject> objects,
            SortedMap<ItemKey, List<RecoveryPoint>> points) {
        Set<String> inUse = new HashSet<>();
        points.keySet().forEach(item -> inUse.add(item.machine()));
        Set<String> protectedIds = new HashSet<>();
        objects.forEach((address, object) -> {
            if (address.type() == ObjectType.PROTECTION) {
                inUse.add(address.name());
                protectedIds.add(object.text(AttributeNames.RESOURCE_ID).toLowerCase(Locale.ROOT));
            }
        });
        resourceIds
                .entrySet()
                .removeIf(entry -> !entry.getValue().isEmpty()
                        && !inUse.contains(entry.getKey())
                        && protectedIds.contains(entry.getValue().toLowerCase(Locale.ROOT)));
    }

    /** Rules that a promise of a point names, and those that points taken from now on will be promised. */
    private Map<String, PromisedRule> rulesOf(SortedMap<ItemKey, List<RecoveryPoint>> points) throws FabricException {
        Map<String, PromisedRule> known = knownRules();
        Map<String, PromisedRule> named = new HashMap<>();
        for (PromisedRule rule : fabric.promisedRules()) {
            named.put(rule.digest(), rule);
        }
        for (List<RecoveryPoint> list : points.values()) {
            for (RecoveryPoint point : list) {
                for (String digest : point.promise().map(Promise::rules).orElse(List.of())) {
                    PromisedRule rule = known.get(digest);
                    if (rule != null) {
                        named.put(digest, rule);
                    }
                }
            }
        }
        return named;
    }

    private Map<String, PromisedRule> knownRules() throws FabricException {
        Map<String, PromisedRule> known = new HashMap<>(before.promisedRules());
        for (PromisedRule rule : fabric.promisedRules()) {
            known.put(rule.digest(), rule);
        }
        return known;
    }

    private void renewPromises() throws FabricException {
        ActualState actual = fabric.read();
        ItemRules rules = new ItemRules(actual.objects());
        Map<String, PromisedRule> known = knownRules();
        Map<String, PromisedRule> missing = new TreeMap<>();
        Map<ItemKey, Map<String, Promise>> renewed = new TreeMap<>();
        for (Map.Entry<ItemKey, List<RecoveryPoint>> entry : actual.points().entrySet()) {
            ItemKey item = entry.getKey();
            List<RecoveryPoint> merged =
                    RecordedPromises.merge(before.points().getOrDefault(item, List.of()), entry.getValue());
            Optional<PromisedRule> rule = rules.of(item);
            List<RecoveryPoint> after = merged;
            if (rule.isPresent()) {
                known.putIfAbsent(rule.get().digest(), rule.get());
                after = Promises.renew(rule.get(), fabric.dayCounting(), merged, known, fabric.clock(), false);
            }
            Map<String, Promise> changed = changed(entry.getValue(), after);
            if (!changed.isEmpty()) {
                renewed.put(item, changed);
                for (Promise promise : changed.values()) {
                    for (String digest : promise.rules()) {
                        if (known.containsKey(digest)) {
                            missing.put(digest, known.get(digest));
                        }
                    }
                }
            }
        }
        if (!renewed.isEmpty()) {
            fabric.putPromisedRules(new OperationKey(keyPrefix + "/rules"), new ArrayList<>(missing.values()));
            for (Map.Entry<ItemKey, Map<String, Promise>> entry : renewed.entrySet()) {
                fabric.setPromises(
                        new OperationKey(keyPrefix + "/promises/" + entry.getKey()), entry.getKey(), entry.getValue());
            }
            fabric.settle();
        }
    }

    private static Map<String, Promise> changed(List<RecoveryPoint> fabricSide, List<RecoveryPoint> after) {
        Map<String, Promise> changed = new TreeMap<>();
        for (int i = 0; i < after.size(); i++) {
            Optional<Promise> promise = after.get(i).promise();
            if (promise.isPresent() && !promise.equals(fabricSide.get(i).promise())) {
                changed.put(after.get(i).id(), promise.get());
            }
        }
        return changed;
    }
}
