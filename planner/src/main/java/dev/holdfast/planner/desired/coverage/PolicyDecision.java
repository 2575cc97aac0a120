package dev.holdfast.planner.desired.coverage;

import java.util.Optional;

/**
 * Which policy a machine gets, and which line says so.
 *
 * @param policy its name; absent if the machine gets none
 * @param unprotected the reason for giving it none; absent if it has a policy or nobody decided
 * @param why what decided, in a clause
 * @param place the line that decided
 */
public record PolicyDecision(
        Optional<String> policy, Optional<String> unprotected, String why, Optional<String> place) {

    /** Nobody decided. */
    static final PolicyDecision NOBODY = new PolicyDecision(
            Optional.empty(), Optional.empty(), "no binding matches and there is no default policy", Optional.empty());
}
