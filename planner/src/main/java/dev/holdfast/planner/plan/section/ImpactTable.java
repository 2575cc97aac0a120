package dev.holdfast.planner.plan.section;

import dev.holdfast.planner.action.PointAction;
import dev.holdfast.planner.desired.RetiredMachine;
import dev.holdfast.planner.difference.AttributeDifference;
import dev.holdfast.planner.difference.ObjectDifference;
import dev.holdfast.planner.document.ChangeGroup.AttributeChange;
import dev.holdfast.planner.document.HoldfastSection.EarlyLoss;
import dev.holdfast.planner.document.HoldfastSection.ItemLoss;
import dev.holdfast.planner.document.HoldfastSection.PlaceImpact;
import dev.holdfast.planner.document.HoldfastSection.PlannedPrune;
import dev.holdfast.planner.document.HoldfastSection.RecoveryPointImpact;
import dev.holdfast.planner.state.AttributeValue;
import dev.holdfast.planner.state.ItemKey;
import dev.holdfast.planner.state.ObjectAddress;
import dev.holdfast.planner.state.ObjectType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The prunes of a plan in numbers: in all, by vault, and those that break a promise by what causes it. */
public final class ImpactTable {

    private final Map<ItemKey, ObjectDifference> changes;
    private final Map<String, RetiredMachine> retired;
    private final SortedMap<String, PlaceImpact> places = new TreeMap<>();
    private final Map<Cause, Losses> losses = new LinkedHashMap<>();
    private int early;
    private long freed;

    private ImpactTable(Map<ItemKey, ObjectDifference> changes, Map<String, RetiredMachine> retired) {
        this.changes = changes;
        this.retired = retired;
    }

    /**
     * Why points are lost: what several items have in common is one cause.
     *
     * @param object address of the changed object where it matters which one; empty for many of a kind
     */
    private record Cause(String object, String reason, List<AttributeChange> attributes, Optional<String> place) {}

    /** What one cause loses. Mutable. */
    private static final class Losses {
        final SortedSet<String> addresses = new TreeSet<>();
        final SortedMap<ItemKey, Integer> items = new TreeMap<>();
        int points;
        long freed;
    }

    /**
     * The numbers.
     *
     * @param prunes of the plan, by item
     * @param points how many points exist in all
     * @param changes what decides about the items whose retention the plan changes
     */
    public static RecoveryPointImpact of(
            List<PointAction> prunes,
            int points,
            Map<ItemKey, ObjectDifference> changes,
            Map<String, RetiredMachine> retired) {
        ImpactTable table = new ImpactTable(changes, retired);
        for (PointAction action : prunes) {
            table.count(action);
        }
        return new RecoveryPointImpact(
                points - prunes.size(),
                prunes.size() - table.early,
                table.early,
                table.freed,
                List.copyOf(table.places.values()),
                table.losses());
    }

    private void count(PointAction action) {
        PlannedPrune prune = action.prune();
        int lost = prune.early() ? 1 : 0;
        early += lost;
        freed = Math.addExact(freed, prune.bytes());
        places.merge(
                prune.vault(),
                new PlaceImpact(prune.vault(), 1 - lost, lost, prune.bytes()),
                (one, other) -> new PlaceImpact(
                        one.vault(),
                        one.expired() + other.expired(),
                        one.lostEarly() + other.lostEarly(),
                        Math.addExact(one.freedBytes(), other.freedBytes())));
        if (prune.early()) {
            countLoss(action);
        }
    }

    private void countLoss(PointAction action) {
        ItemKey item = action.item();
        ObjectDifference change = changes.get(item);
        RetiredMachine ended = retired.get(item.machine());
        String address;
        Cause cause;
        if (ended != null) {
            address = new ObjectAddress(ObjectType.PROTECTION, item.machine()).toString();
            cause = new Cause("", ended.reason(), List.of(), ended.place());
        } else if (change != null) {
            address = change.address().toString();
            cause = cause(change);
        } else {
            throw new IllegalStateException("a point is lost early for no cause: " + action.prune());
        }
        Losses counted = losses.computeIfAbsent(cause, any -> new Losses());
        counted.addresses.add(address);
        counted.items.merge(item, 1, Integer::sum);
        counted.points++;
        counted.freed = Math.addExact(counted.freed, action.prune().bytes());
    }

    private static Cause cause(ObjectDifference change) {
        List<AttributeChange> attributes = new ArrayList<>();
        for (AttributeDifference attribute : change.attributes()) {
            if (OwnChanges.concernsRetention(attribute)) {
                attributes.add(new AttributeChange(
                        attribute.name(),
                        attribute.before().map(AttributeValue::display),
                        attribute.after().map(AttributeValue::display),
                        attribute.effect().word(),
                        attribute.place()));
            }
        }
        Optional<String> place = attributes.isEmpty()
                ? change.place()
                : attributes.get(0).place().or(change::place);
        String object =
                change.address().type() == ObjectType.POLICY ? change.address().toString() : "";
        return new Cause(object, change.reason(), attributes, place);
    }

    private List<EarlyLoss> losses() {
        List<EarlyLoss> all = new ArrayList<>(losses.size());
        losses.forEach((cause, counted) -> {
            List<ItemLoss> items = new ArrayList<>(counted.items.size());
            counted.items.forEach((item, points) -> items.add(new ItemLoss(item.machine(), item.vault(), points)));
            all.add(new EarlyLoss(
                    List.copyOf(counted.addresses),
                    cause.reason(),
                    cause.attributes(),
                    cause.place(),
                    counted.points,
                    counted.freed,
                    items));
        });
        return all;
    }
}
