package dev.holdfast.dsl.model.machine;

import java.util.Optional;

/**
 * What a machine's own declaration says about its protection; it wins over all bindings.
 *
 * @param policy name of the policy
 * @param unprotected the reason for having no protection
 */
public record ProtectionDecision(Optional<String> policy, Optional<String> unprotected) {

    /** Nothing said: the bindings decide. */
    public static final ProtectionDecision NONE = new ProtectionDecision(Optional.empty(), Optional.empty());

    public ProtectionDecision {
        if (policy.isPresent() && unprotected.isPresent()) {
            throw new IllegalArgumentException("a machine has a policy or is unprotected, not both: " + policy.get());
        }
    }
}
