/**
 * Moves: new names for vaults, policies and machines that stay what they are.
 *
 * <p>In: the moves that a declaration asks for, what is recorded and what is there. Out: which of them are still to be made,
 * and record and fabric as they will be known afterwards. Planner and fabric rename by the same
 * {@link dev.holdfast.planner.move.Renaming}, so that both mean the same.
 */
@NullMarked
package dev.holdfast.planner.move;

import org.jspecify.annotations.NullMarked;
