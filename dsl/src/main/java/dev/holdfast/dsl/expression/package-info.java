/**
 * The small expression language of {@code where} and {@code require}.
 *
 * <p>In: text and the names that may be used. Out: an {@link dev.holdfast.dsl.expression.Expression} that is evaluated
 * with a bounded number of steps; nothing else can happen.
 */
@NullMarked
package dev.holdfast.dsl.expression;

import org.jspecify.annotations.NullMarked;
