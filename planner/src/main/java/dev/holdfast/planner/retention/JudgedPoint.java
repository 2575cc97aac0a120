package dev.holdfast.planner.retention;

/**
 * A decision, and whether it breaks a promise.
 *
 * @param decision of the rule in force
 * @param early true if the point goes although a rule it was promised would still keep it
 * @param promised what that rule would keep it for, such as {@code daily 12 of 30}; empty if the point is not early
 */
public record JudgedPoint(PointDecision decision, boolean early, String promised) {}
