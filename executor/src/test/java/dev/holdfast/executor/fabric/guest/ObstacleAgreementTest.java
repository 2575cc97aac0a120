package dev.holdfast.executor.fabric.guest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.dsl.model.machine.AgentHealth;
import dev.holdfast.dsl.model.machine.MachineState;
import dev.holdfast.dsl.model.machine.PowerState;
import dev.holdfast.dsl.model.machine.ProvisioningState;
import dev.holdfast.executor.fabric.Guest;
import dev.holdfast.planner.cost.Obstacle;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Estimates leave out exactly the machines whose backups the service fails. */
class ObstacleAgreementTest {

    @Test
    void what_an_estimate_takes_to_fail_is_what_fails() {
        int failing = 0;
        for (ProvisioningState provisioning : ProvisioningState.values()) {
            for (PowerState power : PowerState.values()) {
                for (AgentHealth agent : AgentHealth.values()) {
                    for (boolean crashOnly : new boolean[] {false, true}) {
                        Guest guest = new Guest(
                                power,
                                provisioning,
                                agent,
                                false,
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty());
                        boolean fails = ConsistencyLadder.attempt(new GuestCondition(true, guest, crashOnly, Set.of()))
                                .fault()
                                .isPresent();
                        failing += fails ? 1 : 0;
                        assertThat(Obstacle.stops(new MachineState(power, provisioning, agent), crashOnly))
                                .as("%s, crash only: %s", guest, crashOnly)
                                .isEqualTo(fails);
                    }
                }
            }
        }
        assertThat(failing).isPositive();
    }
}
