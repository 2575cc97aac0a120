/**
 * Bytes become text that may be parsed, whatever the spelling of the declaration.
 *
 * <p>In: a file, or its bytes. Out: {@link dev.holdfast.dsl.text.GatedText}, with a diagnostic for each place that is not
 * UTF-8, holds a forbidden character or is too long. Linear in the size; the package knows no grammar.
 */
@NullMarked
package dev.holdfast.dsl.text;

import org.jspecify.annotations.NullMarked;
