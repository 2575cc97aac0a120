package dev.holdfast.planner.cost;

import dev.holdfast.dsl.model.machine.AgentHealth;
import dev.holdfast.dsl.model.machine.MachineState;
import dev.holdfast.dsl.model.machine.PowerState;
import dev.holdfast.dsl.model.machine.ProvisioningState;
import java.util.Set;

/**
 * Whether backups of a machine can succeed as its source reports it. What was never backed up is not billed; it costs what it will
 * only once somebody has helped it.
 */
public final class Obstacle {

    private static final Set<ProvisioningState> NOT_READY =
            Set.of(ProvisioningState.CREATING, ProvisioningState.DELETING);
    /** The service takes crash-consistent points of these, without asking the agent. */
    private static final Set<ProvisioningState> NOT_PROVISIONED =
            Set.of(ProvisioningState.FAILED, ProvisioningState.UNAVAILABLE);

    private static final Set<PowerState> OFF = Set.of(PowerState.STOPPED, PowerState.DEALLOCATED);
    private static final Set<AgentHealth> SILENT = Set.of(AgentHealth.ABSENT, AgentHealth.UNHEALTHY);

    private Obstacle() {}

    /**
     * True if every backup fails: while the machine is created or deleted, and without an agent that answers on one that runs.
     *
     * @param crashOnly true if only crash-consistent points are asked for, which need no agent
     */
    public static boolean stops(MachineState state, boolean crashOnly) {
        if (NOT_READY.contains(state.provisioning())) {
            return true;
        }
        return !crashOnly
                && !NOT_PROVISIONED.contains(state.provisioning())
                && !OFF.contains(state.power())
                && SILENT.contains(state.agent());
    }
}
