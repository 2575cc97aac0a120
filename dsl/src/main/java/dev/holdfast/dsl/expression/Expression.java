package dev.holdfast.dsl.expression;

/** A checked expression. Equal expressions are equal values; the text it came from is not part of it. */
public interface Expression {}
