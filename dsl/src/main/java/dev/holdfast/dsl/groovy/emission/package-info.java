/**
 * The neutral tree as verbs fill it.
 *
 * <p>In: keys, values and places from the evaluator. Out: {@link dev.holdfast.dsl.tree.Node}s like those of a YAML file.
 */
@NullMarked
package dev.holdfast.dsl.groovy.emission;

import org.jspecify.annotations.NullMarked;
