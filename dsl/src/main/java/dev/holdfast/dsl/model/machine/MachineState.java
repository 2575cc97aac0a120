package dev.holdfast.dsl.model.machine;

/**
 * The states that decide how consistent a backup can be.
 *
 * @param power whether it runs
 * @param provisioning what the cloud says of the resource
 * @param agent whether the guest agent answers
 */
public record MachineState(PowerState power, ProvisioningState provisioning, AgentHealth agent) {

    /** A declared machine of which nothing else is said: it runs, is provisioned and its agent answers. */
    public static final MachineState RUNNING =
            new MachineState(PowerState.RUNNING, ProvisioningState.SUCCEEDED, AgentHealth.HEALTHY);
}
