/**
 * How much data, as time, a failure can cost.
 *
 * <p>In: where the captures of a policy go, its schedule and zone, the service profile, and slot and disks of a machine. Out: a
 * {@link dev.holdfast.planner.loss.LossFigure} per failure class, with the instants of the worst loss.
 */
@NullMarked
package dev.holdfast.planner.loss;

import org.jspecify.annotations.NullMarked;
