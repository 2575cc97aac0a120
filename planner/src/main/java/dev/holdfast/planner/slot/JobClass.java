package dev.holdfast.planner.slot;

import java.util.List;

/**
 * Machines of a group that are alike in pattern and lengths, so that it does not matter which of them gets which slot.
 *
 * @param indexes of the machines in the group's order; never empty
 */
record JobClass(List<Integer> indexes) {

    JobClass {
        indexes = List.copyOf(indexes);
    }

    /** One of them, which stands for all. */
    int first() {
        return indexes.get(0);
    }
}
