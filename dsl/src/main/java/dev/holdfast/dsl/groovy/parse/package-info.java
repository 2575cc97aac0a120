/**
 * The text of a Groovy policy file becomes our own tree; the only package that knows Groovy's classes.
 *
 * <p>In: {@link dev.holdfast.dsl.text.GatedText} that the gate admits. Out: {@link dev.holdfast.dsl.groovy.syntax.Script}, or
 * diagnostics. Groovy parses and nothing more: no compilation phase runs, no class is resolved or loaded for the text, no
 * transformation is registered. What its tree says is then read by an allow-list: a node or a slot that is not known is
 * refused at its place. Each name must stand in the text where the tree says it stands.
 */
@NullMarked
package dev.holdfast.dsl.groovy.parse;

import org.jspecify.annotations.NullMarked;
