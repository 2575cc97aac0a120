/**
 * How things were done: runs with what was approved for them, and the append-only journal of their operations.
 *
 * <p>In: operations that begin and end. Out: what a run that was cut off has left to do, and what any run did.
 */
@NullMarked
package dev.holdfast.executor.journal;

import org.jspecify.annotations.NullMarked;
