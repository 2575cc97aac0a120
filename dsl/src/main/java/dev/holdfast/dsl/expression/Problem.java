package dev.holdfast.dsl.expression;

import dev.holdfast.dsl.diagnostic.DiagnosticCode;

/**
 * Something wrong with the text of an expression.
 *
 * @param offset first character, counted in {@code char}s from the start of the text
 * @param length characters; 0 only at the end of the text
 * @param code one of the expression codes
 * @param detail full sentences: what is wrong, why, what to write instead
 */
public record Problem(int offset, int length, DiagnosticCode code, String detail) {}
