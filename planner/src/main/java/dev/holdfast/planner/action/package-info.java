/**
 * What a plan can do: THE list of actions, and the actions on recovery points that a plan contains.
 *
 * <p>In: the desired state, the points that exist and what was promised for them. Out: points to prune, to copy, to take
 * now, and those that will expire by themselves; each with its reason.
 */
@NullMarked
package dev.holdfast.planner.action;

import org.jspecify.annotations.NullMarked;
