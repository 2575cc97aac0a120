package dev.holdfast.executor.fabric;

import dev.holdfast.dsl.model.machine.AgentHealth;
import dev.holdfast.dsl.model.machine.PowerState;
import dev.holdfast.dsl.model.machine.ProvisioningState;
import java.util.Optional;

/**
 * What is known of a machine beyond its disks: what decides how its backups go, and what a restore must give back.
 *
 * @param power whether it runs
 * @param provisioning what the cloud says of the resource
 * @param agent whether the guest agent answers
 * @param scripts true if scripts both before and after a snapshot are configured
 * @param encryption word for the kind of encryption
 * @param zone availability zone
 * @param resourceGroup as its source spells it
 */
public record Guest(
        PowerState power,
        ProvisioningState provisioning,
        AgentHealth agent,
        boolean scripts,
        Optional<String> encryption,
        Optional<String> zone,
        Optional<String> resourceGroup) {

    /** It runs, is provisioned and its agent answers; nothing else is known. */
    public static final Guest USUAL = new Guest(
            PowerState.RUNNING,
            ProvisioningState.SUCCEEDED,
            AgentHealth.HEALTHY,
            false,
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
}
