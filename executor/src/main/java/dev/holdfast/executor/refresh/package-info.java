/**
 * From the fabric back to the record: what is there after an apply, and what is promised for it from now on.
 *
 * <p>In: a fabric and the record before. Out: the record after.
 */
@NullMarked
package dev.holdfast.executor.refresh;

import org.jspecify.annotations.NullMarked;
