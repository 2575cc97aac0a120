/**
 * Edits of a declaration that make objectives hold.
 *
 * <p>In: a policy, the vault of its machines, and what must be true of their loss figures. Out: a
 * {@link dev.holdfast.planner.repair.Repair}, tried before it is proposed.
 */
@NullMarked
package dev.holdfast.planner.repair;

import org.jspecify.annotations.NullMarked;
