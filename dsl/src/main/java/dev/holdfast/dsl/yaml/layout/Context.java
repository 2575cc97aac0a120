package dev.holdfast.dsl.yaml.layout;

/**
 * A mapping or list that is open.
 *
 * @param kind how it is written
 * @param written column at which its elements are written, from 0
 * @param column column at which they will be
 */
record Context(Kind kind, int written, int column) {

    /** How a collection can be written. */
    enum Kind {
        MAPPING,
        SEQUENCE,
        /** A list whose dashes stand below the key it belongs to. */
        INDENTLESS,
        /** A collection in brackets. */
        FLOW
    }

    boolean is(Kind wanted) {
        return kind == wanted;
    }
}
