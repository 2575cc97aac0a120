package dev.holdfast.dsl.groovy.gate;

/** What the scanner tells apart. */
enum TokenKind {
    WORD,
    NUMBER,
    TEXT,
    SIGN
}
