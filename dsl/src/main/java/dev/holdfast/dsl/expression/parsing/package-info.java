/**
 * The way from text to a checked expression.
 *
 * <p>In: text and the names that may be used. Out: a {@link dev.holdfast.dsl.expression.parsing.ParsedExpression}: the
 * expression, or all problems at their places.
 */
@NullMarked
package dev.holdfast.dsl.expression.parsing;

import org.jspecify.annotations.NullMarked;
