/**
 * What a policy file in Groovy says, as a small sealed tree of our own.
 *
 * <p>In: the tree of Groovy's parser, read by {@code dsl.groovy.parse}. Out: {@link
 * dev.holdfast.dsl.groovy.syntax.Script}s for the evaluator. Whatever is not here is not in the language: there is no type for
 * classes, casts, method pointers or annotations, so no later step can meet one.
 */
@NullMarked
package dev.holdfast.dsl.groovy.syntax;

import org.jspecify.annotations.NullMarked;
