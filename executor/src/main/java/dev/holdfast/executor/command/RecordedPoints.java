package dev.holdfast.executor.command;

import dev.holdfast.executor.fabric.Fabric;
import dev.holdfast.executor.fabric.FabricException;
import dev.holdfast.executor.fabric.PointReference;
import dev.holdfast.planner.state.ItemKey;
import dev.holdfast.planner.state.Promise;
import dev.holdfast.planner.state.PromisedRule;
import dev.holdfast.planner.state.RecordedState;
import dev.holdfast.planner.state.RecoveryPoint;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Takes single points into the record as a fabric holds them now. */
final class RecordedPoints {

    private final Fabric fabric;

    RecordedPoints(Fabric fabric) {
        this.fabric = fabric;
    }

    /** The record with these points, those that are gone excepted, and with every rule that they are promised. */
    RecordedState with(RecordedState before, Collection<PointReference> points) throws FabricException {
        SortedMap<ItemKey, List<RecoveryPoint>> recorded = new TreeMap<>(before.points());
        Map<ItemKey, Map<String, RecoveryPoint>> actual = new HashMap<>();
        Set<String> promised = new HashSet<>();
        for (PointReference reference : points) {
            ItemKey item = reference.item();
            Map<String, RecoveryPoint> there = actual.get(item);
            if (there == null) {
                there = new HashMap<>();
                for (RecoveryPoint point : fabric.points(item)) {
                    there.put(point.id(), point);
                }
                actual.put(item, there);
            }
            RecoveryPoint point = there.get(reference.id());
            if (point != null) {
                recorded.put(item, with(recorded.getOrDefault(item, List.of()), point));
                promised.addAll(point.promise().map(Promise::rules).orElse(List.of()));
            }
        }
        List<PromisedRule> rules = new ArrayList<>();
        for (PromisedRule rule : fabric.promisedRules()) {
            if (promised.contains(rule.digest())) {
                rules.add(rule);
            }
        }
        return before.withPoints(recorded).withPromisedRules(rules);
    }

    /** The rows with a point; a row that was let go before the point was undeleted promises nothing that still holds. */
    private static List<RecoveryPoint> with(List<RecoveryPoint> rows, RecoveryPoint point) {
        List<RecoveryPoint> more = new ArrayList<>(rows);
        for (int i = 0; i < more.size(); i++) {
            if (more.get(i).id().equals(point.id())) {
                boolean cameBack = more.get(i).isReleased() && !point.isReleased();
                more.set(i, cameBack ? point : more.get(i).holding(point.hold()));
                return more;
            }
        }
        more.add(point);
        more.sort(Comparator.comparing(RecoveryPoint::captured).reversed());
        return more;
    }
}
