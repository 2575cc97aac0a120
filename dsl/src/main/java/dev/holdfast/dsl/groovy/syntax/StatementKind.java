package dev.holdfast.dsl.groovy.syntax;

/** The kinds of {@link Statement}: THE list; switch on it as an expression without {@code default}. */
public enum StatementKind {
    EVALUATE,
    DECLARE,
    ASSIGN,
    IF,
    FOR_IN,
    SWITCH,
    RETURN
}
