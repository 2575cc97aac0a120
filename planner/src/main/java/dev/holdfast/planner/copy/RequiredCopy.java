package dev.holdfast.planner.copy;

import dev.holdfast.planner.state.RecoveryPoint;

/**
 * A point that must be copied.
 *
 * @param point the point at the source
 * @param bytes to move at most, if the copies required before it are made first: what was stored since the newest older point
 *     that both places have, or the whole chain up to the point if they have none in common
 * @param reason why it must exist at the target
 */
public record RequiredCopy(RecoveryPoint point, long bytes, String reason) {}
