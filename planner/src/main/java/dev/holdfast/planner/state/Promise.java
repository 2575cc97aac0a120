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

    /** The only reason of a promise that was taken back: an approved plan let the point go. */
    private static final String RELEASED = "released";

    public Promise {
        if (rules.isEmpty()) {
            throw new IllegalArgumentException("a promise names at least one rule");
        }
        rules = List.copyOf(rules);
        reasons = List.copyOf(reasons);
    }

    /**
     * What is left of a promise after an approved plan let the point go: nothing keeps it, and it waits for the service's next
     * clean-up. Plans do not list it again.
     *
     * @param rules digests of the rules that were promised
     * @param at when it was let go
     */
    public static Promise released(List<String> rules, Instant at) {
        return new Promise(rules, List.of(RELEASED), Optional.of(at));
    }

    /** True if an approved plan let the point go. */
    public boolean isReleased() {
        return reasons.equals(List.of(RELEASED));
    }
}
