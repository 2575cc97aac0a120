/**
 * Files that commands write and read back: whole or not at all.
 *
 * <p>In: bytes and places. Out: a file, a plan that was saved, or what a change of a file would look like.
 */
@NullMarked
package dev.holdfast.cli.file;

import org.jspecify.annotations.NullMarked;
