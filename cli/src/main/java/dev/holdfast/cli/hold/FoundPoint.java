package dev.holdfast.cli.hold;

import dev.holdfast.executor.fabric.PointReference;
import dev.holdfast.planner.state.RecoveryPoint;

/**
 * A point of the world that the user named.
 *
 * @param reference where it is
 * @param point as the world has it
 */
public record FoundPoint(PointReference reference, RecoveryPoint point) {}
