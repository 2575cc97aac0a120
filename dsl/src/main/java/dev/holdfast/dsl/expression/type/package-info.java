/**
 * What the parts of an expression are, and what fits together.
 *
 * <p>In: the {@link dev.holdfast.dsl.expression.type.Vocabulary} of a place and the parts of a text as the grammar finds them.
 * Out: {@link dev.holdfast.dsl.expression.type.Typed} expressions, and a problem for each part that does not fit.
 */
@NullMarked
package dev.holdfast.dsl.expression.type;

import org.jspecify.annotations.NullMarked;
