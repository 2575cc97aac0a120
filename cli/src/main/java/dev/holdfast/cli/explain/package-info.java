/**
 * Why something is as it is: a recovery point, a machine, another managed object, or a word of a message.
 *
 * <p>In: an {@link dev.holdfast.cli.explain.EstateView} (declaration, plan, record and world at one instant), or the
 * meanings of findings. Out: {@link dev.holdfast.cli.explain.Explanation}, facts with the line that decided each.
 */
@NullMarked
package dev.holdfast.cli.explain;

import org.jspecify.annotations.NullMarked;
