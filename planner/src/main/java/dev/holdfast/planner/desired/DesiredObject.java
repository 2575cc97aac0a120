package dev.holdfast.planner.desired;

import dev.holdfast.planner.state.ManagedObject;

/**
 * An object that should be there.
 *
 * @param object address and complete attributes
 * @param provenance why, and where it is written
 */
public record DesiredObject(ManagedObject object, Provenance provenance) {}
