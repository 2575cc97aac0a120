package dev.holdfast.planner.action;

import dev.holdfast.dsl.model.CopyRule;
import dev.holdfast.planner.desired.PolicyDesign;
import dev.holdfast.planner.retention.Promises;
import dev.holdfast.planner.state.ItemKey;
import dev.holdfast.planner.state.Promise;
import dev.holdfast.planner.state.PromisedRule;
import dev.holdfast.planner.state.RecordedState;
import dev.holdfast.planner.state.RecoveryPoint;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What was promised for each point: the record, and what the fabric says itself for points it took since. */
final class PromiseBook {

    private final RecordedState recorded;
    private final Map<String, PromisedRule> rules;

    PromiseBook(RecordedState recorded, Collection<PolicyDesign> designs) {
        this.recorded = recorded;
        this.rules = new HashMap<>(recorded.promisedRules());
        for (PolicyDesign design : designs) {
            design.policy()
                    .retention()
                    .ifPresent(rule -> add(Promises.of(rule, design.policy().timeZone())));
            for (CopyRule copy : design.policy().copies()) {
                add(Promises.of(copy.retention(), design.policy().timeZone()));
            }
        }
    }

    private void add(PromisedRule rule) {
        rules.putIfAbsent(rule.digest(), rule);
    }

    /** Every rule a promise may name, by digest. */
    Map<String, PromisedRule> rules() {
        return rules;
    }

    /** The points with the recorded promises; where both sides promised, all promised rules count. */
    List<RecoveryPoint> promised(ItemKey item, List<RecoveryPoint> points) {
        List<RecoveryPoint> rows = recorded.points().getOrDefault(item, List.of());
        if (rows.isEmpty() || rows.equals(points)) {
            return points;
        }
        Map<String, Promise> recordedPromises = new HashMap<>();
        for (RecoveryPoint row : rows) {
            row.promise().ifPresent(promise -> recordedPromises.put(row.id(), promise));
        }
        List<RecoveryPoint> merged = new ArrayList<>(points.size());
        for (RecoveryPoint point : points) {
            Promise row = recordedPromises.get(point.id());
            merged.add(row == null || point.promise().equals(Optional.of(row)) ? point : with(point, row));
        }
        return merged;
    }

    private static RecoveryPoint with(RecoveryPoint point, Promise row) {
        Promise promise = point.promise().map(own -> union(row, own)).orElse(row);
        return new RecoveryPoint(
                point.id(),
                point.captured(),
                point.tiers(),
                point.size(),
                point.status(),
                point.consistency(),
                point.tags(),
                point.lockedUntil(),
                point.held(),
                Optional.of(promise));
    }

    private static Promise union(Promise row, Promise own) {
        if (row.isReleased() || own.isReleased()) {
            return row.isReleased() ? row : own;
        }
        List<String> digests = new ArrayList<>(row.rules());
        for (String digest : own.rules()) {
            if (!digests.contains(digest)) {
                digests.add(digest);
            }
        }
        return new Promise(digests, row.reasons(), row.until());
    }
}
