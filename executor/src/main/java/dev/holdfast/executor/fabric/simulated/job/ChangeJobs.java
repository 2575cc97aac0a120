package dev.holdfast.executor.fabric.simulated.job;

import dev.holdfast.dsl.profile.ServiceProfile;
import dev.holdfast.executor.fabric.world.World;
import dev.holdfast.executor.fabric.world.job.FinishedJob;
import dev.holdfast.executor.fabric.world.job.JobKind;
import dev.holdfast.planner.state.ItemKey;
import java.util.List;

/**
 * The jobs that the service lists for what changes a protection or its points. The change is made when it is accepted; its job is
 * shown as under way for as long as such a job takes. What happens to points of one item in one second is one job.
 */
public final class ChangeJobs {

    private final World world;
    private final JobTimes times;
    private int together;

    /** The jobs of a world. */
    public ChangeJobs(World world, ServiceProfile profile) {
        this.world = world;
        this.times = new JobTimes(profile, world.origin().seed());
    }

    /** A machine is protected, or follows another policy. */
    public void configured(ItemKey item, String policy) {
        long now = world.clock();
        world.jobs().note(job(JobKind.CONFIGURE, item, times.configure(item, now), "follows policy " + policy));
    }

    /** A protection stops; its points stay. */
    public void disabled(ItemKey item) {
        world.jobs()
                .note(job(
                        JobKind.DISABLE, item, times.disable(item, world.clock()), "protection stopped, points stay"));
    }

    /** A point is deleted on request. */
    public void deleted(ItemKey item) {
        points(JobKind.DELETE_DATA, item, times.deleteData(item, world.clock()), "deleted");
    }

    /** A point came back from soft delete. */
    public void undeleted(ItemKey item) {
        points(JobKind.UNDELETE, item, times.undelete(item, world.clock()), "undeleted");
    }

    private void points(JobKind kind, ItemKey item, long seconds, String what) {
        List<FinishedJob> jobs = world.changes().finished();
        FinishedJob last = jobs.isEmpty() ? null : jobs.get(jobs.size() - 1);
        boolean joins =
                last != null && last.kind() == kind && last.item().equals(item) && last.started() == world.clock();
        if (joins) {
            jobs.remove(jobs.size() - 1);
        }
        together = joins ? together + 1 : 1;
        world.jobs().note(job(kind, item, seconds, together + (together == 1 ? " point " : " points ") + what));
    }

    private FinishedJob job(JobKind kind, ItemKey item, long seconds, String detail) {
        return new FinishedJob(kind, item, world.clock(), world.clock() + seconds, true, 0, detail);
    }
}
