/**
 * The words and signs of an expression's text.
 *
 * <p>In: text. Out: {@link dev.holdfast.dsl.expression.token.Token}s at their places, or the
 * {@link dev.holdfast.dsl.expression.token.SyntaxProblem} that ends the reading.
 */
@NullMarked
package dev.holdfast.dsl.expression.token;

import org.jspecify.annotations.NullMarked;
