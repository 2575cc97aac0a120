/**
 * The commands that look at the simulated world and let its time pass.
 *
 * <p>In: arguments. Out: the world as text or JSON, and calls of a {@link dev.holdfast.executor.workspace.Workspace}.
 */
@NullMarked
package dev.holdfast.cli.command.fabric;

import org.jspecify.annotations.NullMarked;
