/**
 * What rules see of a plan, under the names of the language's vocabulary.
 *
 * <p>In: {@link dev.holdfast.planner.judgement.view.JudgedPlan}. Out: objects whose properties conditions and messages read. A new
 * property of the vocabulary gets its answer here.
 */
@NullMarked
package dev.holdfast.planner.judgement.view;

import org.jspecify.annotations.NullMarked;
