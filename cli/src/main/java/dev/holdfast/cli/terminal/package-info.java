/**
 * Text for people: safe characters, aligned columns, colour as an addition.
 *
 * <p>In: cells of text that may come from anywhere. Out: a {@link dev.holdfast.cli.terminal.Page} of lines that cannot
 * contain a control sequence which we did not put there.
 */
@NullMarked
package dev.holdfast.cli.terminal;

import org.jspecify.annotations.NullMarked;
