/**
 * The public JSON form of a plan; its schema is {@code schema/plan.schema.json}.
 *
 * <p>In: what the planner decided. Out: {@link dev.holdfast.planner.document.PlanDocument}, its canonical bytes and its
 * digest. Renderers and the executor see nothing else. Instants are ISO-8601 in UTC, sizes are bytes, durations stand in
 * their canonical short spelling.
 */
@NullMarked
package dev.holdfast.planner.document;

import org.jspecify.annotations.NullMarked;
