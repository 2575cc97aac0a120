/**
 * Quantities with their units in the type: sizes, rates, shares, money and calendar ages.
 *
 * <p>In: the text a user writes. Out: exact values, and the canonical text of each ({@code parse(x.toString())} equals
 * {@code x}). Arithmetic that could overflow throws {@link java.lang.ArithmeticException}.
 */
@NullMarked
package dev.holdfast.dsl.quantity;

import org.jspecify.annotations.NullMarked;
