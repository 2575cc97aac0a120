package dev.holdfast.executor.joblist;

import dev.holdfast.executor.fabric.guest.ConsistencyCause;
import dev.holdfast.executor.fabric.world.job.FinishedJob;
import dev.holdfast.executor.fabric.world.job.JobKind;
import dev.holdfast.executor.fabric.world.job.JobPhase;
import dev.holdfast.executor.fabric.world.job.JobTrail;
import dev.holdfast.executor.fabric.world.job.RunningJob;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Makes views of jobs: those in flight first, latest start first, then those that ended, last end first. */
public final class JobList {

    private JobList() {}

    /** Every operation a job can be of, in the service's words. */
    public static List<String> operations() {
        return Arrays.stream(JobKind.values()).map(JobKind::operation).toList();
    }

    /**
     * The jobs that are asked for.
     *
     * @param running those in flight
     * @param finished those that ended, last end first
     * @param now the world's clock
     */
    public static List<JobView> of(
            JobQuery query, Collection<RunningJob> running, List<FinishedJob> finished, long now) {
        List<JobView> views = new ArrayList<>();
        for (RunningJob job : running) {
            add(views, query, view(job, now));
        }
        views.sort(Comparator.comparing(JobView::started)
                .reversed()
                .thenComparing(JobView::item)
                .thenComparing(JobView::operation));
        for (FinishedJob job : finished) {
            add(views, query, view(job, now));
        }
        return List.copyOf(views.subList(0, Math.min(query.most(), views.size())));
    }

    private static void add(List<JobView> views, JobQuery query, JobView job) {
        if (query.fits(job)) {
            views.add(job);
        }
    }

    private static JobView view(RunningJob job, long now) {
        boolean waits = job.started() > now || job.stage().phase() == JobPhase.WAITING;
        JobTrail trail = job.trail();
        List<JobView.Phase> over = job.moving()
                ? phases(trail, 0)
                : phases(new JobTrail(trail.attempts(), trail.attemptsLeft(), trail.waited(), 0, 0, trail.cause()), 0);
        return new JobView(
                job.kind().operation(),
                job.item(),
                Instant.ofEpochSecond(job.started()),
                Optional.empty(),
                waits ? JobState.WAITING : JobState.IN_PROGRESS,
                new JobView.Course(job.bytes(), "", trail.attempts(), over, achieved(trail), Optional.empty()));
    }

    /** A change is made at once; its job ends when the service says that it is done. */
    private static JobView view(FinishedJob job, long now) {
        if (job.finished() > now) {
            return new JobView(
                    job.kind().operation(),
                    job.item(),
                    Instant.ofEpochSecond(job.started()),
                    Optional.empty(),
                    JobState.IN_PROGRESS,
                    new JobView.Course(job.bytes(), job.detail(), 0, List.of(), Optional.empty(), Optional.empty()));
        }
        return view(job);
    }

    private static JobView view(FinishedJob job) {
        JobTrail trail = job.trail();
        return new JobView(
                job.kind().operation(),
                job.item(),
                Instant.ofEpochSecond(job.started()),
                Optional.of(Instant.ofEpochSecond(job.finished())),
                job.completed() ? JobState.COMPLETED : JobState.FAILED,
                new JobView.Course(
                        job.bytes(),
                        job.detail(),
                        trail.attempts(),
                        trail.attempts() == 0 ? List.of() : phases(trail, job.transferSeconds()),
                        achieved(trail),
                        job.fault()
                                .map(fault ->
                                        new JobView.Failure(fault.number(), fault.title(), fault.recommendation()))));
    }

    private static List<JobView.Phase> phases(JobTrail trail, long transfer) {
        List<JobView.Phase> phases = new ArrayList<>();
        add(phases, "attempts", trail.waited());
        add(phases, "extension", trail.extension());
        add(phases, "snapshot", trail.snapshot());
        add(phases, "transfer", transfer);
        return phases;
    }

    private static void add(List<JobView.Phase> phases, String name, long seconds) {
        if (seconds > 0) {
            phases.add(new JobView.Phase(name, Duration.ofSeconds(seconds)));
        }
    }

    private static Optional<JobView.Achieved> achieved(JobTrail trail) {
        return trail.cause() == ConsistencyCause.NOT_RECORDED
                ? Optional.empty()
                : Optional.of(new JobView.Achieved(
                        trail.cause().consistency().word(), trail.cause().words()));
    }
}
