/**
 * The way in for commands: one directory's record and world.
 *
 * <p>In: a directory and the name of an estate. Out: what the planner needs, and the operations that change the world.
 */
@NullMarked
package dev.holdfast.executor.workspace;

import org.jspecify.annotations.NullMarked;
