/**
 * Which points must exist in a second vault.
 *
 * <p>In: a declared {@link dev.holdfast.dsl.model.CopyRule}, the points at the source and at the target. Out: the points that
 * are missing there, in the order in which they are to be copied.
 */
@NullMarked
package dev.holdfast.planner.copy;

import org.jspecify.annotations.NullMarked;
