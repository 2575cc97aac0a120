package dev.holdfast.executor.fabric.simulated.metering;

import dev.holdfast.executor.fabric.world.DeletedPoint;
import dev.holdfast.executor.fabric.world.WorldPoint;
import dev.holdfast.planner.state.ItemKey;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The points in soft delete whose time there is not free yet, and when it will be. */
final class BilledDeletions {

    /** Points of the same capture may have been deleted one after the other. */
    private record Place(long captured, long deleted) implements Comparable<Place> {
        @Override
        public int compareTo(Place other) {
            int byCapture = Long.compare(captured, other.captured);
            return byCapture == 0 ? Long.compare(deleted, other.deleted) : byCapture;
        }
    }

    /**
     * The time of a point becomes free.
     *
     * @param second the first that is
     */
    record Ending(long second, ItemKey item, DeletedPoint point) {}

    private final PriorityQueue<Ending> endings = new PriorityQueue<>(Comparator.comparingLong(Ending::second)
            .thenComparing(Ending::item)
            .thenComparingLong(ending -> ending.point().point().captured())
            .thenComparingLong(ending -> ending.point().deleted()));
    private final Map<ItemKey, TreeMap<Place, WorldPoint>> byItem = new HashMap<>();

    /** A point is billed until the second of an ending. */
    void add(Ending ending) {
        endings.add(ending);
        byItem.computeIfAbsent(ending.item(), any -> new TreeMap<>())
                .put(place(ending.point()), ending.point().point());
    }

    /** A point is billed no more; false if it was not. */
    boolean remove(ItemKey item, DeletedPoint point) {
        TreeMap<Place, WorldPoint> there = byItem.get(item);
        boolean wasThere = there != null && there.remove(place(point)) != null;
        if (there != null && there.isEmpty()) {
            byItem.remove(item);
        }
        return wasThere;
    }

    /** The next time that becomes free at a second or before it; empty if there is none. */
    Optional<Ending> poll(long until) {
        while (!endings.isEmpty() && endings.peek().second() <= until) {
            Ending ending = endings.remove();
            if (isBilled(ending.item(), ending.point())) {
                return Optional.of(ending);
            }
        }
        return Optional.empty();
    }

    private boolean isBilled(ItemKey item, DeletedPoint point) {
        TreeMap<Place, WorldPoint> there = byItem.get(item);
        return there != null && there.containsKey(place(point));
    }

    private static Place place(DeletedPoint point) {
        return new Place(point.point().captured(), point.deleted());
    }

    /** Those of an item, by capture, then by deletion. */
    Collection<WorldPoint> of(ItemKey item) {
        return byItem.getOrDefault(item, new TreeMap<>()).values();
    }

    /** True if an item has some. */
    boolean any(ItemKey item) {
        return byItem.containsKey(item);
    }

    /** True if an item has one of this capture. */
    boolean has(ItemKey item, long captured) {
        return point(ceiling(item, captured))
                .filter(found -> found.captured() == captured)
                .isPresent();
    }

    /** The newest of an item captured before a second. */
    Optional<WorldPoint> before(ItemKey item, long captured) {
        TreeMap<Place, WorldPoint> there = byItem.get(item);
        return point(there == null ? null : there.lowerEntry(new Place(captured, Long.MIN_VALUE)));
    }

    /** The oldest of an item captured after a second. */
    Optional<WorldPoint> after(ItemKey item, long captured) {
        return point(ceiling(item, captured + 1));
    }

    private Map.@Nullable Entry<Place, WorldPoint> ceiling(ItemKey item, long captured) {
        TreeMap<Place, WorldPoint> there = byItem.get(item);
        return there == null ? null : there.ceilingEntry(new Place(captured, Long.MIN_VALUE));
    }

    private static Optional<WorldPoint> point(Map.@Nullable Entry<Place, WorldPoint> entry) {
        return entry == null ? Optional.empty() : Optional.of(entry.getValue());
    }
}
