package dev.holdfast.planner.cost.course;

import java.util.HashMap;
import java.util.Map;

/** Numbers for the gaps of an estimate, from 0, so that what depends on a gap alone is found without a search. Mutable. */
public final class GapNumbers {

    private final Map<Long, Integer> numbers = new HashMap<>();

    /** The number of a gap, the same each time. */
    int of(long gap) {
        return numbers.computeIfAbsent(gap, any -> numbers.size());
    }
}
