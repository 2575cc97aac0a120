package dev.holdfast.planner.desired.coverage;

import dev.holdfast.dsl.model.disk.Disk;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which disks of a machine are backed up.
 *
 * @param included disks that are, in the order of the machine
 * @param excluded reason by name of each disk that is not, temporary ones among them
 * @param excludedNames names of the disks left out that hold data, in the order of the machine
 */
public record DiskSelection(List<Disk> included, SortedMap<String, String> excluded, List<String> excludedNames) {

    /** No disk at all. */
    public static final DiskSelection NONE = new DiskSelection(List.of(), new TreeMap<>(), List.of());

    public DiskSelection {
        included = List.copyOf(included);
        excluded = Collections.unmodifiableSortedMap(new TreeMap<>(excluded));
        excludedNames = List.copyOf(excludedNames);
    }
}
