/**
 * The command line.
 *
 * <p>In: arguments. Out: results on the standard output, messages on the error stream, an exit status.
 */
@NullMarked
package dev.holdfast.cli;

import org.jspecify.annotations.NullMarked;
