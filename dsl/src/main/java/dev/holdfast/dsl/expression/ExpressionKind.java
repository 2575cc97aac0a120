package dev.holdfast.dsl.expression;

/** The kinds of {@link Expression}: THE list; switch on it as an expression without {@code default}. */
public enum ExpressionKind {
    NULL,
    LITERAL,
    LIST,
    NAME,
    PROPERTY,
    INDEX,
    CALL,
    CLOSURE,
    UNARY,
    BINARY,
    CONDITIONAL,
    ELVIS
}
