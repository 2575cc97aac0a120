package dev.holdfast.dsl.model.policy;

import dev.holdfast.dsl.model.retention.RetentionRule;
import java.time.Duration;
import java.util.Optional;

/**
 * Copies of points in a second vault.
 *
 * @param to name of the target vault
 * @param from name of the vault whose points are copied, which is the target of another rule of the policy; empty for the
 *     vault the machine is backed up to
 * @param every one point of each closed interval of this length, counted from local midnight, is copied
 * @param retention how long the copies are kept
 */
public record CopyRule(String to, Optional<String> from, Duration every, RetentionRule retention) {

    /** Copies of the points in the vault the machine is backed up to. */
    public CopyRule(String to, Duration every, RetentionRule retention) {
        this(to, Optional.empty(), every, retention);
    }
}
