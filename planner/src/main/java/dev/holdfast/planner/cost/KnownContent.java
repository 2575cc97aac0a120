package dev.holdfast.planner.cost;

import dev.holdfast.dsl.model.disk.Disk;
import dev.holdfast.dsl.model.machine.MachineState;
import java.util.List;
import java.util.SortedMap;

/**
 * What is known of a machine.
 *
 * @param tags as its source spells them
 * @param disks those that can be backed up
 * @param state as its source reports it
 */
public record KnownContent(SortedMap<String, String> tags, List<Disk> disks, MachineState state) {
    public KnownContent {
        disks = List.copyOf(disks);
    }
}
