/**
 * The record on disk: what was last done, what was promised, and the journal of how it was done.
 *
 * <p>In: a directory. Out: {@link dev.holdfast.planner.state.RecordedState} and the journal, kept as rows of one SQLite
 * database. Every write is compare-and-swap on the serial; a damaged or empty database is an error, never "no state".
 */
@NullMarked
package dev.holdfast.executor.state;

import org.jspecify.annotations.NullMarked;
