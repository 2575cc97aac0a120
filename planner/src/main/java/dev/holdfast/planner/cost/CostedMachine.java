package dev.holdfast.planner.cost;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A machine that costs something, and what its estimate rests on.
 *
 * @param address its address
 * @param policy name of the policy it follows; empty if it follows none any more
 * @param tags as its source spells them
 * @param content what its disks may hold and rewrite
 */
public record CostedMachine(
        String address, Optional<String> policy, SortedMap<String, String> tags, ContentBand content) {
    public CostedMachine {
        tags = Collections.unmodifiableSortedMap(new TreeMap<>(tags));
    }
}
