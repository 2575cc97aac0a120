/**
 * What is recorded and what is there: types only.
 *
 * <p>In: the executor reads a store and a fabric into these values. Out: the planner compares them with what is
 * desired.
 */
@NullMarked
package dev.holdfast.planner.state;

import org.jspecify.annotations.NullMarked;
