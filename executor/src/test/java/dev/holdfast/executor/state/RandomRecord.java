package dev.holdfast.executor.state;

import static dev.holdfast.dsl.generator.Seeds.oneOf;

import dev.holdfast.dsl.model.policy.Consistency;
import dev.holdfast.dsl.model.retention.RetentionText;
import dev.holdfast.dsl.quantity.DataSize;
import dev.holdfast.dsl.quantity.QuantityException;
import dev.holdfast.executor.database.TestTexts;
import dev.holdfast.planner.state.AttributeValue;
import dev.holdfast.planner.state.ItemKey;
import dev.holdfast.planner.state.LegalHold;
import dev.holdfast.planner.state.ManagedObject;
import dev.holdfast.planner.state.ObjectAddress;
import dev.holdfast.planner.state.ObjectType;
import dev.holdfast.planner.state.PointStatus;
import dev.holdfast.planner.state.Promise;
import dev.holdfast.planner.state.PromisedRule;
import dev.holdfast.planner.state.RecordedState;
import dev.holdfast.planner.state.RecoveryPoint;
import dev.holdfast.planner.state.Tier;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.random.RandomGenerator;

/** Records of any content, and others that differ from them here and there. */
final class RandomRecord {

    private static final int MOST = 6;

    private final RandomGenerator random;

    RandomRecord(RandomGenerator random) {
        this.random = random;
    }

    /** The record after some change: things are new, differ, are gone, or stay. */
    RecordedState after(RecordedState before) throws QuantityException {
        SortedMap<ObjectAddress, ManagedObject> objects = new TreeMap<>(before.objects());
        objects.keySet().removeIf(any -> random.nextInt(4) == 0);
        objects.replaceAll((address, object) -> random.nextInt(3) == 0 ? object(address) : object);
        SortedMap<String, String> resourceIds = new TreeMap<>(before.resourceIds());
        resourceIds.keySet().removeIf(any -> random.nextInt(4) == 0);
        SortedMap<String, Integer> inventories = new TreeMap<>(before.inventoryCounts());
        inventories.keySet().removeIf(any -> random.nextInt(4) == 0);
        SortedMap<ItemKey, List<RecoveryPoint>> points = new TreeMap<>(before.points());
        points.keySet().removeIf(any -> random.nextInt(5) == 0);
        points.replaceAll((item, list) -> random.nextBoolean() ? list : changed(list));
        Map<String, PromisedRule> rules = new HashMap<>(before.promisedRules());
        rules.keySet().removeIf(any -> random.nextInt(4) == 0);
        for (int i = random.nextInt(MOST); i > 0; i--) {
            ObjectAddress address = new ObjectAddress(oneOf(random, ObjectType.values()), TestTexts.name(random));
            objects.put(address, object(address));
            resourceIds.put(TestTexts.name(random), TestTexts.text(random));
            inventories.put(TestTexts.name(random), random.nextInt(Integer.MAX_VALUE));
            points.put(new ItemKey(TestTexts.name(random), TestTexts.name(random)), changed(List.of()));
            PromisedRule rule = rule();
            rules.put(rule.digest(), rule);
        }
        points.values().removeIf(List::isEmpty);
        return new RecordedState(
                before.estate(),
                before.serial() + 1,
                maybe(instant()),
                objects,
                resourceIds,
                inventories,
                points,
                rules);
    }

    private ManagedObject object(ObjectAddress address) {
        SortedMap<String, AttributeValue> attributes = new TreeMap<>();
        for (int i = random.nextInt(MOST); i > 0; i--) {
            attributes.put(
                    TestTexts.name(random),
                    random.nextBoolean() ? AttributeValue.of(TestTexts.text(random)) : AttributeValue.of(texts()));
        }
        return new ManagedObject(address, attributes);
    }

    private List<String> texts() {
        List<String> texts = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            texts.add(TestTexts.text(random));
        }
        return texts;
    }

    private PromisedRule rule() throws QuantityException {
        SortedMap<String, String> attributes = new TreeMap<>();
        attributes.put("daily", (1 + random.nextInt(9)) + "d");
        if (random.nextBoolean()) {
            attributes.put("weekly", (1 + random.nextInt(9)) + "w on sunday");
        }
        return new PromisedRule(
                Long.toHexString(random.nextLong()),
                RetentionText.fromAttributes(attributes),
                ZoneId.of(oneOf(random, "UTC", "Europe/Berlin", "America/St_Johns")));
    }

    private List<RecoveryPoint> changed(List<RecoveryPoint> before) {
        List<RecoveryPoint> points = new ArrayList<>(before);
        points.removeIf(any -> random.nextInt(3) == 0);
        points.replaceAll(old -> random.nextInt(3) == 0 ? point(old.id(), old.captured()) : old);
        Set<String> ids = new HashSet<>();
        points.forEach(old -> ids.add(old.id()));
        for (int i = random.nextInt(MOST); i > 0; i--) {
            String id = TestTexts.name(random);
            if (ids.add(id)) {
                points.add(point(id, instant()));
            }
        }
        points.sort(Comparator.comparing(RecoveryPoint::captured).reversed().thenComparing(RecoveryPoint::id));
        return List.copyOf(points);
    }

    private RecoveryPoint point(String id, Instant captured) {
        Set<Tier> tiers = EnumSet.noneOf(Tier.class);
        for (Tier tier : Tier.values()) {
            if (random.nextBoolean()) {
                tiers.add(tier);
            }
        }
        return new RecoveryPoint(
                id,
                captured,
                tiers,
                new DataSize(random.nextLong(Long.MAX_VALUE)),
                oneOf(random, PointStatus.values()),
                oneOf(random, Consistency.values()),
                new TreeSet<>(texts()),
                maybe(instant()),
                maybe(new LegalHold(instant(), maybe(instant()), TestTexts.text(random), TestTexts.text(random))),
                Optional.empty(),
                maybe(new Promise(List.of(Long.toHexString(random.nextLong()), "second"), texts(), maybe(instant()))));
    }

    private Instant instant() {
        return Instant.ofEpochSecond(1_700_000_000L + random.nextInt(200_000_000));
    }

    private <T> Optional<T> maybe(T value) {
        return random.nextBoolean() ? Optional.of(value) : Optional.empty();
    }
}
