package dev.holdfast.dsl.tree;

/** The kinds of {@link Node}: THE list; switch on it as an expression without {@code default}. */
public enum NodeKind {
    SCALAR,
    SEQUENCE,
    MAPPING
}
