package dev.holdfast.planner.retention;

import dev.holdfast.planner.state.Promise;
import dev.holdfast.planner.state.RecoveryPoint;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Joins what the record promised for points with what the fabric itself promised for them. */
public final class RecordedPromises {

    private RecordedPromises() {}

    /**
     * The points as the fabric holds them, with the promises of both sides: where both promised, all promised rules count; a
     * point that either side let go is let go.
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

    private static RecoveryPoint with(RecoveryPoint point, Promise row) {
        return point.promising(point.promise().map(own -> union(row, own)).orElse(row));
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
