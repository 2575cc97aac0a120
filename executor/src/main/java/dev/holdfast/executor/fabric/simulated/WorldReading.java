package dev.holdfast.executor.fabric.simulated;

import dev.holdfast.executor.fabric.PointReference;
import dev.holdfast.executor.fabric.guest.ConsistencyCause;
import dev.holdfast.executor.fabric.simulated.job.PointNames;
import dev.holdfast.executor.fabric.simulated.job.PointViews;
import dev.holdfast.executor.fabric.world.World;
import dev.holdfast.executor.fabric.world.WorldItem;
import dev.holdfast.executor.fabric.world.job.JobKind;
import dev.holdfast.executor.fabric.world.job.RunningJob;
import dev.holdfast.planner.state.ActualState;
import dev.holdfast.planner.state.ExpiredPoint;
import dev.holdfast.planner.state.GonePoints;
import dev.holdfast.planner.state.ItemKey;
import dev.holdfast.planner.state.JobHistory;
import dev.holdfast.planner.state.RecoveryPoint;
import dev.holdfast.planner.state.RunningBackup;
import dev.holdfast.planner.state.SoftDeletedPoint;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** One consistent reading of a world, as the planner sees it. */
final class WorldReading {

    private WorldReading() {}

    /** Everything. */
    static ActualState of(World world) {
        TreeMap<ItemKey, List<RecoveryPoint>> found = new TreeMap<>();
        Map<ItemKey, JobHistory> jobs = new HashMap<>();
        for (WorldItem item : world.items().values()) {
            if (!item.points().isEmpty()) {
                found.put(item.key(), PointViews.newestFirst(world, item));
            }
            item.jobs().ifPresent(history -> jobs.put(item.key(), history));
        }
        return new ActualState(
                Optional.of(Instant.ofEpochSecond(world.clock())),
                world.objects(),
                found,
                runningBackups(world),
                jobs,
                Map.of(),
                gone(world),
                onceEnhanced(world));
    }

    private static Set<String> onceEnhanced(World world) {
        Set<String> found = new HashSet<>();
        world.machines().forEach((address, machine) -> {
            if (machine.wasEnhanced()) {
                found.add(address);
            }
        });
        return found;
    }

    private static GonePoints gone(World world) {
        TreeMap<ItemKey, List<SoftDeletedPoint>> deleted = new TreeMap<>();
        for (ItemKey item : world.deleted().all().keySet()) {
            deleted.put(item, PointViews.deleted(world, item));
        }
        Map<PointReference, ExpiredPoint> expired = new LinkedHashMap<>();
        for (ExpiredPoint point : world.expired().all()) {
            PointReference reference = new PointReference(point.item(), point.id());
            expired.remove(reference); // it was undeleted since, and expired again
            expired.put(reference, point);
        }
        expired.keySet()
                .removeIf(point -> world.existing(point.item())
                        .flatMap(item -> PointNames.find(item, point.id()))
                        .isPresent()); // it was undeleted since
        return new GonePoints(List.copyOf(expired.values()), deleted);
    }

    private static Map<ItemKey, List<RunningBackup>> runningBackups(World world) {
        Map<ItemKey, List<RunningBackup>> running = new HashMap<>();
        for (RunningJob job : world.jobs().running()) {
            if (job.kind() == JobKind.BACKUP) {
                running.computeIfAbsent(job.item(), any -> new ArrayList<>())
                        .add(new RunningBackup(Instant.ofEpochSecond(job.captured()), job.moving()));
            }
        }
        return running;
    }

    /** Why the points of an item are as consistent as they are, by id. */
    static Map<String, String> consistencyReasons(World world, ItemKey key) {
        Map<String, String> reasons = new HashMap<>();
        world.existing(key)
                .ifPresent(item -> item.points().stream()
                        .filter(point -> point.cause() != ConsistencyCause.NOT_RECORDED)
                        .forEach(point -> reasons.put(
                                PointNames.of(key, point), point.cause().words())));
        return reasons;
    }
}
