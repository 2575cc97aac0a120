/**
 * Drift: what somebody changed outside since the last apply.
 *
 * <p>In: the record, what a refresh found, and the changes of the plan. Out:
 * {@link dev.holdfast.planner.document.DriftEntry} for each object and item that is not as the last apply left it, with its
 * class and with what the plan does about it. What the service does by itself (new points, transfers, ordinary expiry) is no
 * drift.
 */
@NullMarked
package dev.holdfast.planner.drift;

import org.jspecify.annotations.NullMarked;
