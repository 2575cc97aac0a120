/**
 * The way in: a path on disk becomes a checked declaration and its machines.
 *
 * <p>In: a file or a folder. Out: {@link dev.holdfast.dsl.declaration.LoadedDeclaration}. Reads files; everything it calls
 * works on text.
 */
@NullMarked
package dev.holdfast.dsl.declaration;

import org.jspecify.annotations.NullMarked;
