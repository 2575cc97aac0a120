/**
 * Whether the objectives of an estate hold.
 *
 * <p>In: the desired machines with their policies, vaults and slots. Out: the figures of every machine and failure class, and a
 * finding for each objective that does not hold, with the instant that shows it and the edit that repairs it.
 */
@NullMarked
package dev.holdfast.planner.assessment;

import org.jspecify.annotations.NullMarked;
