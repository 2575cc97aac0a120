package dev.holdfast.executor.command;

import dev.holdfast.executor.fabric.PointReference;
import dev.holdfast.planner.state.LegalHold;

/**
 * A legal hold that is to be placed.
 *
 * @param point on what
 * @param hold the hold
 */
public record PlacedHold(PointReference point, LegalHold hold) {}
