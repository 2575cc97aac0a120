/**
 * Where the captures of a policy go, and from which of these places they can be restored after a failure.
 *
 * <p>In: a declared policy and its vaults. Out: a {@link dev.holdfast.planner.objective.PolicyShape} and the
 * {@link dev.holdfast.planner.objective.RestorablePlaces} of a failure class.
 */
@NullMarked
package dev.holdfast.planner.objective;

import org.jspecify.annotations.NullMarked;
