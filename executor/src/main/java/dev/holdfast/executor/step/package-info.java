/**
 * What each planned action means to a fabric: one step per changed object, point or backup.
 *
 * <p>In: parts of a plan document. Out: {@link dev.holdfast.executor.step.Step}s, each one call of the fabric.
 */
@NullMarked
package dev.holdfast.executor.step;

import org.jspecify.annotations.NullMarked;
