/**
 * The bounded evaluator of policy files in Groovy.
 *
 * <p>In: a {@link dev.holdfast.dsl.groovy.syntax.Script}, the vocabulary, and a way to load the files it applies. Out: the same
 * neutral tree that a YAML file gives, with the places of the Groovy text, and diagnostics. It can declare and compute, within
 * named budgets; it knows no file, clock, class or process, and calls nothing but the verbs and methods of two tables.
 */
@NullMarked
package dev.holdfast.dsl.groovy.evaluation;

import org.jspecify.annotations.NullMarked;
