/**
 * The commands that look after the record itself.
 *
 * <p>In: arguments. Out: calls of a {@link dev.holdfast.executor.workspace.RecordKeeper}, and what came of them.
 */
@NullMarked
package dev.holdfast.cli.command.state;

import org.jspecify.annotations.NullMarked;
