/**
 * When machines run, as {@code holdfast schedule} shows it.
 *
 * <p>In: a plan, what is recorded, and a stretch of time. Out: the runs of each machine with their largest gap and the load of
 * the hours, as text, JSON or an iCalendar file.
 */
@NullMarked
package dev.holdfast.cli.schedule;

import org.jspecify.annotations.NullMarked;
