package dev.holdfast.planner.retention;

import dev.holdfast.planner.state.ItemKey;
import dev.holdfast.planner.state.Promise;
import dev.holdfast.planner.state.RecoveryPoint;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Joins what the record promised for points with what the fabric itself promised for them. */
public final class RecordedPromises {

    private RecordedPromises() {}

    /**
     * The points as the fabric holds them, with the promises of both sides: where both promised, all promised rules count. A
     * point that the fabric let go is let go. One that only the record let go has been promised anew since, by whoever undeleted
     * it, and stays.
     *
     * @param rows points of an item as they were recorded
     * @param points points of the same item as they are, in any order, which is kept
     */
    public static List<RecoveryPoint> merge(List<RecoveryPoint> rows, List<RecoveryPoint> points) {
        if (rows.isEmpty() || rows.equals(points)) {
            return points;
        }
        Map<String, Promise> recorded = new HashMap<>();
        for (RecoveryPoint row : rows) {
            row.promise().ifPresent(promise -> recorded.put(row.id(), promise));
        }
        List<RecoveryPoint> merged = new ArrayList<>(points.size());
        for (RecoveryPoint point : points) {
            Promise row = recorded.get(point.id());
            merged.add(row == null || point.promise().equals(Optional.of(row)) ? point : with(point, row));
        }
        return merged;
    }

    /**
     * The recorded points after an apply was killed before it wrote down what it did: without those that are gone, and with
     * those let go that the fabric has let go, and no others: they may be undeleted. Otherwise they would pass for changed outside.
     *
     * @param recorded points as they were recorded, by item
     * @param actual points as they are, by item
     */
    public static SortedMap<ItemKey, List<RecoveryPoint>> afterInterruption(
            SortedMap<ItemKey, List<RecoveryPoint>> recorded, SortedMap<ItemKey, List<RecoveryPoint>> actual) {
        SortedMap<ItemKey, List<RecoveryPoint>> known = new TreeMap<>();
        recorded.forEach((item, rows) -> {
            Map<String, RecoveryPoint> there = new HashMap<>();
            actual.getOrDefault(item, List.of()).forEach(point -> there.put(point.id(), point));
            List<RecoveryPoint> left = new ArrayList<>(rows.size());
            for (RecoveryPoint row : rows) {
                RecoveryPoint point = there.get(row.id());
                if (point != null) {
                    left.add(point.isReleased() || row.isReleased() ? point : row);
                }
            }
            known.put(item, left);
        });
        return known;
    }

    private static RecoveryPoint with(RecoveryPoint point, Promise row) {
        return point.promising(point.promise().map(own -> union(row, own)).orElse(row));
    }

    private static Promise union(Promise row, Promise own) {
        if (own.isReleased()) {
            return row.isReleased() ? row : own;
        }
        if (row.isReleased()) {
            return own;
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
