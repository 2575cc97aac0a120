/**
 * JSON with places: the neutral tree of one value after the other, from files of any length.
 *
 * <p>In: bytes. Out: {@link dev.holdfast.dsl.tree.Node}s with their spans; limits make a hostile file an error at its place.
 */
@NullMarked
package dev.holdfast.dsl.json;

import org.jspecify.annotations.NullMarked;
