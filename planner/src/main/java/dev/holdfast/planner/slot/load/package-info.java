/**
 * What the backups of a vault ask of it over time: which machines start when, for how long they run, and what that adds up to.
 *
 * <p>In: nominal starts, predicted jobs, what a vault can take. Out: loads by minute on the circle of a day or a week, and groups
 * of machines whose jobs can meet. Where machines are placed is decided in {@link dev.holdfast.planner.slot}.
 */
@NullMarked
package dev.holdfast.planner.slot.load;

import org.jspecify.annotations.NullMarked;
