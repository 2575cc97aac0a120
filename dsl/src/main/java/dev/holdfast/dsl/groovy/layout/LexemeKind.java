package dev.holdfast.dsl.groovy.layout;

/** The kinds of {@link Lexeme}: THE list. */
enum LexemeKind {
    WORD,
    NUMBER,
    /** Text in quotes, with all that it interpolates. */
    TEXT,
    /** The braces of a condition and what is in them. */
    CONDITION,
    SIGN,
    /** From two slashes to the end of the line. */
    LINE_COMMENT,
    /** Between a slash with a star and a star with a slash. */
    BLOCK_COMMENT
}
