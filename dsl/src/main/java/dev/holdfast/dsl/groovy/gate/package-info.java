/**
 * Decides on the text of a Groovy policy file whether a parser may see it.
 *
 * <p>In: {@link dev.holdfast.dsl.text.GatedText}. Out: yes or no, with a diagnostic for each reason at its place. One pass,
 * linear in the size: brackets, texts in quotes, words and signs are read as Groovy's lexer reads them or are refused; what
 * could be read in two ways is refused. Inside the limits Groovy's parser needs little time and stack.
 */
@NullMarked
package dev.holdfast.dsl.groovy.gate;

import org.jspecify.annotations.NullMarked;
