package dev.holdfast.planner.freshness;

import dev.holdfast.planner.state.JobHistory;
import java.util.List;
import java.util.Optional;

/**
 * How fresh one protected machine is.
 *
 * @param machine its address
 * @param policy name of its policy
 * @param vault where its points are kept
 * @param classes one per failure class of the policy, in the order of {@link dev.holdfast.dsl.model.policy.FailureClass}; never empty
 * @param jobs its finished backup jobs; absent before the first
 * @param points points in all places that can be restored and are not dated in the future
 * @param held points under a legal hold, in all places
 */
public record MachineFreshness(
        String machine,
        String policy,
        String vault,
        List<ClassFreshness> classes,
        Optional<JobHistory> jobs,
        int points,
        int held) {

    public MachineFreshness {
        if (classes.isEmpty()) {
            throw new IllegalArgumentException("a machine is judged for one failure class at least: " + machine);
        }
        classes = List.copyOf(classes);
    }

    /** The worst judgement of all classes. */
    public Freshness freshness() {
        Freshness worst = Freshness.FRESH;
        for (ClassFreshness one : classes) {
            worst = one.freshness().compareTo(worst) > 0 ? one.freshness() : worst;
        }
        return worst;
    }
}
