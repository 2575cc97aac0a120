/**
 * Slots: how many minutes after the nominal starts of its policy each machine begins, so that the backups of a vault do not
 * all run at once.
 *
 * <p>In: the machines of a vault with their nominal starts, predicted job lengths and recorded slots, and what the vault can
 * take. Out: a {@link dev.holdfast.planner.slot.SlotAssignment}: a slot for each machine, and where the window is too short.
 * Time is counted in whole minutes on a circle of a day, or of a week where some policies do not run every day.
 */
@NullMarked
package dev.holdfast.planner.slot;

import org.jspecify.annotations.NullMarked;
