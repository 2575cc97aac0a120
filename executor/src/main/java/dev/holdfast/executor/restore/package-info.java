/**
 * Restores: what would be restored, from which point, how long it takes and what stands in the way; then carrying it out and
 * verifying it.
 *
 * <p>In: what somebody wants back, and a fabric. Out: a restore plan, a run in the journal, and for each machine whether its
 * restored content is the content that was captured.
 */
@NullMarked
package dev.holdfast.executor.restore;

import org.jspecify.annotations.NullMarked;
