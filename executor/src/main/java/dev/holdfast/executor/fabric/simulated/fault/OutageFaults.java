package dev.holdfast.executor.fabric.simulated.fault;

import dev.holdfast.executor.fabric.JobStatus;
import dev.holdfast.executor.fabric.guest.JobFault;
import dev.holdfast.executor.fabric.scenario.FaultTargetKind;
import dev.holdfast.executor.fabric.scenario.InjectedFault;
import dev.holdfast.executor.fabric.simulated.agenda.Agenda;
import dev.holdfast.executor.fabric.simulated.disturbance.Outages;
import dev.holdfast.executor.fabric.world.World;
import dev.holdfast.executor.fabric.world.WorldItem;
import dev.holdfast.executor.fabric.world.WorldRestore;
import dev.holdfast.executor.fabric.world.job.JobKind;
import dev.holdfast.executor.fabric.world.job.RunningJob;
import dev.holdfast.planner.state.PointStatus;
import java.util.List;

/**
 * What an outage does to what is under way: transfers, copies and restores stand still and go on when it is over, as much later as it
 * was long. Of an outage without an end they fail.
 */
final class OutageFaults {

    private final World world;
    private final Agenda agenda;
    private final Outages outages;

    OutageFaults(World world, Agenda agenda) {
        this.world = world;
        this.agenda = agenda;
        this.outages = new Outages(world);
    }

    /** An outage has begun just now, and is in force. */
    void begun(InjectedFault outage) {
        for (RunningJob job : List.copyOf(world.jobs().running())) {
            if (job.moving() && (isBecauseOf(outage, job.item().vault()) || isBecauseOf(outage, job.source()))) {
                standsStill(job, outage);
            }
        }
        for (WorldRestore restore : List.copyOf(world.restores().all())) {
            boolean regional = outage.target().kind() == FaultTargetKind.REGION;
            if (restore.isRunning()
                    && regional
                    && restore.target().region().equals(outage.target().name())) {
                standsStill(restore, outage);
            }
        }
    }

    private boolean isBecauseOf(InjectedFault outage, String vault) {
        return outages.ofVault(vault)
                .filter(found -> found.number() == outage.number())
                .isPresent();
    }

    private void standsStill(RunningJob job, InjectedFault outage) {
        WorldItem item = world.item(job.item());
        if (outage.end().isEmpty()) {
            if (job.kind() == JobKind.COPY) {
                item.at(job.captured()).ifPresent(copy -> world.status(item, copy, PointStatus.FAILED));
            }
            world.jobs().end(job, false, 0, JobFault.REGION_OUT.detail());
            return;
        }
        long later = Math.addExact(job.ends(), outage.until() - outage.from());
        RunningJob.Stage stage = job.stage();
        RunningJob moved = job.at(new RunningJob.Stage(stage.phase(), later, stage.bytes(), stage.trail()));
        world.occupy(item, Math.max(later, item.busyUntil()), item.lastMoved());
        world.jobs().run(moved);
        agenda.add(moved);
    }

    private void standsStill(WorldRestore restore, InjectedFault outage) {
        if (outage.end().isEmpty()) {
            world.restores()
                    .put(restore.ended(
                            new WorldRestore.Ending(JobStatus.FAILED, "", "", JobFault.REGION_OUT.detail())));
            return;
        }
        WorldRestore later = restore.later(outage.until() - outage.from());
        world.restores().put(later);
        agenda.add(later);
    }
}
