/**
 * The rules of a declaration, held against a plan.
 *
 * <p>In: {@link dev.holdfast.planner.judgement.view.JudgedPlan}, what a plan is about to say. Out: findings, one for each object that
 * a rule does not hold for, and one for each rule that cannot be evaluated. What expressions may ask for is listed in
 * {@link dev.holdfast.dsl.expression.type.Vocabulary}; the views of this package answer.
 */
@NullMarked
package dev.holdfast.planner.judgement;

import org.jspecify.annotations.NullMarked;
