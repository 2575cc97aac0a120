/**
 * Commands that answer questions and change nothing: {@code cost}, {@code coverage}, {@code explain}, {@code retention}, {@code
 * schedule} and {@code status}.
 *
 * <p>In: a declaration, or record and world. Out: an answer, as text or for programs.
 */
@NullMarked
package dev.holdfast.cli.command.question;

import org.jspecify.annotations.NullMarked;
