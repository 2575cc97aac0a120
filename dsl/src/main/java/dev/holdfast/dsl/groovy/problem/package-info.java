/**
 * Problems of a policy file in Groovy while it is evaluated.
 *
 * <p>In: what is wrong, where, and in which round or call. Out: diagnostics, each place once. A problem ends a statement, never
 * the evaluation, unless there are too many.
 */
@NullMarked
package dev.holdfast.dsl.groovy.problem;

import org.jspecify.annotations.NullMarked;
