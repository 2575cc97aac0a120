/**
 * The way from a declaration to a plan, and what people are told and asked on it.
 *
 * <p>In: a path and {@link dev.holdfast.cli.argument.PlanArguments}. Out: a plan beside the state it was made from, with the
 * problems of the declaration on the error stream.
 */
@NullMarked
package dev.holdfast.cli.planning;

import org.jspecify.annotations.NullMarked;
