package dev.holdfast.planner.slot.load;

import java.util.List;

/**
 * Machines of a group that are alike in pattern and lengths, so that it does not matter which of them gets which slot.
 *
 * @param indexes of the machines in the group's order; never empty
 */
public record JobClass(List<Integer> indexes) {

    public JobClass {
        indexes = List.copyOf(indexes);
    }

    /** One of them, which stands for all. */
    public int first() {
        return indexes.get(0);
    }
}
