package dev.holdfast.cli.status;

import dev.holdfast.planner.freshness.Freshness;
import dev.holdfast.planner.freshness.MachineFreshness;
import java.time.Instant;
import java.util.List;

/**
 * What {@code status} shows.
 *
 * @param estate name of the estate
 * @param now the world's clock
 * @param machines by address
 */
public record StatusView(String estate, Instant now, List<MachineFreshness> machines) {

    public StatusView {
        machines = List.copyOf(machines);
    }

    /** How many machines are judged so. */
    long count(Freshness freshness) {
        return machines.stream()
                .filter(machine -> machine.freshness() == freshness)
                .count();
    }
}
