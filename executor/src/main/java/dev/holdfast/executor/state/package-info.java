/**
 * The record: what was last done, and what was promised.
 *
 * <p>In: a connection and the name of an estate. Out: {@link dev.holdfast.planner.state.RecordedState}, kept as rows. Every
 * write is compare-and-swap on the serial; a damaged row is an error, never "no state".
 */
@NullMarked
package dev.holdfast.executor.state;

import org.jspecify.annotations.NullMarked;
