/**
 * What an expression gives for a machine or a disk.
 *
 * <p>In: a checked expression and a {@link dev.holdfast.dsl.expression.evaluation.Scope} that says what its names stand for.
 * Out: a {@link dev.holdfast.dsl.expression.evaluation.Evaluator.Verdict} after a bounded number of steps.
 */
@NullMarked
package dev.holdfast.dsl.expression.evaluation;

import org.jspecify.annotations.NullMarked;
