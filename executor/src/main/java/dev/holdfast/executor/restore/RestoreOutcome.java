package dev.holdfast.executor.restore;

import dev.holdfast.executor.fabric.RestoreResult;
import java.util.List;

/**
 * How restores ended.
 *
 * @param run id in the journal
 * @param machines those that ended, well or badly, in the order of the plan
 * @param problems one line for each that was not carried out or not verified
 */
public record RestoreOutcome(String run, List<Restored> machines, List<String> problems) {
    public RestoreOutcome {
        machines = List.copyOf(machines);
        problems = List.copyOf(problems);
    }

    /**
     * A restore that ended.
     *
     * @param machine whose point it was
     * @param plan what was planned for it
     * @param result how it ended
     */
    public record Restored(String machine, MachineRestore plan, RestoreResult result) {}

    /** Restores whose content is what was captured. */
    public int verified() {
        return (int) machines.stream().filter(one -> one.result().isVerified()).count();
    }
}
