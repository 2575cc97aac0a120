/**
 * Carrying out a plan: journal, step, fabric, journal.
 *
 * <p>In: a sealed plan document. Out: {@link dev.holdfast.executor.operation.ApplyOutcome}; every operation is journalled
 * before and after.
 */
@NullMarked
package dev.holdfast.executor.apply;

import org.jspecify.annotations.NullMarked;
