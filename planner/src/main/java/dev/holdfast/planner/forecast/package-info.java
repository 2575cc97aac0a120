/**
 * Retention time travel: which points an item will hold after its schedule ran for a while, and why.
 *
 * <p>In: a retention, a schedule, the points there are and a stretch of time. Out: {@link
 * dev.holdfast.planner.forecast.Forecast}, one decision per point.
 */
@NullMarked
package dev.holdfast.planner.forecast;

import org.jspecify.annotations.NullMarked;
