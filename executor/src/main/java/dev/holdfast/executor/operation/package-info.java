/**
 * Operations of a run: each is begun durably before the fabric is called, and what became of it is written down.
 *
 * <p>In: the steps of a run, the lease, the fabric. Out: rows of the journal and of what was changed, events for whoever listens, and how
 * each ended. What was cut off is found out by {@link dev.holdfast.executor.operation.Recovery}.
 */
@NullMarked
package dev.holdfast.executor.operation;

import org.jspecify.annotations.NullMarked;
