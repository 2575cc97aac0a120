/**
 * What the evaluation of one declaration in Groovy may cost.
 *
 * <p>In: charges of the evaluator, before the work is done. Out: nothing, or {@link
 * dev.holdfast.dsl.groovy.budget.BudgetExceeded} with the name of the budget. Nothing here reads a clock: the caller's thread
 * waits and interrupts.
 */
@NullMarked
package dev.holdfast.dsl.groovy.budget;

import org.jspecify.annotations.NullMarked;
