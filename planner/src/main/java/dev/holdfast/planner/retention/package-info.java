/**
 * Which recovery points stay and which go, each with its reason, and which of those that go were promised a longer life.
 *
 * <p>In: a declared {@link dev.holdfast.dsl.model.retention.RetentionRule}, a zone, the points of one item and an instant.
 * Out: one decision per point; promises to be recorded with the points.
 */
@NullMarked
package dev.holdfast.planner.retention;

import org.jspecify.annotations.NullMarked;
