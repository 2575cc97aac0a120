package dev.holdfast.executor.scenario;

import dev.holdfast.executor.fabric.scenario.InjectedFault;
import java.time.Instant;
import java.util.List;

/**
 * What a scenario means in a certain world.
 *
 * @param scenario the scenario
 * @param clock of the world when it was injected
 * @param seed by which was chosen
 * @param faults in the order of the scenario, then by target
 * @param problems why it cannot be injected, a sentence each; there are no faults then
 */
public record Injection(
        Scenario scenario, Instant clock, long seed, List<InjectedFault> faults, List<String> problems) {
    public Injection {
        faults = List.copyOf(faults);
        problems = List.copyOf(problems);
    }
}
