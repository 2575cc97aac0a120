package dev.holdfast.dsl.expression.token;

/** The kinds of {@link Token}. */
public enum TokenKind {
    /** Quoted text, a number, or a quantity; its value is set. */
    VALUE,
    /** A word: a name, {@code true}, {@code null}, {@code in}. */
    WORD,
    /** An operator or a bracket. */
    SYMBOL,
    /** After the last token. */
    END
}
