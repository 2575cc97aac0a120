/**
 * How long recovery points are kept: classes of calendar buckets, by count or by age.
 *
 * <p>Only what the user declared, and which of two rules is longer; what a rule keeps of given points is decided by the planner.
 */
@NullMarked
package dev.holdfast.dsl.model.retention;

import org.jspecify.annotations.NullMarked;
