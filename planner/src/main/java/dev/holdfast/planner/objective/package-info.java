/**
 * Whether objectives can hold: the mechanism that is chosen for a policy and the data that may be lost per failure class.
 *
 * <p>In: a declared policy, the vaults it uses and the service profile. Out: a {@link dev.holdfast.planner.objective.Choice}
 * and a {@link dev.holdfast.planner.objective.LossFigure} per class; computed per policy, not per machine.
 */
@NullMarked
package dev.holdfast.planner.objective;

import org.jspecify.annotations.NullMarked;
