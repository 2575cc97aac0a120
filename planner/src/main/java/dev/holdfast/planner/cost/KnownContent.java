package dev.holdfast.planner.cost;

import dev.holdfast.dsl.model.disk.Disk;
import java.util.List;
import java.util.SortedMap;

/**
 * What is known of a machine.
 *
 * @param tags as its source spells them
 * @param disks those that can be backed up
 */
public record KnownContent(SortedMap<String, String> tags, List<Disk> disks) {
    public KnownContent {
        disks = List.copyOf(disks);
    }
}
