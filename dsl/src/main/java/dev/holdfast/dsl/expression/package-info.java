/**
 * The small expression language of {@code where} and {@code require}: what an expression is.
 *
 * <p>In: nothing of the text; the packages below parse, check and evaluate. Out: an immutable
 * {@link dev.holdfast.dsl.expression.Expression}, its canonical text, and {@link dev.holdfast.dsl.expression.Problem}s. An
 * expression is evaluated with a bounded number of steps; nothing else can happen.
 */
@NullMarked
package dev.holdfast.dsl.expression;

import org.jspecify.annotations.NullMarked;
