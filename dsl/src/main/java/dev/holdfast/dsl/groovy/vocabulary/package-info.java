/**
 * The verbs of the language and where each belongs: one description, derived from the schema.
 *
 * <p>In: {@code schema/holdfast.schema.json} with its {@code x-verb} annotations. Out: {@link
 * dev.holdfast.dsl.groovy.vocabulary.BlockType}s. The evaluator dispatches by them, the writer of Groovy, the IDE support and
 * the reference page are generated from them, so they cannot drift apart.
 */
@NullMarked
package dev.holdfast.dsl.groovy.vocabulary;

import org.jspecify.annotations.NullMarked;
