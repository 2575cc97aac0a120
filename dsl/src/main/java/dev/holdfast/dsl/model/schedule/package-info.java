/**
 * When backups are taken: the closed family of {@link dev.holdfast.dsl.model.schedule.Recurrence}s.
 *
 * <p>Only what the user declared; occurrences in a time zone are computed by the planner.
 */
@NullMarked
package dev.holdfast.dsl.model.schedule;

import org.jspecify.annotations.NullMarked;
