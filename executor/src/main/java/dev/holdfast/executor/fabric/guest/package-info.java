/**
 * What a machine is like when a backup comes, and what follows from it. In: its guest and its troubles. Out: how consistent the
 * point is and why, or why there is none.
 */
@NullMarked
package dev.holdfast.executor.fabric.guest;

import org.jspecify.annotations.NullMarked;
