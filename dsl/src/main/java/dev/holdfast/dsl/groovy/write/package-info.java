/**
 * A tree as text in Groovy: the way from YAML to the other spelling.
 *
 * <p>In: a neutral tree that fits the schema, its comments, and the {@link dev.holdfast.dsl.groovy.vocabulary.Vocabulary}.
 * Out: text that reads back to a tree with the same meaning, one verb per line, short blocks on one line.
 */
@NullMarked
package dev.holdfast.dsl.groovy.write;

import org.jspecify.annotations.NullMarked;
