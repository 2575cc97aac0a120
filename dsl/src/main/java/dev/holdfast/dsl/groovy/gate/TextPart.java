package dev.holdfast.dsl.groovy.gate;

/**
 * Whole statements of the outermost level, which can be parsed without the rest of the file.
 *
 * @param start offset of the first character
 * @param end offset of the first character after the part
 */
public record TextPart(int start, int end) {}
