/**
 * The tables of a simulated world.
 *
 * <p>In: a connection and a world with the list of what changed. Out: rows that say the same, and the world read from them. No row
 * is written that did not change.
 */
@NullMarked
package dev.holdfast.executor.fabric.world.store;

import org.jspecify.annotations.NullMarked;
