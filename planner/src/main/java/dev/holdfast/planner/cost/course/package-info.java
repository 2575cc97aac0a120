/**
 * What the points of a machine do over the months of an estimate: which are in which tier from when to when.
 *
 * <p>In: a schedule, a retention, copy rules and the points that are there. Out: tables of the gaps between neighbouring points by month,
 * from which the bytes stored follow for any content. Many machines share one course, because it does not depend on sizes.
 */
@NullMarked
package dev.holdfast.planner.cost.course;

import org.jspecify.annotations.NullMarked;
