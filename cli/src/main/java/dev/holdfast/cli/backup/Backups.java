package dev.holdfast.cli.backup;

import dev.holdfast.executor.command.BackupsOutcome;
import dev.holdfast.executor.fabric.BackupOrder;
import dev.holdfast.executor.fabric.PointReference;
import dev.holdfast.executor.joblist.JobQuery;
import dev.holdfast.executor.joblist.JobState;
import dev.holdfast.executor.joblist.JobView;
import dev.holdfast.executor.operation.ApplyListener;
import dev.holdfast.executor.outlook.PointOutlook;
import dev.holdfast.executor.workspace.Workspace;
import dev.holdfast.executor.workspace.WorkspaceException;
import dev.holdfast.planner.state.ItemKey;
import dev.holdfast.planner.state.RecoveryPoint;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Backups on demand that were made, and what is known of them.
 *
 * @param run id in the journal
 * @param made the points, by machine
 * @param problems one line for each that was not
 * @param hints what to do about the jobs that failed, by code of the error
 */
public record Backups(String run, List<MadePoint> made, List<String> problems, Map<String, String> hints) {

    private static final String BACKUP = "Backup";

    public Backups {
        made = List.copyOf(made);
        problems = List.copyOf(problems);
        hints = new LinkedHashMap<>(hints);
    }

    /** Makes them and looks at what came of it. */
    public static Backups make(Workspace workspace, List<BackupOrder> orders) throws WorkspaceException {
        Instant began = workspace.clock().orElseThrow();
        BackupsOutcome outcome = workspace.backUp(orders, ApplyListener.SILENT);
        Set<String> machines = new TreeSet<>();
        orders.forEach(order -> machines.add(order.machine()));
        Map<String, JobView.Achieved> achieved = new HashMap<>();
        Map<String, String> hints = new LinkedHashMap<>();
        for (JobView job : jobs(workspace, machines, began)) {
            job.course().achieved().ifPresent(known -> achieved.putIfAbsent(key(job.item(), job.started()), known));
            if (job.state() == JobState.FAILED) {
                job.course().failure().ifPresent(failure -> hints.putIfAbsent(failure.code(), failure.hint()));
            }
        }
        Map<String, PointOutlook> outlooks = new HashMap<>();
        List<PointReference> references = List.copyOf(outcome.made().values());
        for (PointOutlook outlook : workspace.outlook(references)) {
            outlooks.put(outlook.id(), outlook);
        }
        Map<ItemKey, List<RecoveryPoint>> points = workspace.actual().points();
        List<MadePoint> made = new ArrayList<>();
        for (PointReference reference : references) {
            for (RecoveryPoint point : points.getOrDefault(reference.item(), List.of())) {
                if (point.id().equals(reference.id())) {
                    made.add(new MadePoint(
                            reference,
                            point,
                            Optional.ofNullable(achieved.get(key(reference.item(), point.captured()))),
                            Optional.ofNullable(outlooks.get(reference.id()))));
                }
            }
        }
        return new Backups(outcome.run(), made, outcome.problems(), hints);
    }

    /** Of several jobs of one start the newest comes first. */
    private static List<JobView> jobs(Workspace workspace, Set<String> machines, Instant since)
            throws WorkspaceException {
        return workspace.jobs(new JobQuery(
                machines::contains, Optional.empty(), Optional.of(BACKUP), Optional.of(since), Integer.MAX_VALUE));
    }

    private static String key(ItemKey item, Instant captured) {
        return item + "@" + captured;
    }
}
