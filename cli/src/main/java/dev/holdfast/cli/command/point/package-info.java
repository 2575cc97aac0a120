/**
 * The commands that make recovery points, keep them and restore from them.
 *
 * <p>In: names of machines and points. Out: calls of a {@link dev.holdfast.executor.workspace.Workspace}, and what came of them.
 */
@NullMarked
package dev.holdfast.cli.command.point;

import org.jspecify.annotations.NullMarked;
