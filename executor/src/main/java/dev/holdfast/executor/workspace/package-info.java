/**
 * The way in for commands: record and world of an estate, wherever they are kept.
 *
 * <p>In: a place and the name of an estate. Out: what the planner needs, and the operations that change the world.
 */
@NullMarked
package dev.holdfast.executor.workspace;

import org.jspecify.annotations.NullMarked;
