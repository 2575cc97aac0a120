/**
 * Comments that say who accepts which findings until when: {@code holdfast:ignore HF1031 until=2027-01-31 reason="…"}.
 *
 * <p>In: the texts of a declaration in either spelling. Out: {@link dev.holdfast.dsl.ignore.Ignores}, each with the part of its
 * text for whose findings it is; what is meant as an ignore and is none is reported.
 */
@NullMarked
package dev.holdfast.dsl.ignore;

import org.jspecify.annotations.NullMarked;
