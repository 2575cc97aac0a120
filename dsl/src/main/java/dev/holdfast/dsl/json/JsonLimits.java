package dev.holdfast.dsl.json;

/** What a JSON value may hold; beyond it is an error at its place, never a lack of memory. A file may have any length. */
public final class JsonLimits {

    /** Deepest nesting of objects and lists. */
    static final int MAX_DEPTH = 64;
    /** Longest record, in characters of its values and keys, and longest line of NDJSON. */
    public static final int MAX_RECORD_LENGTH = 4 * 1024 * 1024;
    /** Longest single text. */
    static final int MAX_TEXT_LENGTH = 1024 * 1024;
    /** Longest number, in characters. */
    static final int MAX_NUMBER_LENGTH = 100;
    /** Longest key. */
    static final int MAX_KEY_LENGTH = 10_000;
    /** Most parts of a record. */
    static final int MAX_RECORD_PARTS = 200_000;

    private JsonLimits() {}
}
