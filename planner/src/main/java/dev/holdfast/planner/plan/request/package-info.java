/**
 * What is asked of a plan: the declaration, record and fabric it is made from, what it is limited to, and why none is made.
 *
 * <p>In: options as users write them. Out: a request, and which objects it is about.
 */
@NullMarked
package dev.holdfast.planner.plan.request;

import org.jspecify.annotations.NullMarked;
