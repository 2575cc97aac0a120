/**
 * What is wrong with the user's text, as collected values.
 *
 * <p>In: nothing. Out: {@link dev.holdfast.dsl.diagnostic.Diagnostic}s with a code, a place and a remedy. Problems in a
 * user's text are never exceptions: every reader adds to one {@link dev.holdfast.dsl.diagnostic.Diagnostics} collector and
 * goes on, so that all problems are reported at once.
 *
 * <p>Here, too, is the list of what can be said: {@link dev.holdfast.dsl.diagnostic.DiagnosticCode}s of texts and
 * {@link dev.holdfast.dsl.diagnostic.FindingType}s of plans, with their {@link dev.holdfast.dsl.diagnostic.Meanings}, which
 * are kept as Markdown among the resources.
 */
@NullMarked
package dev.holdfast.dsl.diagnostic;

import org.jspecify.annotations.NullMarked;
