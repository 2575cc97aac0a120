/**
 * How long a restore takes at most, from where its point is, and how restores share storage accounts.
 *
 * <p>In: the disks of machines, where their points survive a failure, the storage accounts of the estate, the service profile.
 * Out: a {@link dev.holdfast.planner.recovery.RestoreEstimate} with its terms; for machines restored together the transfers of a
 * {@link dev.holdfast.planner.recovery.RestoreQueue}.
 */
@NullMarked
package dev.holdfast.planner.recovery;

import org.jspecify.annotations.NullMarked;
