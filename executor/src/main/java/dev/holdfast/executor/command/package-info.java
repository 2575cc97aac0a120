/**
 * Runs of commands that carry out no plan: legal holds, deleted points that come back, and names that are changed by hand.
 *
 * <p>In: what to hold, release, undelete or rename. Out: a run in the journal like that of an apply, the fabric and the record changed.
 */
@NullMarked
package dev.holdfast.executor.command;

import org.jspecify.annotations.NullMarked;
