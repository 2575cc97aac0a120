/**
 * How fresh the protection of each machine is, now: for every failure class that its policy names, the age of the newest
 * point that can be restored after such a failure, against the rpo.
 *
 * <p>In: what is recorded, what the fabric holds, and the service profile. Out: one {@link
 * dev.holdfast.planner.freshness.MachineFreshness} per protected machine. {@code status} shows them, plans make findings of
 * them.
 */
@NullMarked
package dev.holdfast.planner.freshness;

import org.jspecify.annotations.NullMarked;
