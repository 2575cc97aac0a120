package dev.holdfast.planner.state;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a fabric really holds, as read by one refresh.
 *
 * @param clock the fabric's time; absent if there is no world yet
 * @param objects everything that exists, ours or not, by address
 * @param points points of each item, newest first; items without points may be absent
 * @param running backups under way in each item, oldest capture first; items without any are absent
 * @param jobs what is known of the finished backup jobs of each item; items without any are absent
 * @param missedRuns scheduled starts that passed without a job, by machine; empty lists may be absent
 * @param gone points that are no longer there
 * @param onceEnhanced addresses of machines that were protected under an enhanced policy once, whatever became of that
 */
public record ActualState(
        Optional<Instant> clock,
        SortedMap<ObjectAddress, ManagedObject> objects,
        SortedMap<ItemKey, List<RecoveryPoint>> points,
        Map<ItemKey, List<RunningBackup>> running,
        Map<ItemKey, JobHistory> jobs,
        Map<String, List<Instant>> missedRuns,
        GonePoints gone,
        Set<String> onceEnhanced) {

    /** A state in which no machine is known to have followed an enhanced policy before. */
    public ActualState(
            Optional<Instant> clock,
            SortedMap<ObjectAddress, ManagedObject> objects,
            SortedMap<ItemKey, List<RecoveryPoint>> points,
            Map<ItemKey, List<RunningBackup>> running,
            Map<ItemKey, JobHistory> jobs,
            Map<String, List<Instant>> missedRuns,
            GonePoints gone) {
        this(clock, objects, points, running, jobs, missedRuns, gone, Set.of());
    }

    /** The same state with other points. */
    public ActualState withPoints(SortedMap<ItemKey, List<RecoveryPoint>> others) {
        return new ActualState(clock, objects, others, running, jobs, missedRuns, gone, onceEnhanced);
    }

    public ActualState {
        objects = Collections.unmodifiableSortedMap(new TreeMap<>(objects));
        points = Collections.unmodifiableSortedMap(new TreeMap<>(points));
        running = Map.copyOf(running);
        jobs = Map.copyOf(jobs);
        missedRuns = Map.copyOf(missedRuns);
        onceEnhanced = Set.copyOf(onceEnhanced);
    }

    /** Points the fabric itself expired since the last apply, oldest expiry first. */
    public List<ExpiredPoint> expired() {
        return gone.expired();
    }

    /** Deleted points that their vaults still keep, oldest capture first, by item. */
    public SortedMap<ItemKey, List<SoftDeletedPoint>> softDeleted() {
        return gone.softDeleted();
    }

    /** True if a world was read; false without one, and if nobody looked. */
    public boolean isRead() {
        return clock.isPresent() || !objects.isEmpty();
    }

    /** No world yet, or one that nobody looked at. */
    public static ActualState none() {
        return new ActualState(
                Optional.empty(), new TreeMap<>(), new TreeMap<>(), Map.of(), Map.of(), Map.of(), GonePoints.none());
    }
}
