/**
 * The values a policy file in Groovy computes with, and what the operators mean for them.
 *
 * <p>In: literals and other values. Out: new values; none ever changes. Numbers and quantities are exact: what cannot be is a
 * {@link dev.holdfast.dsl.groovy.value.ValueProblem}, never rounded.
 */
@NullMarked
package dev.holdfast.dsl.groovy.value;

import org.jspecify.annotations.NullMarked;
