/**
 * Who may write to an estate: one at a time, and nobody who lost the right to and does not know it yet.
 *
 * <p>In: a {@link dev.holdfast.executor.database.Database} and a {@link dev.holdfast.executor.lease.Holder}. Out: a
 * {@link dev.holdfast.executor.lease.Tenure}, through which alone record and world are written.
 */
@NullMarked
package dev.holdfast.executor.lease;

import org.jspecify.annotations.NullMarked;
