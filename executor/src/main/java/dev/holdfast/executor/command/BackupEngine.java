package dev.holdfast.executor.command;

import dev.holdfast.dsl.profile.ServiceProfile.Quotas;
import dev.holdfast.executor.database.StateException;
import dev.holdfast.executor.fabric.BackupOrder;
import dev.holdfast.executor.fabric.Fabric;
import dev.holdfast.executor.fabric.FabricException;
import dev.holdfast.executor.fabric.PointReference;
import dev.holdfast.executor.lease.Tenure;
import dev.holdfast.executor.operation.ApplyListener;
import dev.holdfast.executor.step.PointSteps;
import dev.holdfast.executor.step.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Backs machines up on demand, as a run of its own in the journal. All backups are started before the first is waited for; one
 * that fails stops no other.
 */
public final class BackupEngine {

    /** Word of these runs. */
    public static final String KIND = "backup";

    private final CommandRun commandRun;

    /**
     * An engine for an estate that has a record and a world.
     *
     * @param quotas calls that the service counts over time
     * @param listener is told how it goes on, and of every wait for the service
     */
    public BackupEngine(Tenure tenure, Fabric service, Quotas quotas, ApplyListener listener) {
        this.commandRun = new CommandRun(tenure, service, quotas, listener);
    }

    /**
     * Backs up, and waits until each point can be restored.
     *
     * @param orders at most one for each machine
     * @throws FabricException if the fabric as a whole does not answer
     * @throws StateException if the record cannot be written
     */
    public BackupsOutcome backUp(List<BackupOrder> orders) throws FabricException, StateException {
        SortedMap<String, PointReference> made = new TreeMap<>();
        List<Step> steps = new ArrayList<>(orders.size());
        for (BackupOrder order : orders) {
            steps.add(PointSteps.onDemand(order, made));
        }
        CommandRun.Ended ended = commandRun.run(
                KIND,
                steps,
                (before, completed) -> new RecordedPoints(commandRun.fabric()).with(before, made.values()));
        return new BackupsOutcome(ended.run(), made, ended.problems());
    }
}
