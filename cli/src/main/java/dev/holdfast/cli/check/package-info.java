/**
 * Findings of a declaration that is judged by itself, and the baseline that accepts those of yesterday.
 *
 * <p>In: a {@link dev.holdfast.planner.plan.Check} and a file of accepted findings. Out: what is new, what is accepted and what is
 * gone, in words for people and programs.
 */
@NullMarked
package dev.holdfast.cli.check;

import org.jspecify.annotations.NullMarked;
