package dev.holdfast.executor.fabric.simulated;

import dev.holdfast.executor.fabric.FabricException;
import dev.holdfast.executor.fabric.JobStatus;
import dev.holdfast.executor.fabric.RestoreResult;
import dev.holdfast.executor.fabric.simulated.job.PointNames;
import dev.holdfast.executor.fabric.simulated.restore.Restores;
import dev.holdfast.executor.fabric.world.World;
import dev.holdfast.executor.fabric.world.WorldPoint;
import dev.holdfast.executor.fabric.world.WorldRestore;
import dev.holdfast.executor.fabric.world.job.JobKind;
import dev.holdfast.executor.fabric.world.job.RunningJob;
import dev.holdfast.planner.state.ItemKey;
import java.util.Optional;
import java.util.OptionalLong;

/** Lets time pass until a job has ended. */
final class Waits {

    private final World world;
    private final Simulation simulation;

    Waits(World world, Simulation simulation) {
        this.world = world;
        this.simulation = simulation;
    }

    /** Until the job that makes a point has ended; failed too if nobody ever made such a point. */
    JobStatus forPoint(ItemKey item, String point) {
        OptionalLong captured = PointNames.captured(item, point);
        if (captured.isEmpty()) {
            return JobStatus.FAILED;
        }
        Optional<RunningJob> job = making(item, captured.getAsLong());
        while (job.isPresent()) {
            simulation.advanceTo(Math.max(world.clock(), job.get().ends()));
            job = making(item, captured.getAsLong());
        }
        return world.existing(item)
                .flatMap(found -> PointNames.find(found, point))
                .filter(WorldPoint::isGood)
                .map(found -> JobStatus.COMPLETED)
                .orElse(JobStatus.FAILED);
    }

    /** The job that still has to make the point. */
    private Optional<RunningJob> making(ItemKey item, long captured) {
        return world.jobs()
                .running(JobKind.COPY, item, captured)
                .or(() -> world.jobs().running(JobKind.BACKUP, item, captured).filter(job -> !job.moving()));
    }

    /**
     * Until a restore has ended.
     *
     * @param id of the restore
     * @throws FabricException if there is none
     */
    RestoreResult forRestore(String id) throws FabricException {
        simulation.advanceTo(world.clock()); // restores ordered just now learn when they end
        WorldRestore known = restoreOf(id);
        while (known.isRunning()) {
            simulation.advanceTo(Math.max(world.clock(), known.timing().ends()));
            known = restoreOf(id);
        }
        return Restores.result(known);
    }

    private WorldRestore restoreOf(String id) throws FabricException {
        return world.restores().find(id).orElseThrow(() -> Refusals.missing("restore " + id));
    }
}
