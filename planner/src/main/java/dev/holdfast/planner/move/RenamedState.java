package dev.holdfast.planner.move;

import dev.holdfast.planner.state.ActualState;
import dev.holdfast.planner.state.ExpiredPoint;
import dev.holdfast.planner.state.ItemKey;
import dev.holdfast.planner.state.JobHistory;
import dev.holdfast.planner.state.ManagedObject;
import dev.holdfast.planner.state.ObjectAddress;
import dev.holdfast.planner.state.RecordedState;
import dev.holdfast.planner.state.RecoveryPoint;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Record and fabric under the names that things have after moves. Ids of points stay as they are until the fabric moves. */
public final class RenamedState {

    private RenamedState() {}

    /** The record. What it already has under the new names wins. */
    public static RecordedState of(RecordedState recorded, Renaming renaming) {
        SortedMap<String, String> resourceIds = new TreeMap<>();
        recorded.resourceIds().forEach((address, id) -> resourceIds.put(renaming.machine(address), id));
        return new RecordedState(
                recorded.estate(),
                recorded.serial(),
                recorded.lastApplied(),
                objects(recorded.objects(), renaming),
                resourceIds,
                recorded.inventoryCounts(),
                points(recorded.points(), renaming),
                recorded.promisedRules());
    }

    /** What a refresh found. */
    public static ActualState of(ActualState actual, Renaming renaming) {
        Map<ItemKey, JobHistory> jobs = new HashMap<>();
        actual.jobs().forEach((item, history) -> jobs.put(renaming.item(item), history));
        Map<String, List<Instant>> missed = new HashMap<>();
        actual.missedRuns().forEach((machine, runs) -> missed.put(renaming.machine(machine), runs));
        List<ExpiredPoint> expired = new ArrayList<>();
        for (ExpiredPoint point : actual.expired()) {
            expired.add(new ExpiredPoint(
                    renaming.item(point.item()), point.id(), point.captured(), point.expired(), point.reason()));
        }
        return new ActualState(
                actual.clock(),
                objects(actual.objects(), renaming),
                points(actual.points(), renaming),
                jobs,
                missed,
                expired);
    }

    private static SortedMap<ObjectAddress, ManagedObject> objects(
            SortedMap<ObjectAddress, ManagedObject> objects, Renaming renaming) {
        SortedMap<ObjectAddress, ManagedObject> renamed = new TreeMap<>();
        objects.values().forEach(object -> {
            ManagedObject known = renaming.object(object);
            if (known.address().equals(object.address())) {
                renamed.put(known.address(), known);
            } else {
                renamed.putIfAbsent(known.address(), known);
            }
        });
        return renamed;
    }

    private static SortedMap<ItemKey, List<RecoveryPoint>> points(
            SortedMap<ItemKey, List<RecoveryPoint>> points, Renaming renaming) {
        SortedMap<ItemKey, List<RecoveryPoint>> renamed = new TreeMap<>();
        points.forEach((item, list) -> {
            ItemKey known = renaming.item(item);
            if (known.equals(item)) {
                renamed.put(known, list);
            } else {
                renamed.putIfAbsent(known, list);
            }
        });
        return renamed;
    }
}
