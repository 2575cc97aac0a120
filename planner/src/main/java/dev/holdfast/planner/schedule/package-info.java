/**
 * When recurring things happen: nominal starts in a time zone, their gaps, and each machine's own offset.
 *
 * <p>In: a declared {@link dev.holdfast.dsl.model.schedule.Recurrence} and a zone. Out: instants. Starts are computed by local
 * date and then resolved to instants, so that clock changes neither lose nor double a run.
 */
@NullMarked
package dev.holdfast.planner.schedule;

import org.jspecify.annotations.NullMarked;
