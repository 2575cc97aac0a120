/**
 * Gives the neutral tree its meaning: together with the packages below the only place that knows the words of the language.
 *
 * <p>In: trees of all files of a declaration, already checked against the schema. Out: a
 * {@link dev.holdfast.dsl.model.Declaration}, the {@link dev.holdfast.dsl.binding.Origins} of its parts, and semantic
 * problems as diagnostics.
 */
@NullMarked
package dev.holdfast.dsl.binding;

import org.jspecify.annotations.NullMarked;
