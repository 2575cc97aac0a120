/**
 * Which mechanism protects the machines of a policy, and on which schedule if none is declared.
 *
 * <p>In: a declared policy, the vaults, the service profile. Out: a {@link dev.holdfast.planner.mechanism.Choice} with its
 * reasons, once per policy, not per machine.
 */
@NullMarked
package dev.holdfast.planner.mechanism;

import org.jspecify.annotations.NullMarked;
