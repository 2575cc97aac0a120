package dev.holdfast.planner.state;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What was last promised for a point. A deletion is early while any promised rule would still keep the point.
 *
 * @param rules digests of the promised retention rules (see {@link PromisedRule}); never empty. More than one when a later
 *     rule was neither longer nor shorter in every respect.
 * @param reasons why the point was kept when the promise was given, such as {@code daily 3 of 7}
 * @param until the promised end, if an age alone decides; absent while a count decides
 */
public record Promise(List<String> rules, List<String> reasons, Optional<Instant> until) {
    public Promise {
        if (rules.isEmpty()) {
            throw new IllegalArgumentException("a promise names at least one rule");
        }
        rules = List.copyOf(rules);
        reasons = List.copyOf(reasons);
    }
}
