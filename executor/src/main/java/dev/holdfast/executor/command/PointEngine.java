package dev.holdfast.executor.command;

import dev.holdfast.dsl.profile.ServiceProfile.Quotas;
import dev.holdfast.executor.database.StateException;
import dev.holdfast.executor.fabric.Fabric;
import dev.holdfast.executor.fabric.FabricException;
import dev.holdfast.executor.fabric.PointReference;
import dev.holdfast.executor.lease.Tenure;
import dev.holdfast.executor.operation.ApplyListener;
import dev.holdfast.executor.step.PointSteps;
import dev.holdfast.executor.step.Step;
import java.util.ArrayList;
import java.util.List;

/** Holds, releases and undeletes points, as a run of its own in the journal. */
public final class PointEngine {

    private final CommandRun commandRun;

    /**
     * An engine for an estate that has a record and a world.
     *
     * @param quotas calls that the service counts over time
     * @param listener is told how it goes on, and of every wait for the service
     */
    public PointEngine(Tenure tenure, Fabric service, Quotas quotas, ApplyListener listener) {
        this.commandRun = new CommandRun(tenure, service, quotas, listener);
    }

    /**
     * Places holds. One that the fabric refuses stops no other.
     *
     * @throws FabricException if the fabric as a whole does not answer
     * @throws StateException if the record cannot be written
     */
    public PointsOutcome hold(List<PlacedHold> holds) throws FabricException, StateException {
        List<Step> steps = new ArrayList<>();
        List<PointReference> points = new ArrayList<>();
        for (PlacedHold hold : holds) {
            steps.add(PointSteps.hold(hold.point(), hold.hold()));
            points.add(hold.point());
        }
        return run("hold", steps, points);
    }

    /**
     * Releases points from their holds. One that the fabric refuses stops no other.
     *
     * @throws FabricException if the fabric as a whole does not answer
     * @throws StateException if the record cannot be written
     */
    public PointsOutcome release(List<PointReference> points) throws FabricException, StateException {
        return run("release", points.stream().map(PointSteps::release).toList(), points);
    }

    /**
     * Brings points back from soft delete. One that the fabric refuses stops no other.
     *
     * @param reason why, for the journal; may be empty
     * @throws FabricException if the fabric as a whole does not answer
     * @throws StateException if the record cannot be written
     */
    public PointsOutcome undelete(List<PointReference> points, String reason) throws FabricException, StateException {
        List<Step> steps =
                points.stream().map(point -> PointSteps.undelete(point, reason)).toList();
        return run("undelete", steps, points);
    }

    private PointsOutcome run(String kind, List<Step> steps, List<PointReference> points)
            throws FabricException, StateException {
        CommandRun.Ended ended = commandRun.run(
                kind, steps, (before, completed) -> new RecordedPoints(commandRun.fabric()).with(before, points));
        return new PointsOutcome(ended.run(), ended.done(), ended.problems());
    }
}
