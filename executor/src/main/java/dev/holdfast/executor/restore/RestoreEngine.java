package dev.holdfast.executor.restore;

import dev.holdfast.dsl.profile.ServiceProfile.Quotas;
import dev.holdfast.executor.command.CommandRun;
import dev.holdfast.executor.database.StateException;
import dev.holdfast.executor.fabric.Fabric;
import dev.holdfast.executor.fabric.FabricException;
import dev.holdfast.executor.fabric.RestoreResult;
import dev.holdfast.executor.lease.Tenure;
import dev.holdfast.executor.operation.ApplyListener;
import dev.holdfast.executor.step.RestoreSteps;
import dev.holdfast.executor.step.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Carries out a restore plan as a run of its own in the journal. All restores are started before the first is waited for; one
 * that fails stops no other.
 */
public final class RestoreEngine {

    /** Word of these runs. */
    public static final String KIND = "restore";

    private final CommandRun commandRun;

    /**
     * An engine for an estate that has a record and a world.
     *
     * @param quotas calls that the service counts over time
     * @param listener is told how it goes on, and of every wait for the service
     */
    public RestoreEngine(Tenure tenure, Fabric service, Quotas quotas, ApplyListener listener) {
        this.commandRun = new CommandRun(tenure, service, quotas, listener);
    }

    /**
     * Restores.
     *
     * @param plan possible, see {@link RestorePlan#isPossible}
     * @throws FabricException if the fabric as a whole does not answer
     * @throws StateException if the record cannot be written
     */
    public RestoreOutcome restore(RestorePlan plan) throws FabricException, StateException {
        if (!plan.isPossible()) {
            throw new IllegalArgumentException("a plan that is not possible is not carried out: " + plan.request());
        }
        Map<String, RestoreResult> results = new TreeMap<>();
        List<Step> steps = new ArrayList<>();
        for (MachineRestore machine : plan.machines()) {
            steps.add(RestoreSteps.of(machine.order(), results));
        }
        CommandRun.Ended ended = commandRun.run(KIND, steps, (before, completed) -> before);
        List<RestoreOutcome.Restored> restored = new ArrayList<>();
        for (MachineRestore machine : plan.machines()) {
            RestoreResult result = results.get(machine.order().point().id());
            if (result != null) {
                restored.add(new RestoreOutcome.Restored(machine.machine(), machine, result));
            }
        }
        return new RestoreOutcome(ended.run(), restored, ended.problems());
    }
}
