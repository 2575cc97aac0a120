package dev.holdfast.planner.plan;

import dev.holdfast.dsl.model.move.Move;
import dev.holdfast.dsl.model.move.MoveType;
import dev.holdfast.dsl.model.policy.Consistency;
import dev.holdfast.dsl.model.retention.RetentionRule;
import dev.holdfast.dsl.model.retention.RetentionText;
import dev.holdfast.dsl.quantity.DataSize;
import dev.holdfast.dsl.quantity.QuantityException;
import dev.holdfast.planner.document.HoldfastSection;
import dev.holdfast.planner.document.PlanDocument;
import dev.holdfast.planner.document.ResourceChange;
import dev.holdfast.planner.move.RenamedState;
import dev.holdfast.planner.move.Renaming;
import dev.holdfast.planner.retention.Promises;
import dev.holdfast.planner.state.ActualState;
import dev.holdfast.planner.state.AttributeNames;
import dev.holdfast.planner.state.AttributeValue;
import dev.holdfast.planner.state.GonePoints;
import dev.holdfast.planner.state.ItemKey;
import dev.holdfast.planner.state.ManagedObject;
import dev.holdfast.planner.state.ObjectAddress;
import dev.holdfast.planner.state.ObjectType;
import dev.holdfast.planner.state.PointStatus;
import dev.holdfast.planner.state.Promise;
import dev.holdfast.planner.state.PromisedRule;
import dev.holdfast.planner.state.RecordedState;
import dev.holdfast.planner.state.RecoveryPoint;
import dev.holdfast.planner.state.RunningBackup;
import dev.holdfast.planner.state.Tier;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** The smallest world a plan can be applied to: it believes every plan and does what it says. Mutable. */
public final class FakeWorld {

    private final SortedMap<ObjectAddress, ManagedObject> objects = new TreeMap<>();
    private final SortedMap<String, String> resourceIds = new TreeMap<>();
    private final SortedMap<String, Integer> inventories = new TreeMap<>();
    private final SortedMap<ItemKey, List<RecoveryPoint>> points = new TreeMap<>();
    private final Map<ItemKey, List<RunningBackup>> running = new HashMap<>();
    private final Map<String, PromisedRule> rules = new HashMap<>();
    private Optional<Instant> lastApplied = Optional.empty();
    private long serial;

    /** What is recorded. */
    public RecordedState recorded() {
        return new RecordedState("test-estate", serial, lastApplied, objects, resourceIds, inventories, points, rules);
    }

    /** What is there: the same, with a clock. */
    public ActualState actual() {
        return new ActualState(lastApplied, objects, points, running, Map.of(), Map.of(), GonePoints.none());
    }

    /** The objects, to change them by hand. */
    public SortedMap<ObjectAddress, ManagedObject> objects() {
        return objects;
    }

    /** The points of an item. */
    public List<RecoveryPoint> points(String machine, String vault) {
        return points.getOrDefault(new ItemKey(machine, vault), List.of());
    }

    /** Does what a plan says and records it. */
    public void apply(PlanDocument plan) {
        move(plan);
        for (ResourceChange change : plan.resourceChanges()) {
            ObjectAddress address = ObjectAddress.parse(change.address());
            SortedMap<String, Object> after = change.change().after();
            if (after == null) {
                objects.remove(address);
            } else {
                objects.put(address, new ManagedObject(address, attributes(after)));
            }
            if (address.type() == ObjectType.PROTECTION && after != null) {
                resourceIds.put(address.name(), String.valueOf(after.get(AttributeNames.RESOURCE_ID)));
            }
        }
        HoldfastSection section = plan.holdfast();
        section.prunes().forEach(prune -> prune(prune, Instant.parse(section.at())));
        section.copies().forEach(this::copy);
        inventories.clear();
        inventories.putAll(section.inventories());
        lastApplied = Optional.of(Instant.parse(section.at()));
        serial++;
    }

    private void move(PlanDocument plan) {
        List<Move> moves = plan.holdfast().moves().stream()
                .map(move -> new Move(MoveType.of(move.type()).orElseThrow(), move.from(), move.to()))
                .toList();
        RecordedState renamed = RenamedState.of(recorded(), new Renaming(moves));
        objects.clear();
        objects.putAll(renamed.objects());
        resourceIds.clear();
        resourceIds.putAll(renamed.resourceIds());
        points.clear();
        points.putAll(renamed.points());
    }

    /** Takes a good point of every active protection at each of these instants, under the promise of its policy now. */
    public void takePoints(List<Instant> captures) {
        for (ManagedObject object : List.copyOf(objects.values())) {
            if (object.address().type() == ObjectType.PROTECTION
                    && object.text(AttributeNames.PROTECTION_STATE).equals(AttributeNames.ACTIVE)) {
                PromisedRule rule =
                        rule(objects.get(new ObjectAddress(ObjectType.POLICY, object.text(AttributeNames.POLICY))));
                rules.put(rule.digest(), rule);
                ItemKey item = new ItemKey(object.address().name(), object.text(AttributeNames.VAULT));
                for (Instant capture : captures) {
                    add(item, point(item.machine() + "@" + capture, capture, Optional.of(promise(rule))));
                }
            }
        }
    }

    /** A good point in the vault. */
    public static RecoveryPoint point(String id, Instant captured, Optional<Promise> promise) {
        return new RecoveryPoint(
                id,
                captured,
                EnumSet.of(Tier.VAULT),
                DataSize.ofGibibytes(1),
                PointStatus.GOOD,
                Consistency.CRASH,
                new TreeSet<>(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                promise);
    }

    /** The same point with another status. */
    public static RecoveryPoint withStatus(RecoveryPoint point, PointStatus status) {
        return new RecoveryPoint(
                point.id(),
                point.captured(),
                point.tiers(),
                point.size(),
                status,
                point.consistency(),
                point.tags(),
                point.lockedUntil(),
                point.hold(),
                point.base(),
                point.promise());
    }

    /** Puts a point somewhere. */
    public void add(ItemKey item, RecoveryPoint point) {
        List<RecoveryPoint> list = new ArrayList<>(points.getOrDefault(item, List.of()));
        list.add(point);
        list.sort(Comparator.comparing(RecoveryPoint::captured).reversed());
        points.put(item, list);
    }

    /** Backs an item up; nothing ends it. */
    public void run(ItemKey item, RunningBackup backup) {
        running.computeIfAbsent(item, any -> new ArrayList<>()).add(backup);
    }

    private static Promise promise(PromisedRule rule) {
        return new Promise(List.of(rule.digest()), List.of("kept"), Optional.empty());
    }

    private static PromisedRule rule(ManagedObject policy) {
        SortedMap<String, String> keys = new TreeMap<>();
        policy.attributes().forEach((name, value) -> {
            if (name.startsWith(AttributeNames.RETENTION_PREFIX)) {
                keys.put(name.substring(AttributeNames.RETENTION_PREFIX.length()), value.display());
            }
        });
        try {
            RetentionRule rule = RetentionText.fromAttributes(keys);
            return Promises.of(rule, ZoneId.of(policy.text(AttributeNames.TIME_ZONE)));
        } catch (QuantityException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private void prune(HoldfastSection.PlannedPrune prune, Instant at) {
        ItemKey item = new ItemKey(prune.machine(), prune.vault());
        List<RecoveryPoint> kept = new ArrayList<>();
        for (RecoveryPoint point : points.getOrDefault(item, List.of())) {
            if (!point.id().equals(prune.point())) {
                kept.add(point);
            } else if (prune.how().equals("release")) {
                List<String> promised = point.promise().orElseThrow().rules();
                kept.add(point(point.id(), point.captured(), Optional.of(Promise.released(promised, at))));
            }
        }
        points.put(item, kept);
    }

    private void copy(HoldfastSection.PlannedCopy copy) {
        PromisedRule rule = rule(objects.get(ObjectAddress.copy(copy.machine(), copy.to())));
        rules.put(rule.digest(), rule);
        add(
                new ItemKey(copy.machine(), copy.to()),
                point("copy-of-" + copy.point(), Instant.parse(copy.captured()), Optional.of(promise(rule))));
    }

    private static SortedMap<String, AttributeValue> attributes(SortedMap<String, Object> plain) {
        SortedMap<String, AttributeValue> attributes = new TreeMap<>();
        plain.forEach((name, value) -> {
            if (value instanceof List<?> members) {
                attributes.put(
                        name,
                        AttributeValue.of(members.stream().map(String::valueOf).toList()));
            } else {
                attributes.put(name, AttributeValue.of(String.valueOf(value)));
            }
        });
        return attributes;
    }
}
