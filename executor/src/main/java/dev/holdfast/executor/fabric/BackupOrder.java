package dev.holdfast.executor.fabric;

import dev.holdfast.planner.state.PromisedRule;
import java.util.Optional;

/**
 * An order to back a machine up now.
 *
 * @param machine its address
 * @param keep how long its point is kept on top of what the policy of the machine says; absent if the policy alone decides
 * @param reason why it is asked for; may be empty
 */
public record BackupOrder(String machine, Optional<PromisedRule> keep, String reason) {

    public BackupOrder {
        if (keep.isPresent() && !keep.get().isOnDemand()) {
            throw new IllegalArgumentException("a backup is kept on demand, not by " + keep.get());
        }
    }

    /** A backup whose point is kept as the policy says. */
    public static BackupOrder asPolicySays(String machine) {
        return new BackupOrder(machine, Optional.empty(), "");
    }
}
