/**
 * What a retention says of a list of points: the file that lists them, and the result as text and JSON.
 *
 * <p>In: a points file and the decisions of {@link dev.holdfast.planner.retention.RetentionEngine}. Out: {@link
 * dev.holdfast.cli.retention.RetentionView} on a page or as JSON.
 */
@NullMarked
package dev.holdfast.cli.retention;

import org.jspecify.annotations.NullMarked;
