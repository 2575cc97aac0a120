/**
 * The canonical layout of policy files in Groovy, and the comments in them.
 *
 * <p>In: a text that was parsed without errors. Out: the same words and signs with other white space between them. Loops,
 * functions and literals stay as they are written; conditions are not touched at all, because their text is part of the model.
 */
@NullMarked
package dev.holdfast.dsl.groovy.layout;

import org.jspecify.annotations.NullMarked;
