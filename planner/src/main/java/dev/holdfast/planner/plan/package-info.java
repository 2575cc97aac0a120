/**
 * The planner itself: everything known goes in, a plan comes out.
 *
 * <p>In: {@link dev.holdfast.planner.plan.request.PlanRequest}. Out: a sealed
 * {@link dev.holdfast.planner.document.PlanDocument}. A pure function: the same request gives the same bytes.
 */
@NullMarked
package dev.holdfast.planner.plan;

import org.jspecify.annotations.NullMarked;
