package dev.holdfast.dsl.groovy.syntax;

/** The kinds of {@link Expression}: THE list; switch on it as an expression without {@code default}. */
public enum ExpressionKind {
    LITERAL,
    TEMPLATE,
    LIST,
    MAP,
    RANGE,
    NAME,
    PROPERTY,
    INDEX,
    CALL,
    UNARY,
    BINARY,
    CONDITIONAL,
    ELVIS,
    CLOSURE
}
