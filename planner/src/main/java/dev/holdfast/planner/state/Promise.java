package dev.holdfast.planner.state;

import java.time.Instant;
import java.util.ArrayList;
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

    private static final String ON_DEMAND = "on demand";

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

    /**
     * The promise for a point that somebody asked for, on top of what its policy promises.
     *
     * @param policy what a point of the policy is promised; absent if the policy says nothing of retention
     * @param keep how long it was asked to be kept
     * @param reason why it was asked for; may be empty
     */
    public static Promise onDemand(Optional<Promise> policy, PromisedRule keep, String reason, Instant captured) {
        List<String> rules = new ArrayList<>(policy.map(Promise::rules).orElse(List.of()));
        rules.add(keep.digest());
        String why = reason.isEmpty() ? ON_DEMAND : ON_DEMAND + ": " + reason;
        return new Promise(rules, List.of(why), Optional.of(keep.ends(captured)));
    }

    /** Why a point was asked for, with the words that it was; those words alone if nothing is known. */
    public String onDemandReason() {
        return reasons.stream()
                .filter(reason -> reason.startsWith(ON_DEMAND))
                .findFirst()
                .orElse(ON_DEMAND);
    }

    /** True for a reason that speaks of a promise on demand, not of a retention. */
    public static boolean isOnDemand(String reason) {
        return reason.startsWith(ON_DEMAND);
    }

    /** True if an approved plan let the point go. */
    public boolean isReleased() {
        return reasons.equals(List.of(RELEASED));
    }
}
