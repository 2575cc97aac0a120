package dev.holdfast.executor.fabric.world;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** When the service accepted that a policy was created, changed or deleted, as far as that still counts. */
public final class PolicyWrites {

    private final WorldChanges changes;
    private final TreeMap<Long, Integer> bySecond = new TreeMap<>();

    PolicyWrites(WorldChanges changes) {
        this.changes = changes;
    }

    /** The instant of each, oldest first. */
    public List<Instant> instants() {
        List<Instant> instants = new ArrayList<>();
        bySecond.forEach(
                (second, writes) -> instants.addAll(Collections.nCopies(writes, Instant.ofEpochSecond(second))));
        return instants;
    }

    /** How many there were in each second that has some, oldest first. */
    public NavigableMap<Long, Integer> bySecond() {
        return Collections.unmodifiableNavigableMap(bySecond);
    }

    /** So many more were accepted. */
    public void accepted(long second, int writes) {
        bySecond.merge(second, writes, Integer::sum);
        changes.policyWrites().add(second);
    }

    /** Those of this second, and all before it, count no more. */
    public void forgetUntil(long second) {
        Map<Long, Integer> past = bySecond.headMap(second, true);
        changes.policyWrites().addAll(past.keySet());
        past.clear();
    }
}
