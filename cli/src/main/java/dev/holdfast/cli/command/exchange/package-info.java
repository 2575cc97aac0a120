/**
 * The commands that take over what people have already.
 *
 * <p>In: arguments, and files of other programs. Out: files of ours, and what was not taken over and why.
 */
@NullMarked
package dev.holdfast.cli.command.exchange;

import org.jspecify.annotations.NullMarked;
