package dev.holdfast.planner.desired;

import dev.holdfast.planner.state.ObjectAddress;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What should be there.
 *
 * @param objects by address
 * @param machines every known machine, by address
 * @param policies every declared policy, by name
 * @param retired machines whose protection has ended, by address; some may be gone from every source
 * @param untouched recorded objects that stay as they are: their machine has a policy that cannot be carried out, and what it
 *     has is better than nothing
 */
public record DesiredState(
        SortedMap<ObjectAddress, DesiredObject> objects,
        List<DesiredMachine> machines,
        SortedMap<String, PolicyDesign> policies,
        SortedMap<String, RetiredMachine> retired,
        Set<ObjectAddress> untouched) {

    public DesiredState {
        objects = Collections.unmodifiableSortedMap(objects);
        machines = List.copyOf(machines);
        policies = Collections.unmodifiableSortedMap(new TreeMap<>(policies));
        retired = Collections.unmodifiableSortedMap(new TreeMap<>(retired));
        untouched = Set.copyOf(untouched);
    }
}
