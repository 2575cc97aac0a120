/**
 * The commands, one file each: arguments, a call, a view, an exit status.
 *
 * <p>In: words of the command line and a {@link dev.holdfast.cli.session.Session}. Out: an
 * {@link dev.holdfast.cli.session.ExitStatus}. {@link dev.holdfast.cli.command.CommandName} is the list of commands.
 */
@NullMarked
package dev.holdfast.cli.command;

import org.jspecify.annotations.NullMarked;
