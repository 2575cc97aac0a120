package dev.holdfast.planner.cost.bill;

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
 * @param failing true if it was never backed up and cannot be as its source reports it: it costs nothing then, and only the upper
 *     end of the band says what it costs once it is
 */
public record CostedMachine(
        String address, Optional<String> policy, SortedMap<String, String> tags, ContentBand content, boolean failing) {
    public CostedMachine {
        tags = Collections.unmodifiableSortedMap(new TreeMap<>(tags));
    }
}
