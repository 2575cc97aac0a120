/** What the planner's inner loops cost, measured with JMH. In: generated points and schedules. Out: time and bytes of each. */
@NullMarked
package dev.holdfast.bench;

import org.jspecify.annotations.NullMarked;
