/**
 * A tree as text in YAML, in the style of the samples: blocks for what is large, one line for what is small.
 *
 * <p>In: a neutral tree of any vocabulary, and its comments. Out: text that reads back to the same tree.
 */
@NullMarked
package dev.holdfast.dsl.yaml.write;

import org.jspecify.annotations.NullMarked;
