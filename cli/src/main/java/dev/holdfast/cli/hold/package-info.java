/**
 * Legal holds on the command line.
 *
 * <p>In: points and ends as people write them, and what the world holds. Out: references to points, holds, and what the user
 * is told of them.
 */
@NullMarked
package dev.holdfast.cli.hold;

import org.jspecify.annotations.NullMarked;
