/**
 * How many bytes points hold: what a machine's disks change over time, and what becomes free when points go.
 *
 * <p>In: used bytes and churn of disks, and the points of one item. Out: bytes, as estimates that are never negative and never
 * more than what is stored.
 */
@NullMarked
package dev.holdfast.planner.storage;

import org.jspecify.annotations.NullMarked;
