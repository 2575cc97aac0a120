package dev.holdfast.dsl.groovy.syntax;

import dev.holdfast.dsl.diagnostic.SourceSpan;

/** The name of an argument inside a function or closure, and where it is written. */
public record Parameter(String name, SourceSpan span) {}
