/**
 * The canonical layout of YAML declarations, and the comments in them.
 *
 * <p>In: a text that was read without errors. Out: the same scalars, anchors, keys and comments with other white space between
 * them. Scalars keep their spelling.
 */
@NullMarked
package dev.holdfast.dsl.yaml.layout;

import org.jspecify.annotations.NullMarked;
