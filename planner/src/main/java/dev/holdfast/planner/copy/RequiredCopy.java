package dev.holdfast.planner.copy;

import dev.holdfast.planner.state.RecoveryPoint;

/**
 * A point that must be copied.
 *
 * @param point the point at the source
 * @param bytes to move
 * @param reason why it must exist at the target
 */
public record RequiredCopy(RecoveryPoint point, long bytes, String reason) {}
