package dev.holdfast.planner.move;

import dev.holdfast.dsl.model.move.Move;
import dev.holdfast.planner.state.ActualState;
import dev.holdfast.planner.state.ExpiredPoint;
import dev.holdfast.planner.state.GonePoints;
import dev.holdfast.planner.state.ItemKey;
import dev.holdfast.planner.state.JobHistory;
import dev.holdfast.planner.state.ManagedObject;
import dev.holdfast.planner.state.ObjectAddress;
import dev.holdfast.planner.state.RecordedState;
import dev.holdfast.planner.state.RecoveryPoint;
import dev.holdfast.planner.state.RunningBackup;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
                byItem(recorded.points(), renaming),
                recorded.promisedRules());
    }

    /**
     * The record under the names that the fabric has given.
     *
     * @param moves that the fabric has made
     * @param actual what is there now
     */
    public static RecordedState made(RecordedState recorded, Collection<Move> moves, ActualState actual) {
        Renaming renaming = new Renaming(moves);
        return withIds(of(recorded, renaming), actual.points(), renaming);
    }

    /** What a refresh found. */
    public static ActualState of(ActualState actual, Renaming renaming) {
        Map<ItemKey, List<RunningBackup>> running = new HashMap<>();
        actual.running().forEach((item, backups) -> running.put(renaming.item(item), backups));
        Map<ItemKey, JobHistory> jobs = new HashMap<>();
        actual.jobs().forEach((item, history) -> jobs.put(renaming.item(item), history));
        Map<String, List<Instant>> missed = new HashMap<>();
        actual.missedRuns().forEach((machine, runs) -> missed.put(renaming.machine(machine), runs));
        List<ExpiredPoint> expired = new ArrayList<>();
        for (ExpiredPoint point : actual.expired()) {
            expired.add(new ExpiredPoint(
                    renaming.item(point.item()), point.id(), point.captured(), point.expired(), point.reason()));
        }
        Set<String> onceEnhanced = new HashSet<>();
        actual.onceEnhanced().forEach(machine -> onceEnhanced.add(renaming.machine(machine)));
        return new ActualState(
                actual.clock(),
                objects(actual.objects(), renaming),
                byItem(actual.points(), renaming),
                running,
                jobs,
                missed,
                new GonePoints(expired, byItem(actual.softDeleted(), renaming)),
                onceEnhanced);
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

    private static <T> SortedMap<ItemKey, List<T>> byItem(SortedMap<ItemKey, List<T>> points, Renaming renaming) {
        SortedMap<ItemKey, List<T>> renamed = new TreeMap<>();
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

    /**
     * The record with the ids that the fabric gives to points of moved items from now on: a point is the one of its item that
     * was captured at its instant.
     *
     * @param recorded the record under the new names
     * @param actual points as they are, by item
     * @param renaming the moves that the fabric has made
     */
    public static RecordedState withIds(
            RecordedState recorded, SortedMap<ItemKey, List<RecoveryPoint>> actual, Renaming renaming) {
        SortedMap<ItemKey, List<RecoveryPoint>> points = new TreeMap<>(recorded.points());
        points.replaceAll(
                (item, rows) -> renaming.leadsTo(item) ? named(rows, actual.getOrDefault(item, List.of())) : rows);
        return recorded.withPoints(points);
    }

    private static List<RecoveryPoint> named(List<RecoveryPoint> rows, List<RecoveryPoint> there) {
        Map<Instant, String> ids = new HashMap<>();
        there.forEach(point -> ids.put(point.captured(), point.id()));
        Map<String, String> renamed = new HashMap<>();
        rows.forEach(row -> renamed.put(row.id(), ids.getOrDefault(row.captured(), row.id())));
        List<RecoveryPoint> named = new ArrayList<>(rows.size());
        for (RecoveryPoint row : rows) {
            named.add(row.named(
                    renamed.getOrDefault(row.id(), row.id()), row.base().map(id -> renamed.getOrDefault(id, id))));
        }
        return named;
    }
}
