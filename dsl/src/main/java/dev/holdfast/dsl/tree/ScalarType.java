package dev.holdfast.dsl.tree;

/** What the spelling of a scalar says it is (YAML 1.2 core schema; other front ends map to the same). */
public enum ScalarType {
    /** Quoted, or plain text that is nothing else: {@code gold}, {@code "7"}, {@code 22:00}, {@code yes}. */
    TEXT,
    /** A plain integer that fits the core schema: {@code 7}, {@code -1}. */
    INTEGER,
    /** A plain decimal number: {@code 0.5}. */
    DECIMAL,
    /** Plain {@code true} or {@code false}. */
    BOOLEAN,
    /** Plain {@code null}, {@code ~} or nothing at all. */
    NULL
}
