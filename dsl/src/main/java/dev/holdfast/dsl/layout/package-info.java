/**
 * What the layout of every spelling has in common: lines with their indentation, at most one empty line between them, and
 * comments at their ends.
 *
 * <p>In: pieces of a text in their order. Out: the text. Knows no spelling; those are in {@code groovy.layout} and {@code
 * yaml.layout}.
 */
@NullMarked
package dev.holdfast.dsl.layout;

import org.jspecify.annotations.NullMarked;
