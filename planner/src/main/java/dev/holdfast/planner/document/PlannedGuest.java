package dev.holdfast.planner.document;

import dev.holdfast.dsl.model.machine.AgentHealth;
import dev.holdfast.dsl.model.machine.PowerState;
import dev.holdfast.dsl.model.machine.ProvisioningState;
import java.util.Optional;

/**
 * What is said of a machine beyond its disks, as far as it decides how its backups go. A part that is absent is as usual: it
 * runs, is provisioned, its agent answers, it has no scripts, no special encryption and no zone. What no source knows is
 * absent too.
 *
 * @param power word of the power state
 * @param provisioning word of the provisioning state
 * @param agent word of the agent's health
 * @param scripts true if scripts both before and after a snapshot are configured
 * @param encryption word for the kind of encryption
 * @param zone availability zone
 * @param resourceGroup as its source spells it; absent where the resource id names it
 */
public record PlannedGuest(
        Optional<String> power,
        Optional<String> provisioning,
        Optional<String> agent,
        boolean scripts,
        Optional<String> encryption,
        Optional<String> zone,
        Optional<String> resourceGroup) {

    public PlannedGuest {
        power.ifPresent(word -> require(PowerState.of(word).isPresent(), "power state", word));
        provisioning.ifPresent(word -> require(ProvisioningState.of(word).isPresent(), "provisioning state", word));
        agent.ifPresent(word -> require(AgentHealth.of(word).isPresent(), "health of an agent", word));
    }

    private static void require(boolean known, String what, String word) {
        if (!known) {
            throw new IllegalArgumentException("there is no " + what + " '" + word + "'");
        }
    }

    /** Everything is as usual. */
    public static final PlannedGuest USUAL = new PlannedGuest(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            false,
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
}
