package dev.holdfast.executor.scenario;

import java.util.List;
import java.util.OptionalLong;

/**
 * What goes wrong, and what is expected of whoever it happens to.
 *
 * @param name short, such as {@code region-outage}
 * @param description what happens, sentences; may be empty
 * @param seed decides what is chosen by chance; absent for that of the world
 * @param faults in the order in which they are written
 * @param survive what must hold all the same, a sentence each
 * @param report what may be lost, as long as it is said, a sentence each
 */
public record Scenario(
        String name,
        String description,
        OptionalLong seed,
        List<ScenarioFault> faults,
        List<String> survive,
        List<String> report) {

    public Scenario {
        faults = List.copyOf(faults);
        survive = List.copyOf(survive);
        report = List.copyOf(report);
    }

    /** True if a condition decides which machines are hit: whoever injects it must know what is declared of them. */
    public boolean asksForDeclaration() {
        return faults.stream().anyMatch(fault -> fault.where().condition().isPresent());
    }
}
