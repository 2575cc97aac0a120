package dev.holdfast.planner.copy;

import dev.holdfast.planner.state.RecoveryPoint;

/**
 * A point that must be copied.
 *
 * @param point the point at the source
 * @param transfer what that moves, if the copies required before it are made first
 * @param reason why it must exist at the target
 */
public record RequiredCopy(RecoveryPoint point, Transfer transfer, String reason) {}
