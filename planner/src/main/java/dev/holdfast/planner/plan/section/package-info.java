/**
 * The sections of the document of a plan.
 *
 * <p>In: what was planned. Out: records of {@link dev.holdfast.planner.document}, in the order of the document.
 */
@NullMarked
package dev.holdfast.planner.plan.section;

import org.jspecify.annotations.NullMarked;
