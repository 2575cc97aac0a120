/**
 * What words of the command line mean, and the options that commands share.
 *
 * <p>In: words as they were typed. Out: values, or a {@link dev.holdfast.cli.session.CommandException} that says what would be
 * right.
 */
@NullMarked
package dev.holdfast.cli.argument;

import org.jspecify.annotations.NullMarked;
