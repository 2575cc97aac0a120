package dev.holdfast.executor.fabric.world;

import dev.holdfast.planner.state.ItemKey;
import java.util.Collections;
import java.util.HashMap;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The items of a world: in order for those who pass through all of them, and found at once by their key. */
final class WorldItems {

    private final TreeMap<ItemKey, WorldItem> inOrder = new TreeMap<>();
    private final HashMap<ItemKey, WorldItem> byKey = new HashMap<>();

    /** All of them; follows every change. */
    SortedMap<ItemKey, WorldItem> all() {
        return Collections.unmodifiableSortedMap(inOrder);
    }

    /** The item of that key. */
    Optional<WorldItem> find(ItemKey key) {
        return Optional.ofNullable(byKey.get(key));
    }

    /** An item comes; it takes the place of one of the same key. */
    void put(WorldItem item) {
        inOrder.put(item.key(), item);
        byKey.put(item.key(), item);
    }

    /** An item goes. */
    void remove(WorldItem item) {
        inOrder.remove(item.key());
        byKey.remove(item.key());
    }
}
