/**
 * The neutral tree that every front end produces: scalars, sequences and mappings, each with its place.
 *
 * <p>In: text. Out: {@link dev.holdfast.dsl.tree.Node}s. The tree knows no vocabulary of backup policies; the binder alone
 * knows the words, so the spellings of the language cannot drift apart.
 */
@NullMarked
package dev.holdfast.dsl.tree;

import org.jspecify.annotations.NullMarked;
