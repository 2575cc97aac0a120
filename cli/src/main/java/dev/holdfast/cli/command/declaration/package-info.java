/**
 * Commands about the text of a declaration: {@code init}, {@code validate}, {@code fmt} and {@code convert}.
 *
 * <p>In: files. Out: files, and their problems.
 */
@NullMarked
package dev.holdfast.cli.command.declaration;

import org.jspecify.annotations.NullMarked;
