package dev.holdfast.executor.state;

import dev.holdfast.planner.state.RecordedState;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What differs between two records, by address. */
public final class RecordChanges {

    private RecordChanges() {}

    /**
     * Addresses of objects, and {@code points/MACHINE@VAULT} for the points of an item; to each what became of it:
     * {@code added}, {@code changed} or {@code removed}.
     */
    public static SortedMap<String, String> between(RecordedState before, RecordedState after) {
        SortedMap<String, String> changes = new TreeMap<>();
        compare("", before.objects(), after.objects(), changes);
        compare("points/", before.points(), after.points(), changes);
        return changes;
    }

    private static <K, V> void compare(
            String prefix, Map<K, V> before, Map<K, V> after, SortedMap<String, String> changes) {
        before.forEach((key, value) -> {
            V now = after.get(key);
            if (now == null) {
                changes.put(prefix + key, "removed");
            } else if (!now.equals(value)) {
                changes.put(prefix + key, "changed");
            }
        });
        after.keySet().forEach(key -> {
            if (!before.containsKey(key)) {
                changes.put(prefix + key, "added");
            }
        });
    }
}
