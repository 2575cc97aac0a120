/**
 * What is worth saying about a plan as a whole: its changes, costs, limits and waivers, and the health of what is there.
 *
 * <p>In: a request and what was planned for it. Out: {@link dev.holdfast.planner.rule.Finding}s. A new finding of plans is added here.
 */
@NullMarked
package dev.holdfast.planner.plan.finding;

import org.jspecify.annotations.NullMarked;
