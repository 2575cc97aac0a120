package dev.holdfast.executor.fabric.world;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The operations that a service carried out, by key, so that none is carried out twice. */
public final class AcceptedOperations {

    private final Map<String, String> results = new HashMap<>();
    private final WorldChanges changes;

    AcceptedOperations(WorldChanges changes) {
        this.changes = changes;
    }

    /** What an accepted operation made; empty if it was never accepted. */
    public Optional<String> result(String key) {
        return Optional.ofNullable(results.get(key));
    }

    /** An operation was carried out; one that was before keeps its result. */
    public void accept(String key, String result) {
        if (results.putIfAbsent(key, result) == null) {
            changes.operations().put(key, result);
        }
    }
}
