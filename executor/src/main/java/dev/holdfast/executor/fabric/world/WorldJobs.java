package dev.holdfast.executor.fabric.world;

import dev.holdfast.executor.fabric.world.job.FinishedJob;
import dev.holdfast.executor.fabric.world.job.JobKind;
import dev.holdfast.executor.fabric.world.job.RunningJob;
import dev.holdfast.planner.move.Renaming;
import dev.holdfast.planner.state.ItemKey;
import dev.holdfast.planner.state.JobError;
import dev.holdfast.planner.state.JobHistory;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** The jobs of a world: those in flight, and what becomes of an item when one ends. */
public final class WorldJobs {

    private final World world;
    private final HashMap<RunningJob.Key, RunningJob> running = new HashMap<>();

    WorldJobs(World world) {
        this.world = world;
    }

    /** Jobs in flight, by item, then by capture. */
    public Collection<RunningJob> running() {
        return Collections.unmodifiableCollection(new TreeMap<>(running).values());
    }

    /** The job in flight of that kind that makes that point. */
    public Optional<RunningJob> running(JobKind kind, ItemKey item, long captured) {
        return Optional.ofNullable(running.get(new RunningJob.Key(kind, item, captured)));
    }

    /** A job begins, or goes into its next phase. */
    public void run(RunningJob job) {
        running.put(job.key(), job);
        world.changes().jobs().add(job.key());
    }

    /** A job in flight ends. */
    public void end(RunningJob job, boolean completed, long bytes, String detail) {
        running.remove(job.key());
        world.changes().jobs().add(job.key());
        FinishedJob.Result result = new FinishedJob.Result(completed, bytes, detail, job.trail());
        note(new FinishedJob(job.kind(), job.item(), job.started(), world.clock(), result));
        world.watcher().ended(job, completed);
    }

    /** The point of a job in flight is of another second now. */
    public void replace(RunningJob before, RunningJob now) {
        running.remove(before.key());
        world.changes().jobs().add(before.key());
        run(now);
    }

    /** A job that ended; a backup becomes part of its item's history. */
    public void note(FinishedJob job) {
        world.changes().finished().add(job);
        world.watcher().finished(job);
        if (job.kind() == JobKind.BACKUP) {
            Instant started = Instant.ofEpochSecond(job.started());
            WorldItem item = world.item(job.item());
            item.finished(
                    job.completed()
                            ? JobHistory.succeeded(started)
                            : JobHistory.failed(started, JobError.of(job.detail())));
            world.changes().items().add(item.key());
        }
    }

    /** Knows the jobs in flight by other names. */
    void rename(Renaming renaming) {
        List<RunningJob> known =
                running.values().stream().map(job -> job.named(renaming)).toList();
        running.clear();
        known.forEach(job -> running.put(job.key(), job));
    }
}
