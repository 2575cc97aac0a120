/**
 * Which points must exist in a second vault, what copying them moves, and when they will be there.
 *
 * <p>In: a declared {@link dev.holdfast.dsl.model.policy.CopyRule}, the points at the source and at the target, the limits of the
 * service. Out: the points that are missing there, in the order in which they are to be copied, each with its bytes and its
 * time. Planner and simulated service ask the same classes.
 */
@NullMarked
package dev.holdfast.planner.copy;

import org.jspecify.annotations.NullMarked;
