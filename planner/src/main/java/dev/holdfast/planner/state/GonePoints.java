package dev.holdfast.planner.state;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The points that are no longer there, as far as a fabric still tells of them.
 *
 * @param expired points the fabric itself removed since the last apply, oldest expiry first
 * @param softDeleted deleted points that can still be brought back or wait to be purged, oldest capture first, by item; items
 *     without any are absent
 */
public record GonePoints(List<ExpiredPoint> expired, SortedMap<ItemKey, List<SoftDeletedPoint>> softDeleted) {

    public GonePoints {
        expired = List.copyOf(expired);
        softDeleted = Collections.unmodifiableSortedMap(new TreeMap<>(softDeleted));
    }

    /** Nothing is gone, as far as the fabric tells. */
    public static GonePoints none() {
        return ofExpired(List.of());
    }

    /** These expired, and nothing was deleted. */
    public static GonePoints ofExpired(List<ExpiredPoint> expired) {
        return new GonePoints(expired, new TreeMap<>());
    }
}
